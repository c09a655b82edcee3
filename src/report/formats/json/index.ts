import { jsonText } from '../../../terminal/json.js';
import type { Report } from '../../report.js';

/** The report as JSON, keys in the order of the shape. */
export function json(report: Report): string {
  return jsonText(report);
}
