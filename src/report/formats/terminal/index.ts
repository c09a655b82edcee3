// The report for a terminal: one screen with the verdict first and last; in full, or for one stage, the details between.

import { paintFor } from '../../../terminal/paint.js';
import { safe } from '../../../terminal/text.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report } from '../../report.js';
import { details } from './details.js';
import { ending } from './ending.js';
import { longLines } from './long.js';
import { lastLine, summary } from './summary.js';

/** The report as text for a terminal or a file, ending in a line break. */
export function terminal(untrusted: Report, given: RenderOptions): string {
  const report = safe(untrusted);
  // How points came about is told of every check.
  const look = { ...given, full: given.full || given.ledger };
  const paint = paintFor(look);
  const { assessed } = report.readiness;
  const more =
    !assessed || (!look.full && look.stage === null)
      ? []
      : [...(look.full ? [longLines(report, look, paint)] : []), details(report, look, paint), ending(report, look, paint)];
  const text = [summary(report, look, paint), ...more, [lastLine(report, look, paint)]]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n').trimEnd())
    .join('\n\n');
  return `${text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}
