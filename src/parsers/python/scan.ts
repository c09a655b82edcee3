// What a Python source says: imports, calls, definitions, in one pass over its tokens, without building a tree.
// Limits: `match (x):` is taken for a call of "match"; a name has one meaning in the whole file, whatever its scope.

import { bindHeld, type Names, newNames } from '../code/bindings.js';
import { chainText, copy, extendChain, pop, push, settle, startChain } from '../code/call-collector.js';
import type { CodeFacts, Interest } from '../code/facts.js';
import { bytesOf, END, NAME, NEWLINE, openTokens, STRING, text, wordAt, wordTable } from '../code/lexer.js';
import { readFrom, readImport } from './imports.js';
import { advance } from './lexer.js';
import { aim, endChain, endStatement, newScan, openParen, type PythonScan } from './statement.js';

export { blankPython } from './strip.js';

const words = wordTable([
  'import',
  'from',
  'as',
  'def',
  'class',
  'with',
  'await',
  'if',
  'and',
  'assert',
  'async',
  'break',
  'continue',
  'del',
  'elif',
  'else',
  'except',
  'finally',
  'for',
  'global',
  'in',
  'is',
  'lambda',
  'nonlocal',
  'not',
  'or',
  'pass',
  'raise',
  'return',
  'try',
  'while',
  'yield',
  'None',
  'True',
  'False',
]);
const [IMPORT, FROM, AS, DEF, CLASS, WITH, AWAIT, IF] = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * Reads one Python source, whatever its bytes: broken code gives what can still be told.
 * @param interest which calls to keep
 * @param names bindings of code that ran before, as in a notebook; they are added to
 * @returns Imports, calls and definitions in the order of the source. Never throws.
 */
export function scanPython(source: Uint8Array | string, interest: Interest, names: Names = newNames(interest)): CodeFacts {
  const tokens = openTokens(bytesOf(source));
  const s = newScan(tokens, interest, names);
  let kind = advance(tokens);
  while (kind !== END) kind = kind === NAME ? readWord(s) : readMark(s, kind);
  endChain(s, END);
  endStatement(s);
  settle(s, 0);
  s.facts.lines = tokens.lines;
  return s.facts;
}

/** Takes in a name or keyword and reads on. */
function readWord(s: PythonScan): number {
  const { chain, tokens: t } = s;
  if (s.reading.length > 0) copy(s);
  const { fresh, before } = s;
  s.fresh = false;
  if (chain.state === 'dot') {
    extendChain(s);
    s.before = NAME;
    return advance(t);
  }
  const word = wordAt(t, words);
  if (word !== 0) return readKeyword(s, word, fresh);
  // Two names in a row: a soft keyword came first.
  if (chain.state === 'name' && chain.whole && chain.parts === 1 && chainText(s) === 'case') s.pattern = true;
  startChain(s, false);
  chain.whole = fresh;
  chain.assigned = s.equals && before === 61;
  if (before === 64 && s.decorates) chain.role = 'decorator';
  else if (s.bases >= 0 && t.depth === s.bases && (before === 40 || before === 44)) chain.role = 'base';
  s.before = NAME;
  return advance(t);
}

function readKeyword(s: PythonScan, word: number, fresh: boolean): number {
  const { tokens: t } = s;
  endChain(s, NAME);
  if (word === AWAIT) return advance(t);
  const { before } = s;
  // Words that stand in no bracket, first in their line: a bracket was left open, and the code goes on here.
  if ((fresh || (t.depth > 0 && leads(s))) && (word === IMPORT || word === FROM)) {
    const depth = t.depth;
    const imports = s.facts.imports.length;
    const kind = word === IMPORT ? readImport(s, words, AS) : readFrom(s, words, IMPORT, AS);
    if (depth > 0 && s.facts.imports.length > imports) recover(s);
    s.before = NAME;
    // Inside brackets a line end is no token: the next statement's first word has been read.
    s.fresh = depth > 0;
    return kind;
  }
  s.before = NAME;
  if ((word === DEF || word === CLASS) && before !== 46) {
    if (t.depth > 0 && leads(s)) recover(s);
    const kind = advance(t);
    if (kind !== NAME) return kind;
    s.facts.definitions.push({ name: text(t), line: t.line, role: word === DEF ? 'function' : 'class' });
    s.heading = word === CLASS;
    return advance(t);
  }
  if (word === WITH) s.opens = true;
  if (word === IF && t.depth === 0) s.pattern = false;
  if (word === AS && s.opens && before === 41) {
    const value = s.closed;
    const kind = advance(t);
    if (kind === NAME && wordAt(t, words) === 0) bindHeld(s.names, text(t), value);
    return kind === NAME ? advance(t) : kind;
  }
  return advance(t);
}

/** Whether the word just read comes first in its line. */
function leads(s: PythonScan): boolean {
  const { bytes, start } = s.tokens;
  const byte = bytes[start - 1];
  return byte === 10 || byte === 13;
}

function recover(s: PythonScan): void {
  s.tokens.depth = 0;
  s.tokens.frames.length = 0;
  s.tokens.literal = false;
  settle(s, 0);
  endStatement(s);
}

/** Takes in anything but a name and reads on. */
function readMark(s: PythonScan, kind: number): number {
  const { fresh, tokens: t } = s;
  s.fresh = false;
  if (kind === 40 || kind === 91 || kind === 123) {
    const opened = kind === 40 ? openParen(s) : null;
    endChain(s, kind);
    if (s.reading.length > 0) copy(s);
    push(s, opened);
  } else if (kind === 41 || kind === 93 || kind === 125) {
    endChain(s, kind);
    const opened = pop(s);
    if (s.reading.length > 0) copy(s);
    s.closed = kind === 41 && opened !== null ? opened.value : null;
    s.closedAssigned = opened?.assigned === true;
    if (t.depth < s.bases) s.bases = -1;
  } else {
    if (s.reading.length > 0) copy(s);
    if (kind === 46) readDot(s);
    else readOther(s, kind, fresh);
  }
  s.before = kind;
  return advance(t);
}

function readDot(s: PythonScan): void {
  const { chain, before } = s;
  if (chain.state === 'name') chain.state = 'dot';
  else {
    const value = before === 41 || before === 93 || before === 125 || before === STRING;
    chain.state = value ? 'dot' : 'none';
    chain.parts = 0;
  }
}

function readOther(s: PythonScan, kind: number, fresh: boolean): void {
  const { chain, tokens: t } = s;
  const whole = chain.state === 'name' && chain.whole && t.depth === 0;
  endChain(s, kind);
  if (t.depth > 0) return;
  if (kind === 61) {
    if (whole) aim(s);
    s.equals = s.target >= 0;
  } else if (kind === NEWLINE || kind === 59) endStatement(s);
  else if (kind === 58) {
    s.heading = false;
    // `x: int = 3` goes on; any other colon ends the head of a compound statement.
    if (whole) aim(s);
    else endStatement(s);
  } else if (kind === 64) s.decorates = fresh;
}
