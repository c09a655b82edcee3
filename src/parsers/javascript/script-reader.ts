// Where a reader of a script's statements stands, and what it can tell of the tokens ahead.
import { END, NAME } from '../code/lexer.js';
import { kindAt, type ListReader, pass, startOf } from '../code/list-reader.js';
import type { ValueNode } from '../code/outline.js';
import { tokenText, touches } from '../code/token-list.js';

export { endBefore, kindAt, nested, note, pass, startOf, within } from '../code/list-reader.js';

export const [OPEN, CLOSE, COMMA, DOT, COLON, SEMICOLON, EQUALS, AT] = [40, 41, 44, 46, 58, 59, 61, 64];
export const [LESS, GREATER, OPEN_SQUARE, CLOSE_SQUARE, OPEN_BRACE, CLOSE_BRACE] = [60, 62, 91, 93, 123, 125];

/** What reads what may hold one another. */
export interface ScriptReaders {
  /** @param head whether the words `in` and `of` end it, as in `for (a of b)` */
  value(r: ScriptReader, head?: boolean): ValueNode;
  /** `a, b`: what counts is the last one. */
  sequence(r: ScriptReader): ValueNode;
  operand(r: ScriptReader): ValueNode;
  statement(r: ScriptReader): void;
}

export interface ScriptReader extends ListReader {
  readonly read: ScriptReaders;
  className: string | null;
  /** What the functions are handed to that are written here. */
  handedTo: ValueNode[];
}

/** @returns the word that a token is, by how far ahead it is; "" where it is none */
export function wordAt(r: ScriptReader, ahead = 0): string {
  return kindAt(r, ahead) === NAME ? tokenText(r.list, r.at + ahead) : '';
}

/** @returns the mark that a token is; "" behind the brackets that are read */
export function markAt(r: ScriptReader, ahead = 0): string {
  return kindAt(r, ahead) === END ? '' : tokenText(r.list, r.at + ahead);
}

/** Whether the next token begins a line. */
export function leads({ list, at }: ScriptReader): boolean {
  return (list.lines[at] ?? 0) > (list.lines[at - 1] ?? 0);
}

/** Whether the next token is the head of a template that holds values, up to the first of them. */
export function opensTemplate(r: ScriptReader): boolean {
  return kindAt(r) === OPEN_BRACE && r.list.source[startOf(r)] === '`';
}

/** Whether a token touches the one before it. */
export function joins({ list, at }: ScriptReader, ahead = 0): boolean {
  return touches(list, at + ahead);
}

/** Passes what comes up to a mark of this kind, or the end of the brackets. */
export function passTo(r: ScriptReader, mark: number): void {
  while (kindAt(r) !== mark && kindAt(r) !== END) pass(r);
}
