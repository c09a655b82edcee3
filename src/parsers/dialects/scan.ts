// What a source of one of several languages says: imports, calls, definitions, in one pass over its tokens, without building a tree. What tells the languages apart is
// a table (table.ts). Limits: a name has one meaning in the whole file; code inside strings is not read.
import { bindHeld, bound, type Names, newNames } from '../code/bindings.js';
import { addBare, beginCall, chainText, chainValue, copy, extendChain, pop, push, settle, startChain } from '../code/call-collector.js';
import type { CodeFacts, Interest } from '../code/facts.js';
import { bytesOf, END, NAME, NEWLINE, narrow, openTokens, STRING, text, wordAt } from '../code/lexer.js';
import { blankSpans } from '../text/blank-spans.js';
import type { Dialect } from './dialect.js';
import { typesEnd } from './generics.js';
import { bindOwn, moduleBound, readImport, readInclude } from './imports.js';
import { advance, HASH } from './lexer.js';
import { type DialectScan, endStatement, newScan } from './state.js';

const [STAR, AND, DOT, COLON, SEMICOLON, EQUALS, AT, COMMA] = [42, 38, 46, 58, 59, 61, 64, 44];
/** What a builder is told before it is done; what it gives then is itself. */
const builders = /^(?:set|with|add|enable|option|build|create|getOrCreate)/;

/**
 * Reads one source. Broken code gives what can still be told.
 * @param interest which calls to keep; roots have the language's prefix, "go:github"
 * @param names bindings of code that ran before, as in a notebook; they are added to
 * @returns Imports, calls and definitions in the order of the source. Never throws.
 */
export function scanDialect(dialect: Dialect, source: Uint8Array | string, interest: Interest, names: Names = newNames(interest)): CodeFacts {
  const tokens = openTokens(bytesOf(source));
  const s = newScan(dialect, tokens, interest, names);
  let kind = advance(tokens, dialect.lexis);
  while (kind !== END) {
    const { line } = tokens;
    if (dialect.lines && line > s.lineBefore && s.before !== COMMA && (s.brackets.at(-1) ?? 123) === 123) endLine(s, kind);
    kind = kind === NAME ? readWord(s) : readMark(s, kind);
    s.lineBefore = line;
  }
  endChain(s, END);
  settle(s, 0);
  s.facts.lines = tokens.lines;
  if (s.dropped.size > 0) s.facts.calls = s.facts.calls.filter((call) => !s.dropped.has(call));
  return s.facts;
}

/** A line that goes on with a dot is the same statement. */
function endLine(s: DialectScan, kind: number): void {
  if (kind === DOT || s.before === EQUALS || s.before === DOT || (kind === EQUALS && s.declared !== null)) return;
  endChain(s, NEWLINE);
  endStatement(s);
}

/** Takes in a name or keyword and reads on. */
function readWord(s: DialectScan): number {
  const { chain, dialect, tokens: t } = s;
  if (s.reading.length > 0) copy(s);
  s.closed = null;
  if (chain.state === 'dot') {
    const starting = chain.parts === 0;
    extendChain(s);
    if (starting && s.following === t.depth && !builders.test(text(t))) unbind(s);
    return next(s, NAME);
  }
  const variable = endChain(s, NAME);
  const word = wordAt(t, dialect.words);
  const role = dialect.roles[word - 1];
  switch (role) {
    case 'import':
      s.before = NEWLINE;
      if (t.depth === s.testsAt) s.testsAt = -1;
      return readImport(s);
    case 'function':
    case 'class':
      // Between "<" and ">" stands a type parameter.
      if (s.before === 60 || (s.before === COMMA && role === 'class')) return next(s, NEWLINE);
      if (define(s, role)) return next(s, NAME);
      break;
    case 'own':
      if (next(s, NEWLINE) === NAME) {
        bindOwn(s.names, text(t));
        return next(s, NEWLINE);
      }
      return t.kind;
    case 'scope':
      s.heading = t.depth;
      return next(s, NEWLINE);
    case 'base':
      s.extending = true;
      return next(s, NEWLINE);
    case 'skip':
      return advance(t, dialect.lexis);
    case 'stop':
      s.type = null;
      return next(s, NEWLINE);
  }
  beginChain(s, variable);
  return next(s, NAME);
}

