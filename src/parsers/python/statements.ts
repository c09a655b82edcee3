// A Python source as a list of statements, each with its place and its words: for readings that need no expression understood.
import { bytesOf, END, NAME, NEWLINE, openTokens, STRING, type Tokens } from '../code/lexer.js';
import { advance } from './lexer.js';

export interface PythonStatement {
  /** Where it begins in its line, from 0. */
  column: number;
  /** Its first and its last line, from 1. */
  line: number;
  end: number;
  words: { kind: 'name' | 'string' | 'other'; text: string }[];
  /** The index of the word behind the colon that ends its head; -1 where it has none. */
  body: number;
}

const maxStatements = 20_000;
const maxWords = 500;

/** @returns the statements of a source, at most 20,000, each with at most 500 words. Never throws. */
export function pythonStatements(source: string): PythonStatement[] {
  const t = openTokens(bytesOf(source));
  const found: PythonStatement[] = [];
  for (let kind = advance(t); kind !== END && found.length < maxStatements; kind = advance(t)) {
    if (kind === NEWLINE) continue;
    const statement: PythonStatement = { column: columnOf(t), line: t.line, end: t.line, words: [], body: -1 };
    for (let next: number = kind; next !== NEWLINE && next !== END; next = advance(t)) {
      statement.end = t.line;
      if (next === 58 && t.depth === 0 && statement.body < 0) statement.body = statement.words.length + 1;
      if (statement.words.length < maxWords)
        statement.words.push({ kind: next === NAME ? 'name' : next === STRING ? 'string' : 'other', text: t.bytes.toString('utf8', t.start, t.end) });
    }
    found.push(statement);
  }
  return found;
}

/** Where a line's first token stands, a tab reaching to the next eighth column. */
export function columnOf({ bytes, start }: Tokens): number {
  let at = start;
  while (at > 0 && bytes[at - 1] !== 10 && bytes[at - 1] !== 13) at--;
  let column = 0;
  for (; at < start; at++) column = bytes[at] === 9 ? column + 8 - (column % 8) : column + 1;
  return column;
}
