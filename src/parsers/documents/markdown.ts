// Reads Markdown, and plain text as a Markdown without code by indentation.
import { readFrontMatter } from './front-matter.js';
import { cleanEmphasis, cleanMarkdown } from './inline.js';
import { cellsOf, heading, mark, type Piece, type Reading } from './pieces.js';

const listItem = /^[ \t]*(?:[-*+•]|\d{1,4}[.)])[ \t]+/;
const ruleLine = /^[ \t]{0,3}(?:=+|-+)[ \t]*$/;

/**
 * Reads Markdown line by line.
 * @param plain for text files: indentation means nothing, and a short line in capitals is a heading
 */
export function readMarkdown(lines: readonly string[], plain = false): Reading {
  const head = plain ? { values: {}, lines: 0 } : readFrontMatter(lines);
  const { prose, code } = withoutCode(lines, head.lines, plain);
  const clean = cleanMarkdown(prose.join('\n')).split('\n');
  const pieces: Piece[] = [];
  let index = head.lines;
  let inTable = false;
  while (index < clean.length) {
    const line = unquoted(clean[index] ?? '');
    const next = clean[index + 1] ?? '';
    const at = index + 1;
    index += 1;
    if (code.has(at - 1)) pieces.push({ kind: 'filling' });
    if (line.includes(mark.picture)) pieces.push({ kind: 'filling' });
    const text = line.replaceAll(mark.picture, '').trim();
    if (text === '') {
      pieces.push({ kind: 'break' });
      inTable = false;
      continue;
    }
    if (text.includes(mark.heading)) {
      index = pushHtmlHeading(clean, at - 1, pieces);
      continue;
    }
    const atx = /^ {0,3}(#{1,6})(?:[ \t]+|$)/.exec(line);
    if (atx) {
      pieces.push(heading(cleanEmphasis(line.slice(atx[0].length).replace(/[ \t]#+$/, '')), atx[1]?.length ?? 1, at));
      // A heading that is a link leads to what it announces.
      if (line.includes(mark.link)) pieces.push({ kind: 'filling' });
    } else if (inTable && text.includes('|')) {
      pieces.push({ kind: 'row', cells: cellsOf(cleanEmphasis(text)), header: false });
    } else if (text.includes('|') && isTableRule(next)) {
      pieces.push({ kind: 'row', cells: cellsOf(cleanEmphasis(text)), header: true });
      inTable = true;
      index += 1;
    } else if (isSetext(text, next, pieces)) {
      pieces.push(heading(cleanEmphasis(text), next.trim().startsWith('=') ? 1 : 2, at));
      index += 1;
    } else if (isLoose(text, pieces, next, plain)) {
      pieces.push(heading(cleanEmphasis(text).replace(/:$/, ''), 6, at, true));
    } else if (!/^[-*_= \t]+$/.test(text)) {
      pieces.push(proseOf(line));
    }
  }
  return { pieces, frontMatter: head.values };
}

/** Lines with comments, fenced and indented code made blank, and where the code was. */
function withoutCode(lines: readonly string[], from: number, plain: boolean): { prose: string[]; code: Set<number> } {
  const code = new Set<number>();
  let fence = '';
  let inComment = false;
  let inList = false;
  let blankBefore = true;
  const prose = lines.map((line, index) => {
    if (index < from) return '';
    if (fence !== '') {
      const trimmed = line.trim();
      if (trimmed.startsWith(fence) && /^(?:`+|~+)$/.test(trimmed)) fence = '';
      return '';
    }
    const opening = inComment ? null : /^[ \t>]*(?:[-*+][ \t]+|\d{1,3}[.)][ \t]+)?(`{3,}|~{3,})([^\n]*)/.exec(line);
    // Back ticks after back ticks are a code span on one line.
    if (opening && !(opening[2] ?? '').includes('`')) {
      fence = opening[1] ?? '```';
      code.add(index);
      return '';
    }
    const seen = plain ? { text: line, inComment: false } : withoutComments(line, inComment);
    inComment = seen.inComment;
    const blank = seen.text.trim() === '';
    const indented = !plain && /^(?: {4}|\t)/.test(seen.text);
    if (indented && !blank && blankBefore && !inList && !seen.text.includes('</') && !seen.text.trimStart().startsWith('<')) {
      code.add(index);
      return '';
    }
    if (!blank && !/^[ \t]/.test(seen.text)) inList = false;
    if (listItem.test(seen.text) && !indented) inList = true;
    blankBefore = blank;
    return seen.text;
  });
  return { prose, code };
}

function withoutComments(line: string, open: boolean): { text: string; inComment: boolean } {
  let text = '';
  let at = 0;
  let inComment = open;
  while (at < line.length) {
    const next = line.indexOf(inComment ? '-->' : '<!--', at);
    if (next < 0) break;
    if (!inComment) {
      text += line.slice(at, next);
      // A comment mark quoted as code opens nothing.
      if (text.endsWith('`')) return { text: text + line.slice(next), inComment: false };
    }
    at = next + (inComment ? 3 : 4);
    inComment = !inComment;
  }
  return { text: inComment ? text : text + line.slice(at), inComment };
}

/** `<h1>Title</h1>`, also over a few lines; gives the index of the line to go on with. */
function pushHtmlHeading(lines: readonly string[], at: number, pieces: Piece[]): number {
  let words = '';
  let index = at;
  while (index < Math.min(lines.length, at + 6)) {
    const line = lines[index] ?? '';
    words += ` ${line.replaceAll(mark.picture, '')}`;
    index += 1;
    if (line.includes(mark.headingEnd)) break;
  }
  // Several headings may share a line; what stands between them is prose.
  for (const part of words.split(mark.heading).slice(1)) {
    const [title = '', ...rest] = part.slice(1).split(mark.headingEnd);
    if (title.trim() !== '') pieces.push(heading(cleanEmphasis(title), Number(part.charAt(0)), at + 1));
    if (title.includes(mark.link)) pieces.push({ kind: 'filling' });
    const after = rest.join(' ').trim();
    if (after !== '') pieces.push({ kind: 'text', text: cleanEmphasis(after), item: false });
  }
  return index;
}

function proseOf(line: string): Piece {
  const item = listItem.exec(line);
  const body = line.slice(item?.[0].length ?? 0).trim();
  const box = /^\[([ xX]?)\][ \t]/.exec(body);
  const text = cleanEmphasis(body.slice(box?.[0].length ?? 0));
  return box ? { kind: 'text', text, item: true, ticked: /x/i.test(box[1] ?? '') } : { kind: 'text', text, item: item !== null };
}

function isTableRule(line: string): boolean {
  const trimmed = unquoted(line).trim();
  return trimmed.includes('-') && trimmed.includes('|') && /^[|:\- \t]+$/.test(trimmed);
}

function isSetext(text: string, next: string, pieces: readonly Piece[]): boolean {
  if (!ruleLine.test(next) || next.trim().length < 2 || text.length > 120 || listItem.test(text)) return false;
  return pieces.at(-1)?.kind !== 'text';
}

/** A line of bold type, or in plain text one in capitals, that stands alone. */
function isLoose(text: string, pieces: readonly Piece[], next: string, plain: boolean): boolean {
  if (text.length > 90 || pieces.at(-1)?.kind === 'text' || /[.!?,]\**$/.test(text)) return false;
  if (plain) return next.trim() === '' && /^[A-Z0-9][A-Z0-9 &/,'().:-]*$/.test(text) && /[A-Z]{3}/.test(text);
  return /^(?:\*\*[^*]+\*\*|__[^_]+__):?$/.test(text) && next.trim() === '';
}

function unquoted(line: string): string {
  return /^[ \t]{0,3}>/.test(line) ? line.replace(/^(?:[ \t]{0,3}>){1,10}[ \t]?/, '').replace(/^\[!\w{1,20}\]/, '') : line;
}
