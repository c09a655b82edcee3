// Python's import statements: what they name, and what they bind.

import { bindImport, longestName, type Names } from '../code/bindings.js';
import type { CodeFacts } from '../code/facts.js';
import { NAME, type Tokens, text, type Words, wordAt } from '../code/lexer.js';
import { advance } from './lexer.js';

/** Where imports go to. */
interface Target {
  readonly tokens: Tokens;
  readonly names: Names;
  readonly facts: CodeFacts;
}

const COMMA = 44;
const DOT = 46;
const OPEN = 40;
const STAR = 42;

/**
 * Reads `import a.b as c, d` behind its first word.
 * @returns The kind of the first token behind it.
 */
export function readImport(target: Target, words: Words, as: number): number {
  const { tokens: t, names, facts } = target;
  let kind = advance(t);
  while (kind === NAME) {
    const line = t.line;
    const first = text(t);
    const module = readDotted(t, '');
    facts.imports.push({ module, line });
    kind = t.kind;
    if (kind === NAME && wordAt(t, words) === as) {
      if (advance(t) === NAME) bindImport(names, text(t), { name: module, root: first });
      kind = advance(t);
    } else bindImport(names, first, { name: first, root: first });
    if (kind !== COMMA) break;
    kind = advance(t);
  }
  return kind;
}

/**
 * Reads `from x import (y as z, w)` behind its first word; anything else that starts with "from" names nothing.
 * @returns The kind of the first token behind it.
 */
export function readFrom(target: Target, words: Words, importWord: number, as: number): number {
  const { tokens: t, facts } = target;
  const line = t.line;
  let dots = '';
  let kind = advance(t);
  while (kind === DOT) {
    if (dots.length < longestName) dots += '.';
    kind = advance(t);
  }
  let module = dots;
  if (kind === NAME && wordAt(t, words) !== importWord) module = readDotted(t, dots);
  if (module === '' || t.kind !== NAME || wordAt(t, words) !== importWord) return t.kind;
  facts.imports.push({ module, line });
  const prefix = module.endsWith('.') ? module : `${module}.`;
  const end = prefix.indexOf('.');
  kind = advance(t);
  if (kind === OPEN) kind = advance(t);
  if (kind === STAR) return advance(t);
  while (kind === NAME) {
    kind = readAlias(target, words, as, prefix, prefix.slice(0, end));
    if (kind !== COMMA) break;
    kind = advance(t);
  }
  return kind;
}

function readAlias(target: Target, words: Words, as: number, prefix: string, root: string): number {
  const { tokens: t, names, facts } = target;
  let name = text(t);
  // A module name without end is no module's; it would be repeated for each of its names.
  if (prefix.length > longestName) return advance(t);
  const bound = { name: prefix + name, root };
  facts.imports.push({ module: bound.name, line: t.line });
  let kind = advance(t);
  if (kind === NAME && wordAt(t, words) === as) {
    if (advance(t) === NAME) name = text(t);
    kind = advance(t);
  }
  bindImport(names, name, bound);
  return kind;
}

/** Reads a dotted name whose first part is the token just read; `t` is left at the first token behind it. */
function readDotted(t: Tokens, before: string): string {
  const parts = [before + text(t)];
  let kind = advance(t);
  while (kind === DOT) {
    kind = advance(t);
    if (kind !== NAME) break;
    parts.push(text(t));
    kind = advance(t);
  }
  return parts.join('.');
}
