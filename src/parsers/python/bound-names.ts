// What names are brought by imports and by the parameters of a function.
import { END, NAME, type Tokens, text } from '../code/lexer.js';
import type { CodeStatement, Parameter } from '../code/outline.js';
import { readValue } from './expression.js';
import { advance } from './lexer.js';
import { closes, type PythonReader, previousEnd, word } from './reader.js';

const [OPEN, COMMA, DOT, COLON, EQUALS] = [40, 44, 46, 58, 61];

function readDotted(s: PythonReader): string {
  const { tokens: t } = s;
  let name = '';
  while (t.kind === DOT || (t.kind === NAME && word(s) !== 'import' && word(s) !== 'as' && (name === '' || name.endsWith('.')))) {
    name += name.length < 300 ? text(t) : '';
    advance(t);
  }
  return name;
}

/** Reads what `import a.b as c, d` names, behind its first word. */
export function readImports(s: PythonReader): CodeStatement['names'] {
  const { tokens: t } = s;
  const names: CodeStatement['names'] = [];
  do {
    advance(t);
    const stands = readDotted(s);
    const root = stands.split('.', 1)[0] ?? stands;
    if (word(s) === 'as') {
      advance(t);
      names.push({ local: word(s), stands });
      advance(t);
    } else names.push({ local: root, stands: root });
  } while (t.kind === COMMA);
  return names;
}

/** Reads what `from x import (y as z, w)` names, behind its first word. */
export function readFrom(s: PythonReader): CodeStatement['names'] {
  const { tokens: t } = s;
  const names: CodeStatement['names'] = [];
  advance(t);
  const module = readDotted(s);
  const prefix = module.endsWith('.') ? module : `${module}.`;
  if (word(s) === 'import') advance(t);
  if (t.kind === OPEN) advance(t);
  while (t.kind === NAME) {
    const one = word(s);
    let local = one;
    if (advance(t) === NAME && word(s) === 'as') {
      advance(t);
      local = word(s);
      advance(t);
    }
    names.push({ local, stands: prefix + one });
    if (t.kind !== COMMA) break;
    advance(t);
  }
  if (closes(t.kind)) advance(t);
  return names;
}

/** Passes to a mark, or to the end of the brackets. */
function passTo(t: Tokens, mark: number): void {
  while (t.kind !== mark && t.depth > 0 && t.kind !== END) advance(t);
}

/** Reads parameters with their annotations and what they fall back to, as written. */
export function readParameters(s: PythonReader): Parameter[] {
  const { tokens: t, source } = s;
  const parameters: Parameter[] = [];
  advance(t);
  while (t.kind !== END && t.depth > 0) {
    if (t.kind !== NAME) {
      advance(t);
      continue;
    }
    const name = word(s);
    const parts: { annotation: string | null; fallback: string | null } = { annotation: null, fallback: null };
    advance(t);
    for (const [mark, key] of [
      [COLON, 'annotation'],
      [EQUALS, 'fallback'],
    ] as const) {
      if (t.kind !== mark) continue;
      advance(t);
      const from = t.start;
      readValue(s);
      parts[key] = source.slice(from, previousEnd(s)).slice(0, 300);
    }
    parameters.push({ name, ...parts });
    passTo(t, COMMA);
  }
  return parameters;
}
