// Text of a repository or of people in Markdown: it stays text, whatever stands in it.
import { oneLine } from '../../../errors.js';
import type { Place } from '../../../model/index.js';
import { placeText, shorten } from '../../../terminal/text.js';
import { type Kept, lineUrl } from '../../links.js';

/** In characters: of a text, and of a name, a path or a command. */
const longest = { text: 2000, code: 300 };

/**
 * Text as it is. Marks of CommonMark and GFM are escaped (spec.commonmark.org 2.4), and what GitHub makes of plain text afterwards, where an escape is gone
 * already (mentions, numbers of issues), is parted by a word joiner.
 */
export function text(untrusted: string): string {
  return shorten(oneLine(untrusted), longest.text)
    .replace(/[\\`*[\]<>|~&$]|(?<![a-z\d])_|_(?![a-z\d])/gi, '\\$&')
    .replace(/:(?=\/\/)|\.(?<=\bwww\.)/gi, '\\$&')
    .replace(/@(?=\w)|#(?=\d)|\bGH-(?=\d)/g, '$&\u2060')
    .replace(/^[-=+#]/, '\\$&')
    .replace(/^\d+(?=\.\s)/, '$&\\');
}

/** What the rules say, in which commands stand between backticks. */
export function prose(rule: string): string {
  return rule
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? code(part) : text(part)))
    .join('');
}

/** Text in a code span, for what people copy: names, paths, commands. */
export function code(untrusted: string): string {
  const safe = shorten(oneLine(untrusted), longest.code);
  const longestRun = Math.max(0, ...[...safe.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longestRun + 1);
  const pad = longestRun > 0 || safe.startsWith(' ') || safe === '' ? ' ' : '';
  return `${fence}${pad}${safe}${pad}${fence}`;
}

/** The same in a cell of a table, which a bar would end, also within a code span. */
export function cell(markdown: string): string {
  return markdown.replaceAll('|', '\\|').replaceAll('\\\\|', '\\|');
}

/** An address between "<" and ">", which nothing in it ends. */
function address(url: string): string {
  return oneLine(url).replace(/[<>\\\s]/g, (mark) => encodeURIComponent(mark));
}

/** A link to a web address; other addresses stay text. */
export function webLink(url: string): string {
  return /^https?:\/\//i.test(url) ? `[${code(url)}](<${address(url)}>)` : code(url);
}

/** A place, linked to its line where that is known. */
export function placeLink(project: Kept, place: Place): string {
  const url = place.path.length > longest.code ? null : lineUrl(project, place);
  return url === null ? code(placeText(place)) : `[${code(placeText(place))}](<${address(url)}>)`;
}

/** What opens when it is clicked. */
export function folded(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>', ''];
}

/** A table of GFM; its cells are Markdown already. */
export function table(head: readonly string[], aligns: readonly ('left' | 'right')[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `| ${aligns.map((align) => (align === 'right' ? '---:' : '---')).join(' | ')} |`, ...rows.map(line), ''];
}
