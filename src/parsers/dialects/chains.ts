// Dotted names as they begin and end: what they stand for, and which variables hold what they give.
import { type Bound, bindHeld, bound } from '../code/bindings.js';
import { addBare, chainText, chainValue, startChain } from '../code/call-collector.js';
import { NAME, NEWLINE, STRING, text } from '../code/lexer.js';
import { typesEnd } from './generics.js';
import { moduleBound } from './imports.js';
import type { DialectScan } from './state.js';

const [STAR, AND, DOT, COLON, SEMICOLON, EQUALS, AT] = [42, 38, 46, 58, 59, 61, 64];

/** Begins a chain with the name just read. @param variable the name right before it, of which it may be the type */
export function beginChain(s: DialectScan, variable: string | null): void {
  const { before, dialect, tokens: t } = s;
  if (dialect.types === 'before' && s.type !== null) declare(s, text(t), s.type);
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

/**
 * Ends the chain before a token that does not go on with it.
 * @returns the name, where it is one alone and a name or a "*" follows: it may be a variable before its type
 */
export function endChain(s: DialectScan, kind: number): string | null {
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
    if (s.typed !== null && value !== null) declare(s, s.typed, value);
    else if (s.typed === null) s.type = value;
    s.typed = null;
  }
  if (chain.assigned && known && s.target !== null && (kind === SEMICOLON || kind === NEWLINE)) bindHeld(s.names, s.target, chainValue(s, chainText(s) ?? ''));
  if (dialect.types !== 'behind' || chain.parts !== 1 || (kind !== NAME && kind !== STAR)) return null;
  const name = chainText(s);
  if (kind === STAR) s.declared = name;
  return kind === NAME ? name : null;
}

/** Says that a variable is of a type. */
export function declare(s: DialectScan, name: string, type: Bound): void {
  bindHeld(s.names, name, type);
  s.certain = name;
}

/** Says what the variable that is assigned holds now. */
export function hold(s: DialectScan, value: Bound | null): void {
  if (s.target !== null && (value !== null || s.target !== s.certain)) bindHeld(s.names, s.target, value);
}

export function unbind(s: DialectScan): void {
  hold(s, null);
  s.following = -1;
}

/** What stands before "=" is assigned, or defined where it is a call. */
export function assign(s: DialectScan, named: string | null, called: boolean): void {
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
export function passTypes(s: DialectScan, kind: number): boolean {
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

/** A dot goes on a name, or begins one on a value without a name. A path whose first part is not bound starts at the module of that name. */
export function readDot(s: DialectScan): void {
  const { before, chain, dialect, tokens: t } = s;
  if (chain.state === 'name') {
    const path = t.bytes[t.start] === COLON && t.bytes[t.end] !== 60 && chain.parts === 1 && chain.base === null && !chain.anonymous;
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
