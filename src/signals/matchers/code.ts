// Imports, calls and definitions in code. All code matchers share one index, so that a name is compared with the patterns once per scan, however often it occurs.

import type { SeenCode } from '../../inventory/read-code.js';
import type { Matcher, Place, ToolJob } from '../../model/index.js';
import { firstString, keywordOf, spreads } from '../../parsers/code/arguments.js';
import type { Interest } from '../../parsers/code/facts.js';
import { nameGlob } from '../../parsers/glob/glob.js';
import { allows } from '../matcher.js';
import { patternOf } from '../pattern.js';

type CodeMatcher = Extract<Matcher, { kind: 'call' | 'import' | 'define' }>;
type CallMatcher = Extract<Matcher, { kind: 'call' }>;

interface NameTest {
  matcher: CodeMatcher;
  accepts(args: string): boolean;
}

/** One pattern or module of a matcher: a name that fits it meets the matcher. */
interface NameRule {
  test: NameTest;
  /** The first or last segment that a fitting name has, or a piece of it; null where none is fixed. */
  key: { by: 'first' | 'last' | 'piece'; text: string } | null;
  fits(name: string): boolean;
  /** Whether the rule is about names that the project does not define itself. */
  foreign: boolean;
}

/** Which calls the scanners have to keep for these matchers. */
export function interestOf(matchers: readonly CodeMatcher[], tools: readonly ToolJob[]): Interest {
  const roots = new Set<string>();
  const last = new Set<string>();
  for (const matcher of matchers) {
    if (matcher.kind !== 'call') continue;
    for (const name of moduleNames(matcher, tools)) roots.add(rootOf(name));
    for (const pattern of matcher.names) {
      const tail = lastOf(pattern);
      // R names may hold dots: "set.seed" is wanted whole as well.
      if (!tail.includes('*')) last.add(tail).add(pattern);
      else if (!pattern.startsWith('*')) roots.add(rootOf(pattern));
    }
  }
  return { roots, last };
}

/** The first segments of the names that code uses, each once, sorted. */
export function rootsIn({ imports, calls }: SeenCode): string[] {
  return [...new Set([...imports.map(({ module }) => rootOf(module)), ...calls.map(({ name }) => rootOf(name))])].sort();
}

/** The first segment of a dotted module name; a JavaScript package name is one segment. */
function rootOf(name: string): string {
  if (name.includes('/') || name.includes('@') || name.includes('-')) return /^(@[^/]+\/[^/.]+|[^/.]+)/.exec(name)?.[0] ?? name;
  const dot = name.indexOf('.');
  return dot < 0 ? name : name.slice(0, dot);
}

function moduleNames(matcher: { tools: readonly string[] }, tools: readonly ToolJob[]): string[] {
  return tools.filter(({ job }) => matcher.tools.includes(job)).flatMap((job) => job.tools.flatMap((tool) => tool.imports));
}

/**
 * @returns given the names of modules that a project itself defines (what is under them is no tool), a function that gives, for the code of one
 *   file, the places that each matcher sees in it
 */
export function codeIndex(
  matchers: readonly CodeMatcher[],
  tools: readonly ToolJob[],
): (own: ReadonlySet<string>) => (seen: SeenCode) => Map<Matcher, Place[]> {
  const rules = matchers.flatMap((matcher) => rulesOf({ matcher, accepts: matcher.kind === 'call' ? argumentTest(matcher) : () => true }, tools));
  const ofKind = (kind: CodeMatcher['kind']) => finder(rules.filter(({ test }) => test.matcher.kind === kind));
  const find = { call: ofKind('call'), import: ofKind('import'), define: ofKind('define') };
  return (own) => {
    const isOwn = (name: string) => name.startsWith('.') || own.has(rootOf(name));
    return lookWith({ call: remembered(find.call, isOwn), import: remembered(find.import, isOwn), define: remembered(find.define, isOwn) });
  };
}

function lookWith(lookUp: Record<CodeMatcher['kind'], (name: string) => readonly NameTest[]>): (seen: SeenCode) => Map<Matcher, Place[]> {
  return (seen) => {
    const found = new Map<Matcher, Place[]>();
    const note = (test: NameTest, at: { line: number; cell?: number }) => {
      if (!allows(test.matcher.where, seen.role)) return;
      const places = found.get(test.matcher) ?? [];
      if (places.length < 20) places.push(at.cell === undefined ? { path: seen.path, line: at.line } : { path: seen.path, cell: at.cell, line: at.line });
      found.set(test.matcher, places);
    };
    for (const one of seen.imports) for (const test of lookUp.import(one.module)) note(test, one);
    for (const one of seen.calls) for (const test of lookUp.call(one.name)) if (test.accepts(one.args)) note(test, one);
    for (const one of seen.definitions) {
      const tests = lookUp.define(one.name.toLowerCase());
      if (tests.length > 0 && !seen.isStub(one)) for (const test of tests) note(test, one);
    }
    return found;
  };
}

