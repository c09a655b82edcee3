// What a JavaScript or TypeScript source says: imports, calls, definitions, in one pass over its tokens, without building a tree.
// Limits: text between JSX tags is read as code; a name has one meaning in the whole file, whatever its scope.

import { type Names, newNames } from '../code/bindings.js';
import { beginCall, chainText, copy, extendChain, pop, push, settle, startChain } from '../code/call-collector.js';
import type { Opened } from '../code/dotted-name.js';
import type { CodeFacts, Interest } from '../code/facts.js';
import { bytesOf, END, NAME, NEWLINE, OTHER, openTokens, STRING } from '../code/lexer.js';
import { blankSpans } from '../text/blank-spans.js';
import { afterBracket, aimAt, endChain, forget, type JavaScriptScan, newScan, unbind } from './declarations.js';
import { moduleBound, stringContent } from './imports.js';
import { DECLARING, keywordAt, passTypes, readKeyword } from './keywords.js';
import { advance } from './lexer.js';
import { markupSpans } from './single-file-component.js';
import { typesEnd } from './types.js';

export { blankJavaScript } from './strip.js';

/**
 * Reads one JavaScript or TypeScript source; of markup (Svelte, Vue) the script parts. Broken code gives what can still be told.
 * @param interest which calls to keep; roots are package names, "@sentry/node"
 * @param names bindings of code that ran before, as in a notebook; they are added to
 * @returns Imports, calls and definitions in the order of the source. Never throws.
 */
export function scanJavaScript(source: Uint8Array | string, interest: Interest, names: Names = newNames(interest)): CodeFacts {
  const tokens = openTokens(scriptBytes(source));
  const s = newScan(tokens, interest, names);
  let kind = advance(tokens);
  while (kind !== END) {
    const { line } = tokens;
    if (s.closed !== null) afterBracket(s, kind);
    kind = kind === NAME ? readWord(s) : readMark(s, kind);
    s.lineBefore = line;
  }
  endChain(s, END);
  if (s.closed !== null) afterBracket(s, END);
  settle(s, 0);
  s.facts.lines = tokens.lines;
  if (s.methods.size > 0) s.facts.calls = s.facts.calls.filter((call) => !s.methods.has(call));
  return s.facts;
}

function scriptBytes(source: Uint8Array | string): Buffer {
  const bytes = bytesOf(source);
  let at = 0;
  while (at < bytes.length && (bytes[at] ?? 0) <= 32) at++;
  if (bytes[at] !== 60) return bytes;
  const markup = bytes.toString('utf8');
  return Buffer.from(blankSpans(markup, markupSpans(markup)));
}

/** Takes in a name or keyword and reads on. */
function readWord(s: JavaScriptScan): number {
  const { before, chain, nameless, tokens: t } = s;
  if (s.reading.length > 0) copy(s);
  s.closed = null;
  if (chain.state === 'dot') {
    const starting = chain.parts === 0;
    extendChain(s);
    if (starting && nameless?.holds === 'module') {
      chain.base = nameless.value;
      chain.assigned = nameless.assigned;
    }
    s.before = NAME;
    return advance(t);
  }
  endChain(s, NAME);
  const word = keywordAt(s);
  if (word !== 0) return readKeyword(s, word);
  startChain(s, false);
  s.chainBefore = before;
  s.chainDeclared = before === DECLARING;
  chain.whole = s.chainDeclared || starts(s);
  chain.assigned = s.equals && before === 61;
  if (before === 64) chain.role = 'decorator';
  else if (s.extending) chain.role = 'base';
  s.extending = false;
  s.before = NAME;
  return advance(t);
}

/** Whether the token just read may start a statement. */
function starts(s: JavaScriptScan): boolean {
  const { before } = s;
  return (
    before === 59 ||
    before === 123 ||
    before === 125 ||
    before === NEWLINE ||
    (s.tokens.line > s.lineBefore && (before < OTHER || before === 41 || before === 93))
  );
}

