// Brackets: calls and their arguments, bodies of classes, blocks of tests.
import { beginCall, copy, pop, push } from '../code/call-collector.js';
import { endChain, hold, unbind } from './chains.js';
import { type DialectScan, endStatement } from './state.js';

export function openBracket(s: DialectScan, kind: number): void {
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

export function closeBracket(s: DialectScan, kind: number): void {
  const { tokens: t } = s;
  endChain(s, kind);
  const opened = pop(s);
  s.brackets.pop();
  if (s.reading.length > 0) copy(s);
  if (kind === 41) s.closed = opened;
  if (opened?.assigned && s.target !== null) {
    hold(s, opened.value);
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
