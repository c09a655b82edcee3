// Reads reStructuredText: underlined headings, directives, comments, list tables, grid tables and simple tables.
import { cleanEmphasis, cleanRst } from './inline.js';
import { cellsOf, heading, mark, type Piece, type Reading, withoutMarks } from './pieces.js';

/** Directives whose content is prose of the document. */
const speaking =
  /^(?:note|warning|important|attention|tip|caution|danger|hint|error|admonition|seealso|topic|sidebar|versionadded|versionchanged|deprecated|epigraph|rubric)$/;
const adornment = /^([=\-~^"'#*+.:_`<>])\1{2,}[ \t]*$/;

/** Reads reStructuredText line by line. Heading levels follow the order in which the underlines appear. */
export function readRst(lines: readonly string[]): Reading {
  const clean = cleanRst(withoutBlocks(lines).join('\n')).split('\n');
  const pieces: Piece[] = [];
  const styles: string[] = [];
  let table: Table = 'none';
  for (let index = 0; index < clean.length; index += 1) {
    const line = clean[index] ?? '';
    const next = clean[index + 1] ?? '';
    const text = line.replaceAll(mark.picture, '').trim();
    if (text === '') {
      pieces.push({ kind: line.includes(mark.picture) ? 'filling' : 'break' });
      if (table === 'grid' || table === 'body') table = 'none';
    } else if (text === blockMark) {
      pieces.push({ kind: 'filling' });
    } else if (isTitle(line, next)) {
      const over = adornment.test(clean[index - 1] ?? '') && clean[index - 1]?.charAt(0) === next.charAt(0);
      const style = next.charAt(0) + (over ? ' over' : '');
      if (!styles.includes(style)) styles.push(style);
      pieces.push(heading(cleanEmphasis(text), styles.indexOf(style) + 1, index + 1));
      index += 1;
      table = 'none';
    } else if (/^\+[-=+]+\+$/.test(text)) {
      table = 'grid';
    } else if (table === 'grid' && text.startsWith('|')) {
      pieces.push({ kind: 'row', cells: cellsOf(cleanEmphasis(text)), header: /^\+=[=+]+\+$/.test(next.trim()) });
    } else if (/^={2,}(?: +={2,})+$/.test(text)) {
      table = table === 'none' ? 'head' : table === 'head' ? 'body' : 'none';
    } else if (table === 'head' || table === 'body') {
      pieces.push({ kind: 'row', cells: text.split(/ {2,}/).map((cell) => withoutMarks(cleanEmphasis(cell))), header: table === 'head' });
    } else if (text.startsWith(rowMark)) {
      pushCell(text, pieces);
    } else if (!adornment.test(text)) {
      const item = /^(?:[-*+•]|\d{1,4}[.)]|\(?[a-z0-9#]\))[ \t]+/.exec(text);
      pieces.push({ kind: 'text', text: cleanEmphasis(text.slice(item?.[0].length ?? 0)), item: item !== null });
    }
  }
  return { pieces, frontMatter: {} };
}

type Table = 'none' | 'grid' | 'head' | 'body';

const blockMark = '\uE008';
const rowMark = '\uE009';

function isTitle(line: string, next: string): boolean {
  return (
    adornment.test(next) && !/^[ \t]/.test(next) && line.trim().length <= 150 && next.trim().length >= Math.min(3, line.trim().length) && !adornment.test(line)
  );
}

/** Takes away comments, silent directives and literal blocks with their indented content; every line keeps its number. */
function withoutBlocks(lines: readonly string[]): string[] {
  let dropping = -1;
  let listTable = -1;
  return lines.map((line) => {
    const blank = line.trim() === '';
    const indent = line.length - line.trimStart().length;
    if (dropping >= 0) {
      if (blank || indent > dropping) return '';
      dropping = -1;
    }
    if (listTable >= 0 && !blank) {
      if (indent > listTable) return cellLine(line);
      listTable = -1;
    }
    const directive = /^[ \t]*\.\.[ \t]+(?:\|[^|\n]{1,80}\|[ \t]+)?([A-Za-z][\w:-]{0,60})::(?:[ \t]([^\n]*))?$/.exec(line);
    if (directive) {
      const name = (directive[1] ?? '').toLowerCase();
      if (name === 'list-table') {
        listTable = indent;
        return '';
      }
      if (speaking.test(name)) return directive[2] ?? '';
      dropping = indent;
      return name === 'toctree' || name === 'contents' ? '' : blockMark;
    }
    if (/^[ \t]*\.\.(?:[ \t]|$)/.test(line)) {
      // A link target stands alone; any other comment takes its indented lines along.
      dropping = indent;
      return '';
    }
    if (/^[ \t]+:[\w-]{1,40}:(?:[ \t]|$)/.test(line)) return '';
    if (line.trimEnd().endsWith('::')) {
      dropping = indent;
      return line.trimEnd().slice(0, -1);
    }
    return line;
  });
}

function cellLine(line: string): string {
  const cell = /^[ \t]*(\*[ \t]+)?-([^\n]*)/.exec(line);
  if (cell) return rowMark + (cell[1] ? '*' : '-') + (cell[2] ?? '');
  return /^[ \t]*:[\w-]{1,40}:/.test(line) ? '' : `${rowMark}+${line.trim()}`;
}

/** A list table names each cell on its own line; `*` opens a row. The first row holds the columns. */
function pushCell(text: string, pieces: Piece[]): void {
  const cell = withoutMarks(cleanEmphasis(text.slice(2)));
  const last = pieces.at(-1);
  if (text.charAt(1) === '*') pieces.push({ kind: 'row', cells: [cell], header: last?.kind !== 'row' });
  else if (last?.kind === 'row' && text.charAt(1) === '-') last.cells.push(cell);
  else if (last?.kind === 'row') {
    // Added, and not written anew: a cell may have thousands of lines.
    const before = last.cells.pop() ?? '';
    last.cells.push(before === '' || cell === '' ? before + cell : `${before} ${cell}`);
  }
}
