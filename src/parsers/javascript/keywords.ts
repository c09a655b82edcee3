// JavaScript's keywords: declarations, imports, classes.

import { copy, push, startChain } from '../code/call-collector.js';
import type { Opened } from '../code/dotted-name.js';
import { NAME, NUMBER, OTHER, STRING, text, wordAt, wordTable } from '../code/lexer.js';
import { define, forget, type JavaScriptScan } from './declarations.js';
import { readClause, readPattern, stringContent } from './imports.js';
import { advance } from './lexer.js';
import { typesEnd } from './types.js';
import { keywords } from './words.js';

export const words = wordTable(keywords);
const [IMPORT, EXPORT, FUNCTION, CLASS, INTERFACE, EXTENDS, NEW, AWAIT, ASYNC, CONST, VAR] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12];
const [OF, AS, READONLY, KEYOF] = [22, 35, 37, 38];
/** In the place of a token's kind: const, let or var. */
export const DECLARING = 6;

/** Which keyword the name just read is, 0 for none. Some are names as well: RxJS has `of(1)`, and only behind a value do they mean anything else. */
export function keywordAt(s: JavaScriptScan): number {
  const { before, tokens: t } = s;
  const word = wordAt(t, words);
  if (word !== OF && word < AS) return word;
  const next = t.bytes[t.end];
  if (next === 40 || next === 46) return 0;
  if (word === READONLY || word === KEYOF) return word;
  const behind = before === NAME || before === STRING || before === NUMBER || before === OTHER || before === 41 || before === 93 || before === 125;
  return behind ? word : 0;
}

/**
 * Takes in the keyword just read, number `word` of `words`, and what belongs to it.
 * @returns The kind of the first token behind what was read.
 */
export function readKeyword(s: JavaScriptScan, word: number): number {
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

function readImport(s: JavaScriptScan, before: number): number {
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

/** Passes the types that end at `end`; of all they hold, only `import("a").B` names something outside of types: a module. */
export function passTypes(s: JavaScriptScan, end: number): void {
  const { facts, tokens: t } = s;
  let importing = 0;
  while (t.at < end) {
    const kind = advance(t);
    if (kind === NAME) importing = wordAt(t, words) === IMPORT ? 1 : 0;
    else if (kind === 40 && importing === 1) importing = 2;
    else {
      const module = kind === STRING && importing === 2 ? stringContent(t) : null;
      if (module !== null) facts.imports.push({ module, line: t.line });
      importing = 0;
    }
  }
}

function readClass(s: JavaScriptScan, word: number): number {
  const { tokens: t } = s;
  const { depth } = t;
  let kind = advance(t);
  if (kind === NAME && wordAt(t, words) === 0) {
    if (word === CLASS) s.facts.definitions.push({ name: text(t), line: t.line, role: 'class' });
    s.heading = depth;
    kind = advance(t);
    const end = kind === 60 ? typesEnd(t.bytes, t.end, 0, true) : -1;
    if (end < 0) return kind;
    passTypes(s, end);
    return advance(t);
  }
  if (word === CLASS && (kind === NAME || kind === 123)) s.heading = depth;
  return kind;
}
