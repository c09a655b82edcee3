// Reads Markdown, and plain text as a Markdown without code by indentation.
import type Token from 'markdown-it/lib/token.mjs';
import { readFrontMatter } from './front-matter.js';
import { cleanEmphasis, cleanTags } from './inline.js';
import { type Blocks, parseBlocks } from './markdown-parser.js';
import { heading, mark, type Piece, type Reading, withoutMarks } from './pieces.js';

const listItem = /^[ \t]*(?:[-*+•]|\d{1,4}[.)])[ \t]+/;
const longestUnderlined = 120;
const longestBold = 90;

/** What is open where the reader stands. */
interface Reader {
  readonly lines: readonly string[];
  readonly plain: boolean;
  readonly blocks: Blocks;
  readonly pieces: Piece[];
  /** The next paragraph opens a list item, or a quote. */
  item: boolean;
  quote: boolean;
  /** The row of a table that is being read, and whether it names the columns. */
  cells: string[] | null;
  header: boolean;
}

/**
 * Reads Markdown. Never throws.
 * @param plain for text files: indentation means nothing, and a short line in capitals is a heading
 */
export function readMarkdown(lines: readonly string[], plain = false): Reading {
  const head = plain ? { values: {}, lines: 0 } : readFrontMatter(lines);
  // Blank lines in its place, so that every line keeps its number.
  const source = '\n'.repeat(head.lines) + lines.slice(head.lines).join('\n');
  const reader: Reader = { lines, plain, blocks: parseBlocks(source, plain), pieces: [], item: false, quote: false, cells: null, header: false };
  const { tokens } = reader.blocks;
  tokens.forEach((token, index) => {
    if (token.type === 'inline') readInline(reader, token, tokens[index - 1], tokens[index + 2]);
    else readBlock(reader, token);
  });
  return { pieces: reader.pieces, frontMatter: head.values };
}

function readBlock(reader: Reader, token: Token): void {
  const { pieces } = reader;
  switch (token.type) {
    case 'list_item_open':
    case 'list_item_close':
      reader.item = token.nesting > 0;
      break;
    case 'blockquote_open':
      reader.quote = true;
      break;
    case 'fence':
    case 'code_block':
      pieces.push({ kind: 'filling' });
      break;
    case 'html_block':
      readHtmlBlock(reader, token);
      break;
    case 'thead_open':
    case 'tbody_open':
      reader.header = token.type === 'thead_open';
      break;
    case 'tr_open':
      reader.cells = [];
      break;
    case 'tr_close':
      if (reader.cells) pieces.push({ kind: 'row', cells: reader.cells, header: reader.header });
      reader.cells = null;
      break;
    case 'paragraph_close':
    case 'hr':
    case 'table_close':
      pieces.push({ kind: 'break' });
      break;
  }
}

function readInline(reader: Reader, token: Token, before: Token | undefined, after: Token | undefined): void {
  const { cells, pieces, quote } = reader;
  reader.quote = false;
  const words = reader.blocks.wordsOf(token);
  if (cells) {
    if (words.includes(mark.picture)) pieces.push({ kind: 'filling' });
    cells.push(withoutMarks(words));
  } else if (before?.type === 'heading_open' && isTitle(before, words)) {
    if (words.includes(mark.picture)) pieces.push({ kind: 'filling' });
    const over = lineAbove(words);
    pieces.push(heading(words.slice(over), Number(before.tag.charAt(1)), firstLine(token) + (over > 0 ? 1 : 0)));
    // A heading that is a link leads to what it announces.
    if (words.includes(mark.link)) pieces.push({ kind: 'filling' });
  } else if (isLoose(reader, token, words, after)) pieces.push(heading(words.replace(/:\s*$/, ''), 6, firstLine(token), true));
  else if (!isNote(token)) readLines(reader, (quote ? words.replace(/^\[!\w{1,20}\]/, '') : words).split('\n'), firstLine(token));
}

function firstLine(token: Token): number {
  return (token.map?.[0] ?? 0) + 1;
}

/** Whether a heading is no paragraph with a rule below it, which Markdown takes for a heading as well. */
function isTitle(opening: Token, words: string): boolean {
  if (opening.markup.startsWith('#')) return true;
  const title = words.slice(lineAbove(words));
  return !title.includes('\n') && title.length <= longestUnderlined;
}

/** The length of the first line, if it is one of equals signs: titles may have a line above and one below. */
function lineAbove(words: string): number {
  return /^=+[ \t]*\n/.exec(words)?.[0].length ?? 0;
}

/** `[^1]: …`; its text belongs to where it is called, not to the section at whose end it stands. */
function isNote(token: Token): boolean {
  return /^\[\^[^[\]\n]{1,200}\]:/.test(token.content);
}

/** A line of bold type, or in plain text one in capitals, that stands alone. */
function isLoose({ item, lines, plain }: Reader, token: Token, words: string, after: Token | undefined): boolean {
  if (item || words.includes('\n') || words.length > longestBold || /[.!?,]\s*$/.test(words)) return false;
  if ((lines[token.map?.[1] ?? 0] ?? '').trim() !== '' && after?.type !== 'fence') return false;
  if (plain) return /^[A-Z0-9][A-Z0-9 &/,'().:-]*$/.test(words) && /[A-Z]{3}/.test(words);
  return /^(?:\*\*[^*]+\*\*|__[^_]+__):?$/.test(token.content.trim());
}

/** Reads the lines of a paragraph, or of HTML. */
function readLines(reader: Reader, lines: readonly string[], first: number): void {
  const { pieces } = reader;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? '';
    if (line.includes(mark.picture)) pieces.push({ kind: 'filling' });
    const text = line.replaceAll(mark.picture, '').trim();
    if (text.includes(mark.heading)) {
      at = pushHtmlHeading(lines, at, first, pieces);
      continue;
    }
    if (text === '') pieces.push({ kind: 'break' });
    else if (!/^[-*_= \t]+$/.test(text)) pieces.push(proseOf(reader, text));
    at += 1;
  }
}

/** A line that opens an item without being one by the rules of Markdown (an indented one below a paragraph, "•") is meant as one. */
function proseOf(reader: Reader, line: string): Piece {
  const marker = listItem.exec(line);
  const body = line.slice(marker?.[0].length ?? 0).trim();
  const item = reader.item || marker !== null;
  reader.item = false;
  const box = /^\[([ xX]?)\][ \t]/.exec(body);
  return box ? { kind: 'text', text: body.slice(box[0].length), item: true, ticked: /x/i.test(box[1] ?? '') } : { kind: 'text', text: body, item };
}

function readHtmlBlock(reader: Reader, token: Token): void {
  const content = token.content.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => comment.replace(/[^\n]/g, ''));
  readLines(reader, cleanEmphasis(cleanTags(content)).split('\n'), firstLine(token));
  reader.pieces.push({ kind: 'break' });
}

/** `<h1>Title</h1>`, also over a few lines; gives the index of the line to go on with. */
function pushHtmlHeading(lines: readonly string[], at: number, first: number, pieces: Piece[]): number {
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
    if (title.trim() !== '') pieces.push(heading(title, Number(part.charAt(0)), first + at));
    if (title.includes(mark.link)) pieces.push({ kind: 'filling' });
    const after = rest.join(' ').trim();
    if (after !== '') pieces.push({ kind: 'text', text: after, item: false });
  }
  return index;
}