function next(s: DialectScan, before: number): number {
  s.before = before;
  return advance(s.tokens, s.dialect.lexis);
}

/** Begins a chain with the name just read. @param variable the name right before it, of which it may be the type */
function beginChain(s: DialectScan, variable: string | null): void {
  const { before, dialect, tokens: t } = s;
  if (dialect.types === 'before' && s.type !== null) bindHeld(s.names, text(t), s.type);
  s.type = null;
  s.typed = dialect.types === 'colon' && before === COLON ? s.declared : dialect.types === 'behind' ? variable : null;
  const chain = startChain(s, false);
  const { path } = s;
  s.path = null;
  if (path !== null && before === DOT) {
    chain.base = path.base;
    chain.assigned = path.assigned;
    chain.role = path.role;
    chain.whole = path.whole;
    return;
  }
  if (variable !== null) s.declared = null;
  chain.whole = t.line > s.lineBefore || before === SEMICOLON || before === 123 || before === 125 || before === NEWLINE;
  chain.assigned = s.equals && before === EQUALS;
  if (before === AT || (s.attribute >= 0 && before === 91) || (dialect.lexis.macros && t.bytes[t.start] === AT)) chain.role = 'decorator';
  else if (s.extending) chain.role = 'base';
  s.extending = false;
  if (s.attribute >= 0) readAttribute(s);
}

/** An attribute that asks for tests: what it stands before is for tests alone. */
function readAttribute(s: DialectScan): void {
  const word = text(s.tokens);
  if (word === 'cfg') s.conditional = true;
  else if (word === 'not') s.conditional = false;
  else if (word === 'test' && s.conditional) s.testsAt = s.attribute;
}

/** Notes what a word like "func" or "class" defines, and passes its name. @returns false where no name follows: then it was no such word */
function define(s: DialectScan, role: 'function' | 'class'): boolean {
  const { tokens: t, dialect } = s;
  const { lexis } = dialect;
  if (role === 'class' && !namedNext(t.bytes, t.end)) return false;
  const { line } = t;
  let kind = advance(t, lexis);
  // A receiver, or type parameters.
  if (role === 'function' && kind === 40 && t.depth === 1 && dialect.types === 'behind') {
    while (kind !== END && t.depth > 0) kind = advance(t, lexis);
    kind = advance(t, lexis);
  } else if (role === 'function' && kind === 60) {
    const end = typesEnd(t.bytes, t.end, 62);
    if (end >= 0) t.at = end;
    kind = advance(t, lexis);
  }
  let name = '';
  while (kind === NAME) {
    const inner = dialect.roles[wordAt(t, dialect.words) - 1];
    if (inner !== undefined && role === 'function') break;
    name = inner === undefined ? text(t) : '';
    kind = NEWLINE;
    if (inner !== undefined || t.bytes[t.end] === DOT) {
      if (t.bytes[t.end] === DOT) advance(t, lexis);
      kind = advance(t, lexis);
    }
  }
  s.chain.state = 'none';
  if (name !== '') s.facts.definitions.push({ name, line, role });
  if (role === 'class') s.heading = t.depth;
  // What was read and is no name is read again.
  if (kind !== NEWLINE) rewind(s);
  return true;
}

/** Goes back before the token just read. */
function rewind(s: DialectScan): void {
  const { tokens: t } = s;
  if (t.kind === END) return;
  if (t.kind === 40 || t.kind === 91 || t.kind === 123) t.depth--;
  else if (t.kind === 41 || t.kind === 93 || t.kind === 125) t.depth++;
  t.at = t.start;
}

function namedNext(bytes: Buffer, from: number): boolean {
  let at = from;
  while (bytes[at] === 32 || bytes[at] === 9) at++;
  const byte = bytes[at] ?? 0;
  return at > from && ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 95 || byte === 96 || byte >= 128);
}

/**
 * Ends the chain before a token that does not go on with it.
 * @returns the name, where it is one alone and a name or a "*" follows: it may be a variable before its type
 */
