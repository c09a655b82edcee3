// Gathers calls while tokens pass by: the dotted name before a bracket, whether anybody is interested, and the text of the arguments.
// Everything is linear in the input, whatever the input is.

import { type Bound, bound, isWanted, kept, longestName, memberHash, type Names, resolve } from './bindings.js';
import type { Chain, Opened } from './dotted-name.js';
import type { Call, CodeFacts, Interest } from './facts.js';
import { hashOf, type Tokens, text } from './lexer.js';

const longestArgs = 2000;
/** Bytes that surely hold that many characters. */
const enoughBytes = longestArgs * 4 + 100;
/** Kept calls deeper inside each other than this have no args: f(f(f(… would repeat its own text at every level. */
const deepest = 20;

/** The state of gathering. */
export interface Collector {
  readonly tokens: Tokens;
  readonly names: Names;
  readonly interest: Interest;
  readonly wanted: Uint8Array;
  readonly facts: CodeFacts;
  readonly chain: Chain;
  readonly open: (Opened | null)[];
  /** Kept calls that are open and read their args, innermost last. */
  readonly reading: Opened[];
  out: Buffer;
  written: number;
  lastEnd: number;
}

/** Shared: what is written grows into a buffer of its own. */
const nothing = Buffer.alloc(0);

/** Starts gathering over `tokens`, with the bindings known so far. */
export function newCollector(tokens: Tokens, interest: Interest, names: Names): Collector {
  const chain: Chain = {
    state: 'none',
    start: 0,
    end: 0,
    line: 1,
    size: 0,
    spelled: null,
    lastStart: 0,
    parts: 0,
    key: 0,
    last: 0,
    anonymous: false,
    base: null,
    role: 'call',
    whole: false,
    assigned: false,
  };
  return {
    tokens,
    names,
    interest,
    wanted: wantedTable(interest),
    facts: { imports: [], calls: [], definitions: [], lines: 0 },
    chain,
    open: [],
    reading: [],
    out: nothing,
    written: 0,
    lastEnd: 0,
  };
}

const tables = new WeakMap<Interest, Uint8Array>();

function wantedTable(interest: Interest): Uint8Array {
  const known = tables.get(interest);
  if (known !== undefined) return known;
  const table = new Uint8Array(0x10000);
  if (interest.last === 'all') table.fill(1);
  else for (const name of interest.last) table[hashOf(name) & 0xffff] = 1;
  tables.set(interest, table);
  return table;
}

/** Begins a chain with the name just read; `anonymous` when it stands behind a dot that follows a nameless value. */
export function startChain(c: Collector, anonymous: boolean): Chain {
  const { chain, tokens: t } = c;
  chain.state = 'name';
  chain.start = t.start;
  chain.end = t.end;
  chain.line = t.line;
  chain.size = t.end - t.start;
  chain.spelled = null;
  chain.lastStart = t.start;
  chain.parts = 1;
  chain.key = t.hash;
  chain.last = t.hash;
  chain.anonymous = anonymous;
  chain.base = null;
  chain.role = 'call';
  chain.whole = false;
  chain.assigned = false;
  return chain;
}

const selfHashes: readonly number[] = [hashOf('self'), hashOf('this')];

/** Adds the name just read, which follows a dot, to the chain; begins one when a nameless value stands before the dot. */
export function extendChain(c: Collector): void {
  const { chain, tokens: t } = c;
  if (chain.parts === 0) {
    startChain(c, true);
    return;
  }
  chain.state = 'name';
  chain.size += t.end - t.start + 1;
  if (chain.spelled !== null || t.start !== chain.end + 1 || t.bytes[chain.end] !== 46) {
    const before = chain.spelled ?? t.bytes.toString('utf8', chain.start, chain.end);
    chain.spelled = chain.size > longestName ? '' : `${before}.${text(t)}`;
  }
  chain.end = t.end;
  chain.lastStart = t.start;
  chain.parts++;
  chain.last = t.hash;
  if (chain.parts === 2 && !chain.anonymous && selfHashes.includes(chain.key)) chain.key = memberHash(t.hash);
}

/** The chain as written, without blanks and comments; null when it is too long to be a name. */
export function chainText(c: Collector): string | null {
  const { chain } = c;
  if (chain.size > longestName) return null;
  return chain.spelled ?? c.tokens.bytes.toString('utf8', chain.start, chain.end);
}

