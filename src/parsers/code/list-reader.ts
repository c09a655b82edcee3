// Where a reader of a list of tokens stands, whatever the language, and how it goes on.
import { END } from './lexer.js';
import type { CodeStatement, Outline } from './outline.js';
import type { TokenList } from './token-list.js';

/** Open statements, values and functions around one that is still read. */
const mostNesting = 150;

export interface ListReader {
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
}

/** @returns the kind of a token, by how far ahead it is; END behind the brackets that are read */
export function kindAt({ list, at, limit }: ListReader, ahead = 0): number {
  return at + ahead >= limit ? END : (list.kinds[at + ahead] ?? END);
}

/** Where the next token starts. */
export function startOf({ list, at }: ListReader): number {
  return list.starts[at] ?? list.source.length;
}

/** Where the last token ended. */
export function endBefore({ list, at }: ListReader): number {
  return list.ends[at - 1] ?? 0;
}

/** Passes the next token, with all that is in its brackets. */
export function pass(r: ListReader): void {
  const partner = r.list.partners[r.at] ?? 0;
  r.at = partner > r.at ? Math.min(partner + 1, r.limit) : r.at + 1;
}

/** Reads what is not too deep; the rest is passed. */
export function nested<T>(r: ListReader, read: () => T, otherwise: () => T): T {
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
  r: ListReader,
  kind: CodeStatement['kind'],
  start: number,
  parts: Partial<Pick<CodeStatement, 'targets' | 'value' | 'names'>>,
): CodeStatement {
  const statement: CodeStatement = { kind, start, end: endBefore(r), owner: r.owner, block: r.block, targets: [], value: null, names: [], ...parts };
  r.outline.statements.push(statement);
  return statement;
}

/** Reads what stands in the brackets that the next token opens, and passes them. @param read must go on; where it does not, a token is passed */
export function within(r: ListReader, read: () => void): void {
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
