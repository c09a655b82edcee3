// Where keys and strings stand in TOML and JSON texts: the parsers give values without places.
import { linesOf } from './values.js';

export interface Places {
  /** The line of a key, or of its nearest ancestor that is known; 1 when none is. */
  key(path: readonly string[]): number;
  /** The first line from `from` on that holds the string as a whole literal; `from` when none does. */
  literal(text: string, from: number): number;
}

const separator = '\u0000';

/** @returns the places in a TOML text; an approximation by lines that a wrong line number is the worst outcome of. */
export function tomlPlaces(text: string): Places {
  const keys = new Map<string, number>();
  const literals = new Map<string, number[]>();
  let table: string[] = [];
  for (const [index, line] of linesOf(text).entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#')) continue;
    const parts = tokens(trimmed);
    if (trimmed.startsWith('[') && /^\[{1,2}[^\][,]*\]{1,2}[ \t]*(?:#|$)/.test(trimmed)) {
      table = parts.before;
      note(keys, table, index + 1);
    } else if (parts.equals) note(keys, [...table, ...parts.before], index + 1);
    for (const literal of parts.literals) {
      const lines = literals.get(literal);
      if (!lines) literals.set(literal, [index + 1]);
      else if (lines.at(-1) !== index + 1) lines.push(index + 1);
    }
  }
  return places(keys, literals);
}

/** @returns the places of the keys of a JSON text, down to `depth` keys; literals are not looked for. */
export function jsonPlaces(text: string, depth: number): Places {
  const keys = new Map<string, number>();
  const path: string[] = [];
  const inObject: boolean[] = [];
  let line = 1;
  let key = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (char === '\n') line++;
    else if (char === '"') {
      const start = i + 1;
      for (i++; i < text.length && text[i] !== '"' && text[i] !== '\n'; i++) if (text[i] === '\\') i++;
      let next = i + 1;
      while (text[next] === ' ') next++;
      if (text[next] === ':' && inObject.at(-1) === true && path.length < depth) {
        key = text.slice(start, Math.min(i, start + 300));
        note(keys, [...path, key], line);
      }
      if (text[i] === '\n') line++;
    } else if (char === '{' || char === '[') {
      if (inObject.length > 0) path.push(path.length < depth ? key : '');
      inObject.push(char === '{');
      key = '';
    } else if (char === '}' || char === ']') {
      inObject.pop();
      key = path.pop() ?? '';
    }
  }
  return places(keys, new Map());
}

function places(keys: ReadonlyMap<string, number>, literals: ReadonlyMap<string, number[]>): Places {
  return {
    key(path) {
      for (let length = path.length; length > 0; length--) {
        const line = keys.get(path.slice(0, length).join(separator));
        if (line !== undefined) return line;
      }
      return 1;
    },
    literal(text, from) {
      const lines = literals.get(text) ?? [];
      let low = 0;
      for (let high = lines.length; low < high; ) {
        const middle = (low + high) >> 1;
        if ((lines[middle] ?? 0) < from) low = middle + 1;
        else high = middle;
      }
      return lines[low] ?? from;
    },
  };
}

function note(keys: Map<string, number>, path: readonly string[], line: number): void {
  const joined = path.join(separator);
  if (path.length <= 12 && !keys.has(joined)) keys.set(joined, line);
}

/** Reads one line: the dotted key before "=", whether there is one, and all whole string literals. */
function tokens(line: string): { before: string[]; equals: boolean; literals: string[] } {
  const before: string[] = [];
  const literals: string[] = [];
  let equals = false;
  let word = '';
  const end = () => {
    if (word !== '' && !equals && before.length < 13) before.push(word);
    word = '';
  };
  for (let i = 0; i < line.length; i++) {
    const char = line[i] ?? '';
    if (char === '#') break;
    if (char === '"' || char === "'") {
      const start = i + 1;
      for (i++; i < line.length && line[i] !== char; i++) if (line[i] === '\\' && char === '"') i++;
      const literal = line.slice(start, i);
      if (!equals) word = literal;
      literals.push(literal);
    } else if (char === '=') {
      end();
      equals = true;
    } else if (/[\w-]/.test(char)) word += equals ? '' : char;
    else end();
  }
  end();
  return { before, equals, literals };
}