/**
 * Answers the bracket that follows the chain: begins the call if it is to be kept.
 * @param asked whether the caller needs to know what the call resolves to, also when it is not kept
 */
export function beginCall(c: Collector, asked: boolean): Opened | null {
  const call = matters(c, asked) ? namedCall(c) : null;
  if (call === null) return null;
  const opened: Opened = { call: call.kept, from: 0, value: asked ? call.value : null, assigned: c.chain.assigned, holds: 'arguments' };
  if (opened.call === null) return asked ? opened : null;
  c.facts.calls.push(opened.call);
  return opened;
}

/** Adds the chain as a decorator or base without brackets. */
export function addBare(c: Collector): void {
  const call = matters(c, false) ? namedCall(c) : null;
  if (call?.kept) c.facts.calls.push(call.kept);
}

/** Answers without a string: false for nearly every call of a file. */
function matters(c: Collector, asked: boolean): boolean {
  const { chain, names, wanted } = c;
  if (wanted[chain.last & 0xffff] === 1 || chain.base !== null) return true;
  return !chain.anonymous && (names.marks[chain.key & 0xfff] ?? 0) >= (asked ? bound : kept);
}

function namedCall(c: Collector): { kept: Call | null; value: Bound | null } | null {
  const { chain, interest } = c;
  const written = chainText(c);
  if (written === null) return null;
  const value = chainValue(c, written);
  const { last } = interest;
  const wanted = (value !== null && isWanted(interest, value)) || last === 'all' || last.has(c.tokens.bytes.toString('utf8', chain.lastStart, chain.end));
  if (!wanted) return { kept: null, value };
  const own = chain.anonymous || chain.parts > 1 ? `.${written}` : written;
  return { kept: { name: value?.name ?? own, line: chain.line, args: '', role: chain.role }, value };
}

/** What the chain stands for by the file's bindings. */
export function chainValue(c: Collector, written: string): Bound | null {
  const { base, anonymous } = c.chain;
  if (base !== null) return { name: `${base.name}.${written}`, root: base.root };
  return anonymous ? null : resolve(c.names, written);
}

/** Remembers an opening bracket, the token just read; must follow the copy of that token. */
export function push(c: Collector, opened: Opened | null): void {
  settle(c, c.tokens.depth - 1);
  c.open.push(opened);
  if (opened === null || opened.call === null || c.reading.length >= deepest) return;
  opened.from = c.written;
  c.reading.push(opened);
  c.lastEnd = c.tokens.end;
}

/**
 * Answers a closing bracket, the token just read; must come before the copy of that token.
 * @returns What had been opened.
 */
export function pop(c: Collector): Opened | null {
  settle(c, c.tokens.depth + 1);
  const opened = c.open.pop() ?? null;
  finish(c, opened);
  return opened;
}

/** Closes what a broken source or the end of the file leaves open. */
export function settle(c: Collector, depth: number): void {
  while (c.open.length > Math.max(0, depth)) finish(c, c.open.pop() ?? null);
  while (c.open.length < depth) c.open.push(null);
}

function finish(c: Collector, opened: Opened | null): void {
  if (opened === null || c.reading[c.reading.length - 1] !== opened) return;
  c.reading.pop();
  const end = Math.min(c.written, opened.from + enoughBytes);
  if (opened.call !== null) opened.call.args = c.out.toString('utf8', opened.from, end).trim().slice(0, longestArgs);
  if (c.reading.length === 0) c.written = 0;
}

/** Copies the token just read to the arguments that are open, one space for whatever lay before it. */
export function copy(c: Collector): void {
  const { tokens: t } = c;
  const inner = c.reading[c.reading.length - 1];
  if (inner === undefined || c.written - inner.from > enoughBytes) return;
  const size = Math.min(t.end - t.start, enoughBytes);
  if (c.written + size + 1 > c.out.length) {
    const wider = Buffer.alloc((c.written + size) * 2 + 1024);
    c.out.copy(wider, 0, 0, c.written);
    c.out = wider;
  }
  if (t.start > c.lastEnd) c.out[c.written++] = 32;
  for (let at = t.start; at < t.start + size; at++) c.out[c.written++] = t.bytes[at] ?? 0;
  c.lastEnd = t.end;
}
