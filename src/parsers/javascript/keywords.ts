// JavaScript's keywords: declarations, imports, classes.

import { copy, push, startChain } from '../code/call-collector.js';
import type { Opened } from '../code/dotted-name.js';
import { NAME, STRING, text, wordAt, wordTable } from '../code/lexer.js';
import { define, forget, type Scan } from './declarations.js';
import { readClause, readPattern, stringContent } from './imports.js';
import { advance, typesEnd } from './lexer.js';

export const words = wordTable([
  'import',
  'export',
  'function',
  'class',
  'interface',
  'extends',
  'new',
  'await',
  'async',
  'const',
  'let',
  'var',
  'if',
  'for',
  'while',
  'switch',
  'catch',
  'return',
  'typeof',
  'case',
  'in',
  'of',
  'delete',
  'void',
  'instanceof',
  'do',
  'else',
  'throw',
  'yield',
  'with',
  'default',
  'try',
  'finally',
  'implements',
]);
const [IMPORT, EXPORT, FUNCTION, CLASS, INTERFACE, EXTENDS, NEW, AWAIT, ASYNC, CONST, VAR] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12];
/** In the place of a token's kind: const, let or var. */
export const DECLARING = 6;

/**
 * Takes in the keyword just read, number `word` of `words`, and what belongs to it.
 * @returns The kind of the first token behind what was read.
 */
export function readKeyword(s: Scan, word: number): number {
  const { before, tokens: t } = s;
  // What stands behind these is what is assigned.
  if (word === NEW || word === AWAIT || word === ASYNC) return advance(t);
  s.before = NAME;
  if (word === IMPORT) return readImport(s, before);
  if (word === EXPORT) {
    const { line } = t;
    let kind = advance(t);
    if (kind === NAME && text(t) === 'type') {
      kind = advance(t);
      // `export type A = …` declares A: nothing of it is a call.
      if (kind === NAME) return advance(t);
    }
    if (kind === 123 || kind === 42) return readClause(s, false, line);
    s.before = 59;
    return kind;
  }
  if (word === FUNCTION) {
    let kind = advance(t);
    if (kind === 42) kind = advance(t);
    if (kind !== NAME) {
      if (s.equals && before === 61) define(s);
      return kind;
    }
    s.facts.definitions.push({ name: text(t), line: t.line, role: 'function' });
    return advance(t);
  }
  if (word === CLASS || word === INTERFACE) return readClass(s, word);
  if (word === EXTENDS) s.extending = s.heading >= 0;
  if (word < CONST || word > VAR) return advance(t);
  forget(s);
  s.before = DECLARING;
  if (advance(t) !== 123) return t.kind;
  const pattern = readPattern(t);
  s.before = NAME;
  if (pattern === null) return t.kind;
  s.aim = { target: null, pattern, declared: true };
  return advance(t);
}

function readImport(s: Scan, before: number): number {
  const { chain, tokens: t } = s;
  const { line } = t;
  const kind = advance(t);
  if (kind === 40) {
    if (s.reading.length > 0) copy(s);
    const opened: Opened = { call: null, from: 0, value: null, assigned: s.equals && before === 61, holds: 'module' };
    push(s, opened);
    if (opened.assigned) s.aside.set(opened, s.aim);
    s.before = 40;
    return advance(t);
  }
  if (kind === STRING) {
    const module = stringContent(t);
    if (module !== null) s.facts.imports.push({ module, line });
    return advance(t);
  }
  if (kind !== NAME) return kind === 123 || kind === 42 ? readClause(s, true, line) : kind;
  // TypeScript: `import x = require("y")` is a declaration.
  startChain(s, false);
  s.chainDeclared = true;
  chain.whole = true;
  const next = readClause(s, true, line);
  if (next !== 61) chain.state = 'none';
  return next;
}

function readClass(s: Scan, word: number): number {
  const { tokens: t } = s;
  const { depth } = t;
  let kind = advance(t);
  if (kind === NAME && wordAt(t, words) === 0) {
    if (word === CLASS) s.facts.definitions.push({ name: text(t), line: t.line, role: 'class' });
    s.heading = depth;
    kind = advance(t);
    const end = kind === 60 ? typesEnd(t.bytes, t.end, 123) : -1;
    if (end >= 0) t.at = end;
    return end >= 0 ? advance(t) : kind;
  }
  if (word === CLASS && (kind === NAME || kind === 123)) s.heading = depth;
  return kind;
}
