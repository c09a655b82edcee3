// Where a reader of R's statements stands, and what it can tell of the tokens ahead.
import { NAME } from '../code/lexer.js';
import { kindAt, type ListReader, within as withinBrackets } from '../code/list-reader.js';
import type { ValueNode } from '../code/outline.js';
import { tokenText, touches } from '../code/token-list.js';

export { endBefore, kindAt, nested, note, pass, startOf } from '../code/list-reader.js';

export const [OPEN, CLOSE, COMMA, DOT, EQUALS] = [40, 41, 44, 46, 61];
export const [OPEN_SQUARE, LAMBDA, OPEN_BRACE] = [91, 92, 123];

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

export interface RReader extends ListReader {
  readonly read: RReaders;
  /** Whether the end of a line ends what is read: it does not in round and square brackets. */
  lines: boolean;
}

/** @returns the word that the next token is; "" where it is none */
export function wordAt(r: RReader): string {
  return kindAt(r) === NAME ? tokenText(r.list, r.at).replaceAll('`', '') : '';
}

/** Whether the next token belongs to a further line, and no bracket holds them together. */
export function lineEnds({ list, at, lines }: RReader): boolean {
  return lines && (list.lines[at] ?? 0) > (list.lines[at - 1] ?? 0);
}

/** Reads what stands in the brackets that the next token opens, and passes them. @param lines whether lines end statements there */
export function within(r: RReader, lines: boolean, read: () => void): void {
  const before = r.lines;
  r.lines = lines;
  withinBrackets(r, read);
  r.lines = before;
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
