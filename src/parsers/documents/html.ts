// Reads HTML simply: headings, paragraphs, tables; scripts, styles and code are passed over.
import { cleanEntities } from './inline.js';
import { heading, mark, type Piece, type Reading, withoutMarks } from './pieces.js';

const skipped = new Set(['script', 'style', 'pre', 'nav', 'template', 'noscript', 'svg', 'head']);
const inline = new Set(['b', 'i', 'em', 'strong', 'span', 'u', 'small', 'sup', 'sub', 'abbr', 'mark', 'font', 'q', 'cite', 'label', 'time', 'var', 'wbr']);

/**
 * Reads HTML from the left; an element that is never closed ends with the text. What a template engine puts in its place is no text of the page.
 * @param inCode for a component of a front end: what is no text between tags is code
 */
export function readHtml(lines: readonly string[], inCode = false): Reading {
  const text = withoutEngine(lines.join('\n'), inCode);
  const pieces: Piece[] = [];
  const state: TagState = { line: 1, run: '', item: false, heading: null, cells: null, header: false, inCode };
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('<', at);
    const until = open < 0 ? text.length : open;
    state.run += text.slice(at, until);
    state.line += newlines(text, at, until);
    if (open < 0) break;
    const end = endOfTag(text, open);
    if (end === open) {
      state.run += '<';
      at = open + 1;
      continue;
    }
    onTag(text.slice(open, end), state, pieces);
    const name = tagName(text.slice(open, open + 20));
    const next = skipped.has(name) ? endOfElement(text, end, name) : end;
    if (next > end && name === 'pre') pieces.push({ kind: 'filling' });
    state.line += newlines(text, open, next);
    at = next;
  }
  flush(state, pieces);
  endRow(state, pieces);
  return { pieces, frontMatter: {} };
}

interface TagState {
  line: number;
  run: string;
  item: boolean;
  heading: { level: number; line: number } | null;
  cells: string[] | null;
  header: boolean;
  inCode: boolean;
}

/** Statements and comments of Jinja, Django, Liquid and the like, and in components what stands in braces; line breaks stay. */
function withoutEngine(text: string, inCode: boolean): string {
  const blank = (all: string) => all.replace(/[^\n]/g, ' ');
  const plain = text.includes('{') ? text.replace(/\{%[^{}%]{0,500}%\}|\{#[^{}#]{0,500}#\}|\{\{[^{}]{0,500}\}\}/g, blank) : text;
  if (!inCode) return plain;
  // Words in quotes are text: {' '}, {"Do not rely on it."}
  return plain.replace(/\{[ \t]{0,5}(["'`])([^"'`{}\n]{0,500})\1[ \t]{0,5}\}/g, (_, __, words: string) => words).replace(/\{[^{}\n]{0,300}\}/g, blank);
}

const code = /[{}]|=>|;[ \t]*(?:\n|$)|^[ \t]*[)(&|?:]|\b(?:const|import|export|return|function)\b[^.]{0,80}[=({]/m;

function onTag(tag: string, state: TagState, pieces: Piece[]): void {
  const close = tag.startsWith('</');
  const name = tagName(tag);
  if (name === '' || inline.has(name)) return;
  if (name === 'a') state.run += close ? mark.linkEnd : mark.link;
  else if (name === 'code' || name === 'kbd') state.run += close ? mark.codeEnd : mark.code;
  else if (name === 'img' || name === 'video') pieces.push({ kind: 'filling' });
  else if (/^h[1-6]$/.test(name)) {
    flush(state, pieces);
    endRow(state, pieces);
    state.heading = close ? null : { level: Number(name.charAt(1)), line: state.line };
  } else if (name === 'tr' || name === 'table') {
    endRow(state, pieces);
    if (name === 'tr' && !close) state.cells = [];
  } else if (name === 'td' || name === 'th') {
    if (state.cells && !close) state.run = '';
    if (state.cells && close) {
      state.cells.push(withoutMarks(cleanEntities(state.run)));
      state.header ||= name === 'th';
      state.run = '';
    }
  } else {
    if (state.cells) {
      state.run += ' ';
      return;
    }
    flush(state, pieces);
    state.item = name === 'li' && !close;
  }
}

function flush(state: TagState, pieces: Piece[]): void {
  const text = cleanEntities(state.run.replace(/\s+/g, ' ')).trim();
  const isCode = state.inCode && code.test(state.run.slice(0, 2_000));
  state.run = '';
  if (text === '' || isCode) return;
  if (state.heading) {
    pieces.push(heading(text, state.heading.level, state.heading.line));
    state.heading = null;
  } else {
    pieces.push({ kind: 'text', text, item: state.item }, { kind: 'break' });
    state.item = false;
  }
}

function endRow(state: TagState, pieces: Piece[]): void {
  if (state.cells && state.cells.length > 0) pieces.push({ kind: 'row', cells: state.cells, header: state.header });
  state.cells = null;
  state.header = false;
}

/** The index behind a tag or comment; the index of `<` itself when it opens none. */
function endOfTag(text: string, open: number): number {
  if (text.startsWith('<!--', open)) {
    const end = text.indexOf('-->', open + 4);
    return end < 0 ? text.length : end + 3;
  }
  if (!/[A-Za-z/!?]/.test(text.charAt(open + 1))) return open;
  const end = text.indexOf('>', open + 1);
  return end < 0 ? text.length : end + 1;
}

function endOfElement(text: string, from: number, name: string): number {
  const closing = new RegExp(`</${name}\\b`, 'gi');
  closing.lastIndex = from;
  const found = closing.exec(text);
  if (!found) return text.length;
  const end = text.indexOf('>', found.index);
  return end < 0 ? text.length : end + 1;
}

function tagName(tag: string): string {
  return (/^<\/?([A-Za-z][A-Za-z0-9]{0,15})/.exec(tag)?.[1] ?? '').toLowerCase();
}

function newlines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (text.charCodeAt(at) === 10) count += 1;
  return count;
}
