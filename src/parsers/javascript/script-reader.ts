// Where a reader of a script's statements stands, and what it can tell of the tokens ahead.
import { END, NAME } from '../code/lexer.js';
import type { CodeStatement, Outline, ValueNode } from '../code/outline.js';
import { type TokenList, tokenText, touches } from '../code/token-list.js';

export const [OPEN, CLOSE, COMMA, DOT, COLON, SEMICOLON, EQUALS, AT] = [40, 41, 44, 46, 58, 59, 61, 64];
export const [LESS, GREATER, OPEN_SQUARE, CLOSE_SQUARE, OPEN_BRACE, CLOSE_BRACE] = [60, 62, 91, 93, 123, 125];

/** Open statements, values and functions around one that is still read. */
const mostNesting = 200;

/** What reads what may hold one another. */
export interface ScriptReaders {
  /** @param head whether the words `in` and `of` end it, as in `for (a of b)` */
  value(r: ScriptReader, head?: boolean): ValueNode;
  /** `a, b`: what counts is the last one. */
  sequence(r: ScriptReader): ValueNode;
  operand(r: ScriptReader): ValueNode;
  statement(r: ScriptReader): void;
}

export interface ScriptReader {
  readonly read: ScriptReaders;
  readonly list: TokenList;
  readonly outline: Outline;
  /** The number of the token that is read next. */
  at: number;
  /** The number of the token that closes the brackets around it. */
  limit: number;
  nesting: number;
  /** The function, and how many blocks in it, that statements are noted under. */
  owner: number;
  block: number;
  className: string | null;
  /** What the functions are handed to that are written here. */
  handedTo: ValueNode[];
}

/** @returns the kind of a token, by how far ahead it is; END behind the brackets that are read */
export function kindAt({ list, at, limit }: ScriptReader, ahead = 0): number {
  return at + ahead >= limit ? END : (list.kinds[at + ahead] ?? END);
}

/** @returns the word that a token is, by how far ahead it is; "" where it is none */
export function wordAt(r: ScriptReader, ahead = 0): string {
  return kindAt(r, ahead) === NAME ? tokenText(r.list, r.at + ahead) : '';
}

/** @returns the mark that a token is; "" behind the brackets that are read */
export function markAt(r: ScriptReader, ahead = 0): string {
  return kindAt(r, ahead) === END ? '' : tokenText(r.list, r.at + ahead);
}

/** Where the next token starts. */
export function startOf({ list, at }: ScriptReader): number {
  return list.starts[at] ?? list.source.length;
}

/** Where the last token ended. */
export function endBefore({ list, at }: ScriptReader): number {
  return list.ends[at - 1] ?? 0;
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

/** Reads what stands in the brackets that the next token opens, and passes them. @param read must go on; where it does not, a token is passed */
export function within(r: ScriptReader, read: () => void): void {
  const { limit, at } = r;
  const close = Math.min(r.list.partners[at] ?? limit, limit);
  r.limit = close;
  r.at++;
  while (r.at < close) {
    const before = r.at;
    read();
    if (r.at === before) r.at++;
  }
  r.limit = limit;
  r.at = Math.min(close + 1, limit);
}

/** Passes the next token, with all that is in its brackets. */
export function pass(r: ScriptReader): void {
  const partner = r.list.partners[r.at] ?? 0;
  r.at = partner > r.at ? Math.min(partner + 1, r.limit) : r.at + 1;
}

/** Passes what comes up to a mark of this kind, or the end of the brackets. */
export function passTo(r: ScriptReader, mark: number): void {
  while (kindAt(r) !== mark && kindAt(r) !== END) pass(r);
}

/** Reads what is not too deep; the rest is passed. */
export function nested<T>(r: ScriptReader, read: () => T, otherwise: () => T): T {
  if (r.nesting >= mostNesting) {
    pass(r);
    return otherwise();
  }
  r.nesting++;
  const found = read();
  r.nesting--;
  return found;
}

/** Notes a statement that ends with the last token. */
export function note(
  r: ScriptReader,
  kind: CodeStatement['kind'],
  start: number,
  parts: Partial<Pick<CodeStatement, 'targets' | 'value' | 'names'>>,
): CodeStatement {
  const statement: CodeStatement = { kind, start, end: endBefore(r), owner: r.owner, block: r.block, targets: [], value: null, names: [], ...parts };
  r.outline.statements.push(statement);
  return statement;
}
