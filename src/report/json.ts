import type { Report } from './shape.js';

/** The report as JSON, keys in the order of the shape, two spaces, a line break at the end. */
export function json(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
