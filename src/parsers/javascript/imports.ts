// JavaScript's import and export statements: which modules they name, and what they bind.

import { type Bound, bindImport, type Names } from '../code/bindings.js';
import type { CodeFacts } from '../code/facts.js';
import { NAME, STRING, type Tokens, text } from '../code/lexer.js';
import { advance } from './lexer.js';

/** Where imports go to. */
interface Target {
  readonly tokens: Tokens;
  readonly names: Names;
  readonly facts: CodeFacts;
}

/** What a module is bound as: its specifier, and the package name up to its first dot as root ("" for a file of the project). */
export function moduleBound(specifier: string): Bound {
  return { name: specifier, root: /^(?:@[^/]{1,200}\/[^/.]{1,200}|[^/.]{1,200})/.exec(specifier)?.[0] ?? '' };
}

/** What a name imported from a module stands for. */
export function memberBound(module: Bound, imported: string): Bound {
  return imported === 'default' ? module : { name: `${module.name}.${imported}`, root: module.root };
}

/** The content of the string token just read; null for what is no plain string. */
export function stringContent(t: Tokens): string | null {
  const quote = t.bytes[t.start];
  if (quote !== 34 && quote !== 39 && quote !== 96) return null;
  if (t.end - t.start < 3 || t.end - t.start > 1000 || t.bytes[t.end - 1] !== quote) return null;
  return t.bytes.toString('utf8', t.start + 1, t.end - 1);
}

/**
 * Reads what stands between `import` or `export` and the module's name, its first token just read, and notes module and bindings.
 * Stops at the first token that does not belong to such a statement: then it was something else, and nothing is noted.
 * @param binds false for `export … from`, which gives the file itself no name
 * @returns The kind of the first token behind what was read.
 */
export function readClause(target: Target, binds: boolean, line: number): number {
  const { tokens: t, names, facts } = target;
  const pairs: [string, string][] = [];
  let from = false;
  let listed = false;
  let kind = t.kind;
  while (kind !== STRING) {
    from = false;
    if (kind === 123) {
      if (!readList(t, pairs)) return t.kind;
      listed = true;
    } else if (kind === 42) pairs.push(['', 'default']);
    else if (kind === NAME) {
      const word = text(t);
      from = word === 'from';
      // `export { a }` ends here, with or without a semicolon.
      if (listed && !from) return kind;
      const star = pairs[pairs.length - 1];
      if (star?.[0] === '' && !from && word !== 'as') star[0] = word;
      else if (!from && word !== 'as' && word !== 'type') pairs.push([word, 'default']);
    } else if (kind !== 44) return kind;
    if (pairs.length > 1000) return kind;
    kind = advance(t);
  }
  const specifier = from ? stringContent(t) : null;
  if (specifier === null) return kind;
  facts.imports.push({ module: specifier, line });
  const module = moduleBound(specifier);
  if (binds) for (const [local, imported] of pairs) if (local !== '') bindImport(names, local, memberBound(module, imported));
  return advance(t);
}

/** Reads `{ a, b as c, type d }` up to its closing bracket. */
function readList(t: Tokens, pairs: [string, string][]): boolean {
  let imported = '';
  let kind = advance(t);
  while (kind === NAME || kind === STRING || kind === 44) {
    if (kind === 44) imported = '';
    else {
      const word = kind === STRING ? (stringContent(t) ?? '') : text(t);
      if (imported === '' || imported === 'type') {
        imported = word;
        pairs.push([word, word]);
      } else if (word !== 'as') {
        const last = pairs[pairs.length - 1];
        if (last !== undefined) last[0] = word;
      }
    }
    if (pairs.length > 1000) return false;
    kind = advance(t);
  }
  return kind === 125;
}

/**
 * Reads the pattern of `const { a, b: c } =`, its opening bracket just read.
 * @returns Local and imported names; null when the pattern is more than a list of names.
 */
export function readPattern(t: Tokens): [string, string][] | null {
  const pairs: [string, string][] = [];
  let kind = advance(t);
  while (kind === NAME && pairs.length < 1000) {
    const imported = text(t);
    let local = imported;
    kind = advance(t);
    if (kind === 58) {
      if (advance(t) !== NAME) return null;
      local = text(t);
      kind = advance(t);
    }
    pairs.push([local, imported]);
    if (kind !== 44) break;
    kind = advance(t);
  }
  return kind === 125 ? pairs : null;
}
