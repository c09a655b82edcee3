// Where a reader of Python's statements stands, and what it can tell of the token just read.
import { END, NAME, type Tokens, text } from '../code/lexer.js';
import { other } from '../code/new-value.js';
import type { ValueNode } from '../code/outline.js';
import { advance } from './lexer.js';

/** Where a reader of statements stands. `source` has as many characters as `tokens` has bytes. */
export interface PythonReader {
  readonly tokens: Tokens;
  readonly source: string;
  /** Open expressions around this one. */
  nesting: number;
}

/** Words that begin statements, and nothing inside brackets. */
export const beginnings: ReadonlySet<string> = new Set([
  'def',
  'class',
  'import',
  'return',
  'while',
  'try',
  'assert',
  'raise',
  'del',
  'with',
  'pass',
  'break',
  'continue',
]);

/** Words that end a value. */
export const ends: ReadonlySet<string> = new Set(['for', 'async', 'else', 'as', 'from', 'import']);
/** Words between values. */
export const operators: ReadonlySet<string> = new Set(['and', 'or', 'not', 'in', 'is']);
/** Words that are values of which nothing is asked. */
export const constants: ReadonlySet<string> = new Set(['None', 'True', 'False']);

/** @returns the word of the token just read; "" where it is no name */
export function word({ tokens }: PythonReader): string {
  return tokens.kind === NAME ? text(tokens) : '';
}

/** Whether nothing but blanks stands before the token just read in its line. */
export function leads({ tokens, source }: PythonReader): boolean {
  let at = tokens.start - 1;
  while (at >= 0 && (source[at] === ' ' || source[at] === '\t')) at--;
  return at < 0 || source[at] === '\n' || source[at] === '\r';
}

/** Whether a token closes a bracket. */
export function closes(kind: number): boolean {
  return kind === 41 || kind === 93 || kind === 125;
}

/** Whether a bracket was left open: the code goes on with a statement. */
export function broken(r: PythonReader): boolean {
  return r.tokens.kind === NAME && beginnings.has(word(r)) && leads(r);
}

/** @returns the beginning of a string without its prefix and quotes */
export function withoutStart(piece: string): string {
  return piece.replace(/^[A-Za-z]{0,2}(?:"""|'''|"|')/, '');
}

/** @returns the end of a string without its quotes */
export function withoutEnd(piece: string): string {
  return piece.replace(/(?:"""|'''|"|')$/, '');
}

/** `+=`, `:=` and the like. */
export function assigns({ tokens: t, source }: PythonReader): boolean {
  return t.end - t.start === 2 && source[t.start + 1] === '=' && !'=!<>'.includes(source[t.start] ?? '');
}

/** Passes a value that is nested too deep, with all that is in its brackets. */
export function pass(r: PythonReader): ValueNode {
  const { tokens: t } = r;
  const at = t.start;
  const depth = t.depth;
  const opens = t.kind === 40 || t.kind === 91 || t.kind === 123;
  advance(t);
  if (opens) {
    while (t.kind !== END && t.depth >= depth) advance(t);
    if (closes(t.kind)) advance(t);
  }
  return other(at);
}

/** Where the last token before the one just read ended, blanks left out. */
export function previousEnd({ tokens, source }: PythonReader): number {
  let at = tokens.start;
  while (at > 0 && ' \t\f\r\n\\'.includes(source[at - 1] ?? '')) at--;
  return at;
}
