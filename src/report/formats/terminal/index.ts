// The report for a terminal: what to know in the first screen, the details below it, and at the end what was not seen.

import { paintFor } from '../../../terminal/paint.js';
import { safe } from '../../../terminal/text.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report } from '../../report.js';
import { details } from './details.js';
import { ending } from './ending.js';
import { summary } from './summary.js';

/** The report as text for a terminal or a file, ending in a line break. */
export function terminal(untrusted: Report, look: RenderOptions): string {
  const report = safe(untrusted);
  const paint = paintFor(look);
  const parts = [summary(report, look, paint), report.readiness.assessed ? details(report, look, paint) : [], ending(report, look, paint)];
  const text = parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
  return `${text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}
