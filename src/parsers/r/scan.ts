// What an R source says: packages, calls, definitions, in one pass over its tokens. R has no imported names: only `pkg::fun` tells
// where a function comes from.

import { type Bound, type Names, newNames } from '../code/bindings.js';
import { beginCall, type Collector, chainText, copy, extendChain, newCollector, pop, push, settle, startChain } from '../code/call-collector.js';
import type { CodeFacts, Interest } from '../code/facts.js';
import { bytesOf, END, NAME, narrow, openTokens, STRING, type Tokens, text, wordAt, wordTable } from '../code/lexer.js';
import { blankSpans } from '../text/blank-spans.js';
import { advance, COLONS } from './lexer.js';

export { type Chunk, chunks } from './rmarkdown.js';

const words = wordTable(['function', 'if', 'for', 'while', 'repeat', 'else', 'in', 'next', 'break', 'return']);
const FUNCTION = 1;
const loaders: ReadonlySet<string> = new Set(['library', 'require', 'requireNamespace', 'loadNamespace']);

interface RScan extends Collector {
  before: number;
  /** The name that is assigned, and its line. */
  target: { name: string; line: number } | null;
  /** The package named before "::". */
  from: Bound | null;
  /** The first argument of library() may name a package: not yet read, or read and awaiting the comma or bracket behind it. */
  loads: 'no' | 'names' | 'strings';
  loaded: { module: string; line: number } | null;
  readonly seen: Set<string>;
}

/** The state before the first token. */
function newScan(tokens: Tokens, interest: Interest, names: Names): RScan {
  const { chain, facts, open, out, reading, wanted } = newCollector(tokens, interest, names);
  // Spelled out, not spread: an object made by spreading has a shape of its own each time, which halves the speed.
  return {
    tokens,
    names,
    interest,
    wanted,
    facts,
    chain,
    open,
    reading,
    out,
    written: 0,
    lastEnd: 0,
    before: END,
    target: null,
    from: null,
    loads: 'no',
    loaded: null,
    seen: new Set(),
  };
}

/**
 * Reads one R source, or one chunk of a document.
 * @param interest which calls to keep; `last` is compared with whole function names, "set.seed"
 * @returns Imports (by library() and the like, and the first `pkg::` of each package), calls ("pkg.fun" for `pkg::fun(…)`) and
 * definitions in the order of the source. Never throws.
 */
export function scanR(source: Uint8Array | string, interest: Interest): CodeFacts {
  const tokens = openTokens(bytesOf(source));
  const s = newScan(tokens, interest, newNames(interest));
  let kind = advance(tokens);
  while (kind !== END) {
    if (s.loads !== 'no' || s.loaded !== null) readLoaded(s, kind);
    if (kind === NAME) readName(s);
    else readMark(s, kind);
    s.before = kind;
    kind = advance(tokens);
  }
  settle(s, 0);
  s.facts.lines = tokens.lines;
  return s.facts;
}

function readLoaded(s: RScan, kind: number): void {
  const { tokens: t } = s;
  if (s.loaded !== null) {
    if (kind === 41 || kind === 44) s.facts.imports.push(s.loaded);
    s.loaded = null;
  } else if (kind === STRING) s.loaded = { module: t.bytes.toString('utf8', t.start + 1, t.end - 1), line: t.line };
  else if (kind === NAME && s.loads === 'names') s.loaded = { module: text(t), line: t.line };
  s.loads = 'no';
}

function readName(s: RScan): void {
  const { chain, from } = s;
  if (s.reading.length > 0) copy(s);
  s.from = null;
  if (chain.state === 'dot') {
    extendChain(s);
    return;
  }
  const word = wordAt(s.tokens, words);
  if (word === FUNCTION) define(s);
  chain.state = 'none';
  if (word !== 0) return;
  startChain(s, false);
  chain.base = from;
}

function define(s: RScan): void {
  if (s.before === 61 && s.target !== null) s.facts.definitions.push({ ...s.target, role: 'function' });
}

function readMark(s: RScan, kind: number): void {
  const { chain, tokens: t } = s;
  const named = chain.state === 'name';
  if (kind === 40 || kind === 91 || kind === 123) {
    const opened = kind === 40 && named ? beginCall(s, false) : null;
    if (kind === 40 && named && chain.parts === 1 && chain.size <= 16) {
      const name = chainText(s) ?? '';
      if (loaders.has(name)) s.loads = name.endsWith('Namespace') ? 'strings' : 'names';
    }
    if (s.reading.length > 0) copy(s);
    push(s, opened);
  } else if (kind === 41 || kind === 93 || kind === 125) {
    pop(s);
    if (s.reading.length > 0) copy(s);
  } else if (s.reading.length > 0) copy(s);
  if (kind === 92) define(s);
  if (kind === 61) s.target = named && chain.parts === 1 ? { name: chainText(s) ?? '', line: chain.line } : null;
  if (kind === COLONS && named && chain.parts === 1) usePackage(s, chainText(s) ?? '', t.line);
  if (kind === 46 && (named || s.before === 41 || s.before === 93)) {
    chain.parts = named ? chain.parts : 0;
    chain.state = 'dot';
  } else chain.state = 'none';
}

function usePackage(s: RScan, name: string, line: number): void {
  s.from = { name, root: name.split('.', 1)[0] ?? name };
  if (s.seen.has(name)) return;
  s.seen.add(name);
  s.facts.imports.push({ module: name, line });
}

/**
 * Replaces comments by spaces.
 * @returns A string of the same length with the same line breaks. Never throws.
 */
export function blankR(source: string): string {
  const t = openTokens(narrow(source));
  const spans: [number, number][] = [];
  let end = 0;
  for (;;) {
    const kind = advance(t);
    for (let at = end; at < t.start; at++) {
      if ((t.bytes[at] ?? 0) <= 32) continue;
      spans.push([at, t.start]);
      break;
    }
    if (kind === END) return blankSpans(source, spans);
    end = t.end;
  }
}
