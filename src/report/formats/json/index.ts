import type { Report } from '../../report.js';

/** The report as JSON, keys in the order of the shape. */
export function json(report: Report): string {
  return jsonOf(report);
}

/** Data as JSON: two spaces, a line break at the end. What a terminal would obey or not show (as in `oneLine`) is written as an escape, which says the same to a parser. */
export function jsonOf(data: unknown): string {
  const text = JSON.stringify(data, null, 2).replace(
    /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${text}\n`;
}
