// Where the keys and strings of a TOML text stand. The text is known to parse; of any other text only the lines would be wrong.
import { deepest, type KeyLines, keyLines } from './places.js';

export interface TomlPlaces {
  keys: KeyLines;
  /** The first line from `from` on that holds the string as a whole literal, escapes as written; `from` when none does. */
  literal(text: string, from: number): number;
}

interface Cursor {
  readonly text: string;
  at: number;
  /** The line of `at`, from 1. */
  line: number;
}

/** @returns the lines of the keys and of the strings behind them */
export function tomlPlaces(text: string): TomlPlaces {
  const keys = keyLines();
  const literals = new Map<string, number[]>();
  const cursor: Cursor = { text, at: 0, line: 1 };
  const tables = tableNames();
  let table: string[] = [];
  const note = (path: readonly string[], line: number) => {
    for (let length = 1; length <= Math.min(path.length, deepest); length++) {
      const above = path.slice(0, length);
      if (!keys.has(above)) keys.set(above, line);
    }
  };
  while (passBlank(cursor)) {
    const { line } = cursor;
    const open = text[cursor.at] !== '[' ? 0 : text[cursor.at + 1] !== '[' ? 1 : 2;
    cursor.at += open;
    const path = readKey(cursor);
    if (open > 0) {
      table = tables(path, open === 2);
      note(table, line);
    } else note([...table, ...path], line);
    readValue(cursor, (literal, at) => {
      const lines = literals.get(literal);
      if (!lines) literals.set(literal, [at]);
      else if (lines.at(-1) !== at) lines.push(at);
    });
  }
  return { keys, literal: (string, from) => firstFrom(literals.get(string) ?? [], from) };
}

/** Resolves the names of tables: an array of tables is followed by the number of its table that is open. */
function tableNames(): (path: readonly string[], list: boolean) => string[] {
  const counts = new Map<string, number>();
  return (path, list) => {
    const table: string[] = [];
    path.forEach((part, index) => {
      table.push(part);
      const name = table.join('\u0000');
      const count = (counts.get(name) ?? 0) + (list && index === path.length - 1 ? 1 : 0);
      if (count === 0) return;
      counts.set(name, count);
      table.push(String(count - 1));
    });
    return table;
  };
}

/** Passes blanks, line ends and comments. Returns whether anything follows. */
function passBlank(cursor: Cursor): boolean {
  for (; cursor.at < cursor.text.length; cursor.at++) {
    const char = cursor.text[cursor.at] ?? '';
    if (char === '\n') cursor.line++;
    else if (char === '#') passComment(cursor);
    else if (!/\s/.test(char)) return true;
  }
  return false;
}

/** Moves to the last character of a comment. */
function passComment(cursor: Cursor): void {
  const end = cursor.text.indexOf('\n', cursor.at);
  cursor.at = (end < 0 ? cursor.text.length : end) - 1;
}

/** Reads a dotted key up to "=", "]" or the end of its line. */
function readKey(cursor: Cursor): string[] {
  const parts: string[] = [];
  let part = '';
  const end = () => {
    if (part !== '' && parts.length <= deepest) parts.push(part);
    part = '';
  };
  for (; cursor.at < cursor.text.length; cursor.at++) {
    const char = cursor.text[cursor.at] ?? '';
    if (char === '=' || char === ']' || char === '\n') break;
    if (char === '"' || char === "'") part = readString(cursor);
    else if (char === '.') end();
    else if (!/\s/.test(char)) part += char;
  }
  end();
  return parts;
}

/** Passes what stands behind a key, or behind the name of a table, up to the end of its last line; tells each string in it. */
function readValue(cursor: Cursor, tell: (literal: string, line: number) => void): void {
  let depth = 0;
  for (; cursor.at < cursor.text.length; cursor.at++) {
    const char = cursor.text[cursor.at] ?? '';
    if (char === '\n') {
      // A table's name is closed by brackets that were not opened here.
      if (depth <= 0) return;
      cursor.line++;
    } else if (char === '#') passComment(cursor);
    else if (char === '"' || char === "'") {
      const { line } = cursor;
      tell(readString(cursor), line);
    } else if (char === '[' || char === '{') depth++;
    else if (char === ']' || char === '}') depth--;
  }
}

/** Reads a string of any of the four kinds, and moves to its last character. */
function readString(cursor: Cursor): string {
  const { text } = cursor;
  const quote = text[cursor.at] ?? '';
  const long = text.startsWith(quote.repeat(3), cursor.at);
  const close = long ? quote.repeat(3) : quote;
  const start = cursor.at + close.length;
  let at = start;
  for (; at < text.length && !text.startsWith(close, at); at++) {
    if (text[at] === '\\' && quote === '"') at++;
    if (text[at] !== '\n') continue;
    if (!long) break;
    cursor.line++;
  }
  // One or two quotes may stand right before the three that close.
  if (long) for (let more = 0; more < 2 && text[at + 3] === quote; more++) at++;
  cursor.at = text[at] === '\n' ? at - 1 : at + close.length - 1;
  return text.slice(start, at);
}

/** The first of the lines, in order, that is not before `from`. */
function firstFrom(lines: readonly number[], from: number): number {
  let low = 0;
  for (let high = lines.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((lines[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return lines[low] ?? from;
}