function endChain(s: DialectScan, kind: number): string | null {
  const { chain, dialect } = s;
  const { state } = chain;
  const before = s.declared;
  if (state !== 'name') return dialect.types === 'behind' && s.before === STAR ? before : null;
  chain.state = 'none';
  if (kind === 40) return null;
  if (chain.role !== 'call') addBare(s);
  const known = chain.base !== null || (s.names.marks[chain.key & 0xfff] ?? 0) >= bound;
  if (s.typed !== null || (known && dialect.types === 'before' && (kind === NAME || kind === STAR || kind === AND))) {
    const written = known ? chainText(s) : null;
    const value = written === null ? null : chainValue(s, written);
    if (s.typed !== null && value !== null) bindHeld(s.names, s.typed, value);
    else if (s.typed === null) s.type = value;
    s.typed = null;
  }
  if (chain.assigned && known && s.target !== null && (kind === SEMICOLON || kind === NEWLINE)) bindHeld(s.names, s.target, chainValue(s, chainText(s) ?? ''));
  if (dialect.types !== 'behind' || chain.parts !== 1 || (kind !== NAME && kind !== STAR)) return null;
  const name = chainText(s);
  if (kind === STAR) s.declared = name;
  return kind === NAME ? name : null;
}

function unbind(s: DialectScan): void {
  if (s.target !== null) bindHeld(s.names, s.target, null);
  s.following = -1;
}

/** Takes in anything but a name and reads on. */
function readMark(s: DialectScan, kind: number): number {
  const { chain, closed, dialect, tokens: t } = s;
  s.closed = null;
  s.path = null;
  if ((kind === 60 || kind === 91 || kind === 123) && passTypes(s, kind)) return next(s, NAME);
  if (kind === HASH) readHash(s);
  if (kind === 40 || kind === 91 || kind === 123) openBracket(s, kind);
  else if (kind === 41 || kind === 93 || kind === 125) closeBracket(s, kind);
  else {
    if (s.reading.length > 0) copy(s);
    if (kind === DOT) readDot(s);
    else {
      const named = chain.state === 'name' && chain.parts <= 2 ? chainText(s) : null;
      endChain(s, kind);
      if (kind === EQUALS) assign(s, named, closed !== null);
      else if (kind === COLON && named !== null && dialect.types === 'colon') s.declared = named;
      else if (kind === COMMA) s.declared = s.equals || dialect.types !== 'behind' ? null : (s.declared ?? named);
      else if (kind === SEMICOLON) {
        endStatement(s);
        if (t.depth === s.testsAt) s.testsAt = -1;
        s.heading = -1;
      } else if (kind !== STAR && kind !== AND && kind !== COLON) s.type = null;
    }
  }
  if (kind !== AND || s.before !== EQUALS) s.before = kind;
  return advance(t, dialect.lexis);
}

/** What stands before "=" is assigned, or defined where it is a call. */
function assign(s: DialectScan, named: string | null, called: boolean): void {
  if (called && s.dialect.equations && s.equation !== null) {
    s.dropped.add(s.equation);
    s.facts.definitions.push({ name: s.equation.name, line: s.equation.line, role: 'function' });
    s.equation = null;
  }
  const name = s.declared ?? named;
  s.target = name !== null && (!name.includes('.') || /^(?:this|self)\.[^.]+$/.test(name)) ? name : null;
  s.equals = true;
  s.declared = null;
  s.type = null;
  s.heading = -1;
}

/** Passes types between a name and its brackets: `load<Model>(…)`, `load[Model](…)`, `Array{Model}(…)`. */
function passTypes(s: DialectScan, kind: number): boolean {
  const { chain, dialect, tokens: t } = s;
  if (chain.state === 'none' || chain.parts === 0 || (t.start !== chain.end && chain.state !== 'dot')) return false;
  if (kind === 123 && !dialect.equations) return false;
  if (kind === 91 && !dialect.lines) return false;
  const end = typesEnd(t.bytes, t.end, kind === 60 ? 62 : kind + 2);
  if (end < 0 || (t.bytes[end] !== 40 && chain.state === 'name')) return false;
  if (kind !== 60) t.depth--;
  t.at = end;
  if (t.bytes[end] === 40) chain.state = 'name';
  return true;
}

function readHash(s: DialectScan): void {
  const { dialect, tokens: t } = s;
  if (dialect.lexis.preprocessor) readInclude(s);
  else if (t.bytes[t.end] === 91) s.attribute = t.depth;
}

