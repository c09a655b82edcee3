// Reads AsciiDoc and Org: headings by leading signs, fenced blocks, tables between bars.
import { cleanAsciidoc, cleanEmphasis, cleanOrg } from './inline.js';
import { cellsOf, heading, mark, type Piece, type Reading, withoutMarks } from './pieces.js';

/** Reads AsciiDoc; Markdown's `##` headings are understood too, as AsciiDoc does. */
export function readAsciidoc(lines: readonly string[]): Reading {
  const pieces: Piece[] = [];
  let fence = '';
  let inTable = false;
  let columns = 0;
  for (const [index, line] of cleanAsciidoc(lines.join('\n')).split('\n').entries()) {
    const text = line.trimEnd();
    if (fence !== '') {
      if (text === fence) fence = '';
    } else if (/^(?:-{4,}|\.{4,}|\+{4,}|\/{4,}|`{3,}\w{0,20})$/.test(text)) {
      fence = text.replace(/\w{1,20}$/, '');
      if (!fence.startsWith('/')) pieces.push({ kind: 'filling' });
    } else if (/^[|,:]={3,}$/.test(text)) {
      inTable = !inTable;
      columns = 0;
    } else if (inTable && text.startsWith('|')) {
      const cells = cellsOf(cleanEmphasis(text));
      const last = pieces.at(-1);
      // Cells may stand one to a line; they fill rows as wide as the first one.
      if (columns > 1 && last?.kind === 'row' && !last.header && last.cells.length < columns && cells.length === 1) last.cells.push(...cells);
      else pieces.push({ kind: 'row', cells, header: columns === 0 });
      columns = Math.max(columns, cells.length);
    } else if (text.trim() === '') pieces.push({ kind: 'break' });
    else if (text.includes(mark.picture)) pieces.push({ kind: 'filling' });
    else if (/^(?:\/\/|:[\w!-]{1,60}:|\[[^\]\n]{0,300}\]$|include::)/.test(text)) pieces.push({ kind: 'break' });
    else {
      const title = /^(={1,6}|#{1,6})[ \t]+/.exec(text);
      const item = /^[ \t]*(?:[*.-]{1,5}|\d{1,3}\.)[ \t]+/.exec(text);
      if (title) pieces.push(heading(cleanEmphasis(text.slice(title[0].length)), title[1]?.length ?? 1, index + 1));
      else pieces.push({ kind: 'text', text: cleanEmphasis(text.slice(item?.[0].length ?? 0)), item: item !== null });
    }
  }
  return { pieces, frontMatter: {} };
}

/** Reads Org. `#+TITLE:` becomes the front matter's title. */
export function readOrg(lines: readonly string[]): Reading {
  const pieces: Piece[] = [];
  const frontMatter: Record<string, string | string[]> = Object.create(null);
  let until: RegExp | null = null;
  let rows = 0;
  for (const [index, line] of cleanOrg(lines.join('\n')).split('\n').entries()) {
    const text = line.trim();
    if (until) {
      if (until.test(text)) until = null;
      continue;
    }
    if (!text.startsWith('|')) rows = 0;
    const title = /^(\*{1,20})[ \t]+(?:(TODO|DONE)[ \t]+)?/.exec(line);
    const setting = /^#\+(title|author|date|description):([^\n]*)/i.exec(text);
    if (/^#\+begin_(?:src|example|export|comment)/i.test(text)) {
      until = /^#\+end_(?:src|example|export|comment)/i;
      pieces.push({ kind: 'filling' });
    } else if (/^:(?:PROPERTIES|LOGBOOK):$/i.test(text)) until = /^:END:$/i;
    else if (setting) frontMatter[(setting[1] ?? '').toLowerCase()] = (setting[2] ?? '').trim();
    else if (text === '' || /^#(?:\+|[ \t]|$)/.test(text)) pieces.push({ kind: 'break' });
    else if (title) {
      // Tags at the end of a heading (`:tag:other:`) are no words of it.
      pieces.push(heading(line.slice(title[0].length).replace(/[ \t]:[\w@:]{1,100}:[ \t]{0,20}$/, ''), title[1]?.length ?? 1, index + 1));
    } else if (text.startsWith('|')) {
      if (!/^\|[-+]+\|?$/.test(text)) {
        pieces.push({ kind: 'row', cells: cellsOf(text), header: rows === 0 });
        rows += 1;
      }
    } else {
      const item = /^(?:[-+]|\d{1,3}[.)])[ \t]+(?:\[([ xX-])\][ \t]+)?/.exec(text);
      const body = cleanEmphasis(withoutMarks(text) === '' ? '' : text.slice(item?.[0].length ?? 0));
      pieces.push(item?.[1] ? { kind: 'text', text: body, item: true, ticked: /x/i.test(item[1]) } : { kind: 'text', text: body, item: item !== null });
    }
  }
  return { pieces, frontMatter };
}
