import { jsonText } from '../../../terminal/json.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report } from '../../report.js';
import { linesText, shortReport } from '../../short.js';

/** The report as JSON, keys in the order of the shape; without the texts of the rules where not all is asked for. */
export function json(report: Report, { full }: Pick<RenderOptions, 'full'>): string {
  return full ? jsonText(report) : linesText(shortReport(report));
}