/** Takes in anything but a name and reads on. */
function readMark(s: JavaScriptScan, kind: number): number {
  const { before, chain, closed, tokens: t } = s;
  s.closed = null;
  if (kind === 40 || kind === 91 || kind === 123) {
    const opened = kind === 40 ? openParen(s) : null;
    endChain(s, kind);
    if (s.reading.length > 0) copy(s);
    push(s, opened);
    if (opened !== null && (opened.assigned || opened.holds === 'parameters')) s.aside.set(opened, s.aim);
    if (kind === 123 && s.heading === t.depth - 1) {
      s.bodies.push(t.depth);
      s.heading = -1;
    }
  } else if (kind === 41 || kind === 93 || kind === 125) {
    endChain(s, kind);
    const opened = pop(s);
    if (s.reading.length > 0) copy(s);
    if (kind === 41) s.closed = opened;
    if (opened !== null) resume(s, opened);
    while ((s.bodies[s.bodies.length - 1] ?? 0) > t.depth) s.bodies.pop();
  } else {
    if (s.reading.length > 0) copy(s);
    if (kind === 46) readDot(s, closed);
    else if (chain.state === 'name' && goesOn(s, kind)) return advance(t);
    else readOther(s, kind);
  }
  if (before === 61 && s.equals && kind !== STRING) unbind(s);
  s.before = isNothing(s, kind) ? before : kind;
  return advance(t);
}

/** Whether the mark means nothing to what follows: type parameters in `= <T>(x) => x`, which are passed, and "!" in `f()!.a`. */
function isNothing(s: JavaScriptScan, kind: number): boolean {
  if (kind === 60) return s.before === 61 && s.equals && passed(s, true);
  return kind === 33 && (s.before === 41 || s.before === 93 || s.before === 125) && s.tokens.bytes[s.tokens.end] === 46;
}

/** Goes back to what was assigned before a bracket that is closed now. */
function resume(s: JavaScriptScan, opened: Opened): void {
  const aim = s.aside.get(opened);
  if (aim === undefined) return;
  s.aside.delete(opened);
  s.aim = aim;
  s.equals = true;
}

/** Whether the chain goes on behind what TypeScript may put after a name: `a!.b`, `f!(x)`, `f<T>(x)`. */
function goesOn(s: JavaScriptScan, kind: number): boolean {
  const { bytes, start, end } = s.tokens;
  if (kind === 33) return bytes[end] === 46 || (bytes[end] === 40 && start === s.chain.end);
  return kind === 60 && start === s.chain.end && passed(s, false);
}

/** Passes types whose "<" was just read and that a "(" follows; false when there are none. */
function passed(s: JavaScriptScan, declares: boolean): boolean {
  const { bytes, end } = s.tokens;
  const after = typesEnd(bytes, end, 40, declares);
  if (after >= 0) passTypes(s, after);
  return after >= 0;
}

function readDot(s: JavaScriptScan, closed: Opened | null): void {
  const { before, chain } = s;
  if (chain.state === 'name') chain.state = 'dot';
  else {
    chain.state = before === 41 || before === 93 || before === 125 || before === STRING ? 'dot' : 'none';
    chain.parts = 0;
    s.nameless = closed;
  }
}

function readOther(s: JavaScriptScan, kind: number): void {
  const { chain, tokens: t } = s;
  const name = chain.state === 'name' && chain.whole ? chainText(s) : null;
  if (kind === STRING) {
    const opened = s.before === 40 ? s.open[s.open.length - 1] : null;
    const module = opened?.holds === 'module' ? stringContent(t) : null;
    if (opened && module !== null) {
      s.facts.imports.push({ module, line: t.line });
      opened.value = moduleBound(module);
    }
  }
  if (kind === 61) {
    chain.state = chain.role === 'call' ? 'none' : chain.state;
    if (name !== null) aimAt(s, name);
    s.equals = s.aim.target !== null || s.aim.pattern !== null;
  } else if (kind === 58 && name !== null && s.chainDeclared) aimAt(s, name);
  endChain(s, kind);
  if (kind === 59) {
    forget(s);
    s.heading = -1;
  }
}

function openParen(s: JavaScriptScan): Opened | null {
  const { chain, tokens: t } = s;
  const own: Opened = { call: null, from: 0, value: null, assigned: chain.assigned, holds: 'parameters' };
  // In `a?.()` a dot stands before the bracket.
  if (chain.state === 'none' || chain.parts === 0) return s.before === 61 && s.equals ? { ...own, assigned: false } : null;
  if (chain.parts === 1 && chain.role === 'call' && s.bodies[s.bodies.length - 1] === t.depth - 1 && isMember(s.chainBefore)) return null;
  const opened = beginCall(s, chain.assigned);
  if (chain.assigned && opened === null) unbind(s);
  if (chain.size !== 7 || chain.anonymous || chainText(s) !== 'require') return opened;
  return { ...(opened ?? own), value: null, holds: 'module' };
}

/** Whether a name in a class body that stands behind such a token is a member of the class, not part of an expression. */
function isMember(before: number): boolean {
  return (
    before === NEWLINE ||
    before === NAME ||
    before === STRING ||
    before === 59 ||
    before === 123 ||
    before === 125 ||
    before === 42 ||
    before === 41 ||
    before === 93
  );
}