function openBracket(s: DialectScan, kind: number): void {
  const { chain, tokens: t } = s;
  const named = kind === 40 && (chain.state === 'name' || (chain.state === 'dot' && chain.parts > 0 && s.dialect.equations));
  const opened = named && !isMethod(s) ? beginCall(s, chain.assigned) : null;
  if (named && chain.assigned && opened === null) unbind(s);
  if (named && opened?.call && chain.parts === 1 && chain.whole && s.dialect.equations) s.equation = opened.call;
  endChain(s, kind);
  chain.state = 'none';
  if (s.reading.length > 0) copy(s);
  push(s, opened);
  s.brackets.push(kind);
  if (kind === 40 && s.dialect.imports === 'includes') s.heading = -1;
  if (kind !== 123) return;
  if (s.heading >= 0 && s.heading === t.depth - 1) {
    s.bodies.push(t.depth);
    s.heading = -1;
  }
  if (s.testsAt === t.depth - 1 && s.tests === null) {
    s.tests = { depth: t.depth, calls: s.facts.calls.length, definitions: s.facts.definitions.length };
    s.testsAt = -1;
  }
  if (s.dialect.methods) endStatement(s);
}

/** In the body of a class a name before brackets is a method, where nothing is assigned. */
function isMethod(s: DialectScan): boolean {
  const { chain, dialect, tokens: t } = s;
  if (!dialect.methods || s.equals || chain.role !== 'call' || s.bodies.at(-1) !== t.depth - 1) return false;
  // Only C++ defines a method by its path.
  if (chain.parts > 1 && !dialect.lexis.colons) return false;
  const name = t.bytes.toString('utf8', chain.lastStart, chain.end);
  if (name.length <= 200) s.facts.definitions.push({ name, line: chain.line, role: 'function' });
  return true;
}

function closeBracket(s: DialectScan, kind: number): void {
  const { tokens: t } = s;
  endChain(s, kind);
  const opened = pop(s);
  s.brackets.pop();
  if (s.reading.length > 0) copy(s);
  if (kind === 41) s.closed = opened;
  if (opened?.assigned && s.target !== null) {
    bindHeld(s.names, s.target, opened.value);
    s.following = t.depth;
  }
  if (s.attribute >= t.depth) {
    s.attribute = -1;
    s.conditional = false;
  }
  if (kind !== 125) return;
  while ((s.bodies.at(-1) ?? 0) > t.depth) s.bodies.pop();
  const { tests } = s;
  if (tests !== null && t.depth < tests.depth) {
    s.facts.calls.length = Math.min(s.facts.calls.length, tests.calls);
    s.facts.definitions.length = Math.min(s.facts.definitions.length, tests.definitions);
    s.tests = null;
  }
  if (s.dialect.methods) endStatement(s);
}

/** A dot goes on a name, or begins one on a value without a name. A path whose first part is not bound starts at the module of that name. */
function readDot(s: DialectScan): void {
  const { before, chain, dialect, tokens: t } = s;
  if (chain.state === 'name') {
    const path = t.bytes[t.start] === COLON && chain.parts === 1 && chain.base === null && !chain.anonymous;
    const name = path ? chainText(s) : null;
    chain.state = 'dot';
    if (name === null || dialect.home.has(name) || !/^(?:[a-z]|Ort$)/.test(name) || s.names.imported.has(name) || s.names.held.has(name)) return;
    const { assigned, role, whole } = chain;
    s.path = { base: moduleBound(dialect, name), assigned, role, whole };
    chain.state = 'none';
    return;
  }
  chain.state = before === 41 || before === 93 || before === 125 || before === STRING || before === NAME ? 'dot' : 'none';
  chain.parts = 0;
}

/**
 * Replaces comments by spaces.
 * @returns A string of the same length with the same line breaks. Never throws.
 */
export function blankDialect({ lexis }: Dialect, source: string): string {
  const t = openTokens(narrow(source));
  const spans: [number, number][] = [];
  let end = 0;
  for (;;) {
    const kind = advance(t, lexis);
    // Between two tokens lie only blanks and comments.
    for (let at = end; at < t.start; at++) {
      if ((t.bytes[at] ?? 0) <= 32) continue;
      spans.push([at, t.start]);
      break;
    }
    if (kind === END) return blankSpans(source, spans);
    end = t.end;
  }
}