/**
 * Finds the tests that a name meets. Rules are sorted by the first or last segment (or a piece of one) that they ask for, so that a name
 * is held against those only that can fit it.
 * @returns for a name, and whether the project defines it itself, its tests in the order of the rules
 */
function finder(rules: readonly NameRule[]): (name: string, own: boolean) => readonly NameTest[] {
  const maps = { first: new Map<string, NameRule[]>(), last: new Map<string, NameRule[]>(), piece: new Map<string, NameRule[]>() };
  const others: NameRule[] = [];
  for (const rule of rules) {
    const { key } = rule;
    const list = key === null ? others : (maps[key.by].get(key.text) ?? []);
    if (key !== null) maps[key.by].set(key.text, list);
    list.push(rule);
  }
  const order = new Map<NameTest, number>();
  for (const { test } of rules) if (!order.has(test)) order.set(test, order.size);
  return (name, own) => {
    const found = new Set<NameTest>();
    const pieces = maps.piece.size === 0 ? [] : piecesOf(name).map((piece) => maps.piece.get(piece));
    for (const list of [maps.first.get(rootOf(name)), maps.last.get(lastOf(name)), ...pieces, others])
      for (const { test, foreign, fits } of list ?? []) if (!(foreign && own) && !found.has(test) && fits(name)) found.add(test);
    return [...found].sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
  };
}

/** Names repeat, so what was found for one is remembered. */
function remembered(find: (name: string, own: boolean) => readonly NameTest[], isOwn: (name: string) => boolean): (name: string) => readonly NameTest[] {
  const known = new Map<string, readonly NameTest[]>();
  return (name) => {
    let matching = known.get(name);
    if (!matching) {
      matching = find(name, isOwn(name));
      if (known.size < 100_000) known.set(name, matching);
    }
    return matching;
  };
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The rules of a matcher; for definitions, where letter case says nothing, names are in lower case. */
function rulesOf(test: NameTest, tools: readonly ToolJob[]): NameRule[] {
  const { matcher } = test;
  const patterns = matcher.kind === 'define' ? matcher.names.map((name) => name.toLowerCase()) : matcher.names;
  // A project may call its own function by a bare name that stands in the rules.
  const named = patterns.map((pattern): NameRule => {
    const foreign = matcher.kind !== 'define' && !pattern.startsWith('*') && pattern.includes('.');
    return { test, key: keyOf(pattern), fits: lazily(() => nameGlob(pattern)), foreign };
  });
  if (matcher.kind === 'define') return named;
  const modules = moduleNames(matcher, tools).map((module): NameRule => {
    const fits = (name: string) => name === module || (name.startsWith(module) && /[./]/.test(name[module.length] ?? ''));
    return { test, key: { by: 'first', text: rootOf(module) }, fits, foreign: true };
  });
  return [...named, ...modules];
}

/** Most rules of a scan are never held against a name: what tests it is made when it is first asked. */
function lazily(make: () => (text: string) => boolean): (text: string) => boolean {
  let test: ((text: string) => boolean) | null = null;
  return (text) => (test ??= make())(text);
}

function keyOf(pattern: string): NameRule['key'] {
  if (!lastOf(pattern).includes('*')) return { by: 'last', text: lastOf(pattern) };
  if (!rootOf(pattern).includes('*')) return { by: 'first', text: rootOf(pattern) };
  const pieces = pattern.split(/[*?.]/).flatMap(piecesOf);
  // From the middle: words begin and end alike more often than not.
  const piece = pieces[pieces.length >> 1];
  return piece === undefined ? null : { by: 'piece', text: piece };
}

/** All stretches of four characters. */
function piecesOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 3) }, (_, at) => text.slice(at, at + 4));
}

function argumentTest(matcher: CallMatcher): (args: string) => boolean {
  const compiled = (pattern: string) =>
    lazily(() => {
      const expression = patternOf(pattern);
      return (text) => expression.test(text);
    });
  const wanted = Object.entries(matcher.with).map(([name, pattern]) => ({ name, fits: compiled(pattern) }));
  const unwanted = Object.entries(matcher.without).map(([name, pattern]) => ({ name, fits: compiled(pattern) }));
  const string = matcher.string === null ? null : compiled(matcher.string);
  return (args) => {
    for (const { name, fits } of wanted) {
      const value = keywordOf(args, name);
      if (value === null || !fits(value)) return false;
    }
    for (const { name, fits } of unwanted) {
      const value = keywordOf(args, name);
      // What is passed on unseen may hold the keyword.
      if (value === null ? spreads(args) : fits(value)) return false;
    }
    return string === null || string(firstString(args) ?? '');
  };
}
