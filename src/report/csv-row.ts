// Rows of CSV (RFC 4180), for spreadsheets, by whoever writes any.
import { oneLine } from '../errors.js';
import { cut } from './cut.js';

/** A spreadsheet takes no more characters in one cell (Excel: 32,767). */
const longest = 32_000;

/** A row with its line break. */
export function csvRow(cells: readonly (string | number | boolean | null)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/**
 * Text in one line, as long as a cell may be. What a spreadsheet could take for a formula gets an apostrophe before it (OWASP, "CSV Injection": = + - @, also
 * as full-width characters, a tab or a carriage return at the beginning); what holds a semicolon is quoted, since many of them part cells there.
 */
function cell(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const line = cut(oneLine(value), longest);
  const text = /^(?:\s*[=+\-@＝＋－＠]|[\t\r])/.test(value) || /^\s*[=+\-@＝＋－＠]/.test(line) ? `'${line}` : line;
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
