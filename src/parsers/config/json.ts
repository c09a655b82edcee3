// Reads JSON as people write it, with comments and trailing commas, and knows the line of every key. Bounded in depth.
import { type JSONVisitor, visit } from 'jsonc-parser';
import { once } from '../text/lazy.js';
import { deepest, type KeyLines, keyLines } from './places.js';

export interface JsonFile {
  value: unknown;
  /** The line (from 1) of a key, or of the nearest one above it. */
  line(path: readonly string[]): number;
}

/** The reader calls itself for what is nested: this many levels are far from the end of the stack. */
const maxDepth = 500;

class Unreadable extends Error {}

/** @returns the values of a JSON text and the lines of its keys; null where it does not parse or is nested deeper than 500 levels. Never throws. */
export function readJson(text: string): JsonFile | null {
  try {
    const value = contentOf(text);
    const lines = once(() => linesOfKeys(text));
    return { value, line: (path) => lines().of(path) };
  } catch (error) {
    if (error instanceof Unreadable) return null;
    throw error;
  }
}

function contentOf(text: string): unknown {
  let root: unknown;
  let key = '';
  const open: (unknown[] | Record<string, unknown>)[] = [];
  const put = (value: unknown) => {
    const parent = open.at(-1);
    if (parent === undefined) root = value;
    else if (Array.isArray(parent)) parent.push(value);
    // An assignment to this key would change the prototype.
    else if (key === '__proto__') Object.defineProperty(parent, key, { value, enumerable: true, configurable: true, writable: true });
    else parent[key] = value;
  };
  const begin = (value: unknown[] | Record<string, unknown>) => {
    if (open.length >= maxDepth) throw new Unreadable();
    put(value);
    open.push(value);
  };
  const end = () => void open.pop();
  read(text, {
    onObjectBegin: () => begin({}),
    onObjectProperty: (name) => {
      key = name;
    },
    onObjectEnd: end,
    onArrayBegin: () => begin([]),
    onArrayEnd: end,
    onLiteralValue: put,
  });
  return root;
}

/** The lines of all keys and list items down to a depth; of a key that is written twice the last one, whose value counts. */
function linesOfKeys(text: string): KeyLines {
  const lines = keyLines();
  let depth = 0;
  const begin = (_offset: number, _length: number, line: number, _column: number, path: () => (string | number)[]) => {
    depth++;
    note(path(), line);
    return depth <= deepest;
  };
  const note = (path: (string | number)[], line: number) => {
    if (typeof path.at(-1) === 'number') lines.set(path.map(String), line + 1);
  };
  const end = () => void depth--;
  read(text, {
    onObjectBegin: begin,
    onObjectProperty: (name, _offset, _length, line, _column, path) => lines.set([...path().map(String), name], line + 1),
    onObjectEnd: end,
    onArrayBegin: begin,
    onArrayEnd: end,
    onLiteralValue: (_value, _offset, _length, line, _column, path) => note(path(), line),
  });
  return lines;
}

function read(text: string, visitor: JSONVisitor): void {
  const refuse = () => {
    throw new Unreadable();
  };
  visit(text, { ...visitor, onError: refuse }, { allowTrailingComma: true });
}
