// Where a reader of R's statements stands, and what it can tell of the tokens ahead.
import { END, NAME } from '../code/lexer.js';
import type { CodeStatement, Outline, ValueNode } from '../code/outline.js';
import { type TokenList, tokenText, touches } from '../code/token-list.js';

export const [OPEN, CLOSE, COMMA, DOT, EQUALS] = [40, 41, 44, 46, 61];
export const [OPEN_SQUARE, LAMBDA, OPEN_BRACE] = [91, 92, 123];

const mostNesting = 150;

/** What reads what may hold one another. */
export interface RReaders {
  value(r: RReader): ValueNode;
  operand(r: RReader): ValueNode;
  /** A function, from `function` or its backslash on. */
  defined(r: RReader, at: number): ValueNode;
  /** What is in braces. */
  block(r: RReader, at: number): ValueNode;
  /** `if`, `for`, `while`, `repeat`; null where none of them comes. */
  control(r: RReader, at: number, word: string): ValueNode | null;
}

export interface RReader {
  readonly read: RReaders;
  readonly list: TokenList;
  readonly outline: Outline;
  /** The number of the token that is read next, and of the one that closes the brackets around it. */
  at: number;
  limit: number;
  nesting: number;
  /** Whether the end of a line ends what is read: it does not in round and square brackets. */
  lines: boolean;
  owner: number;
  block: number;
}

/** @returns the kind of a token, by how far ahead it is; END behind the brackets that are read */
export function kindAt({ list, at, limit }: RReader, ahead = 0): number {
  return at + ahead >= limit ? END : (list.kinds[at + ahead] ?? END);
}

/** @returns the word that the next token is; "" where it is none */
export function wordAt(r: RReader): string {
  return kindAt(r) === NAME ? tokenText(r.list, r.at).replaceAll('`', '') : '';
}

/** Where the next token starts. */
export function startOf({ list, at }: RReader): number {
  return list.starts[at] ?? list.source.length;
}

/** Where the last token ended. */
export function endBefore({ list, at }: RReader): number {
  return list.ends[at - 1] ?? 0;
}

/** Whether the next token belongs to a further line, and no bracket holds them together. */
export function lineEnds({ list, at, lines }: RReader): boolean {
  return lines && (list.lines[at] ?? 0) > (list.lines[at - 1] ?? 0);
}

/** Reads what stands in the brackets that the next token opens, and passes them. @param lines whether lines end statements there */
export function within(r: RReader, lines: boolean, read: () => void): void {
  const { limit, at, lines: before } = r;
  const close = Math.min(r.list.partners[at] ?? limit, limit);
  r.limit = close;
  r.lines = lines;
  r.at++;
  while (r.at < close) {
    const from = r.at;
    read();
    if (r.at === from) r.at++;
  }
  r.limit = limit;
  r.lines = before;
  r.at = Math.min(close + 1, limit);
}

/** Passes the next token, with all that is in its brackets. */
export function pass(r: RReader): void {
  const partner = r.list.partners[r.at] ?? 0;
  r.at = partner > r.at ? Math.min(partner + 1, r.limit) : r.at + 1;
}

/** Reads what is not too deep; the rest is passed. */
export function nested(r: RReader, read: () => ValueNode, otherwise: () => ValueNode): ValueNode {
  if (r.nesting >= mostNesting) {
    pass(r);
    return otherwise();
  }
  r.nesting++;
  const found = read();
  r.nesting--;
  return found;
}

/** Reads the operator that comes next: `->`, `|>`, `%in%`, `&&`. @returns its text and how many tokens it has; "" where there is none */
export function operatorAt(r: RReader): { mark: string; tokens: number } {
  const { list, at } = r;
  const kind = kindAt(r);
  if (kind === EQUALS) return { mark: tokenText(list, at), tokens: 1 };
  if (kind !== 4) return { mark: '', tokens: 0 };
  const first = tokenText(list, at);
  if (first === ';') return { mark: '', tokens: 0 };
  if (first === '%') {
    for (let ahead = 1; ahead < 6 && list.lines[at + ahead] === list.lines[at]; ahead++)
      if (tokenText(list, at + ahead) === '%') return { mark: list.source.slice(list.starts[at], list.ends[at + ahead]), tokens: ahead + 1 };
    return { mark: '', tokens: 0 };
  }
  let mark = first;
  let tokens = 1;
  while (tokens < 4 && at + tokens < r.limit && touches(list, at + tokens) && longer.has(mark + tokenText(list, at + tokens))) {
    mark += tokenText(list, at + tokens);
    tokens++;
  }
  return { mark, tokens };
}

const longer: ReadonlySet<string> = new Set(['->', '->>', '|>', '||', '&&', '>=', '<=', '!=', '==']);

/** Notes a statement that ends with the last token. */
export function note(r: RReader, kind: CodeStatement['kind'], start: number, parts: Partial<Pick<CodeStatement, 'targets' | 'value' | 'names'>>): void {
  r.outline.statements.push({ kind, start, end: endBefore(r), owner: r.owner, block: r.block, targets: [], value: null, names: [], ...parts });
}
