// Names in code: what it imports, calls and defines. All matchers that ask for them share one index, so that a name is compared with the patterns once per scan,
// however often it occurs.

import type { SeenCode } from '../../inventory/read-code.js';
import type { Matcher, Place, ToolJob, Where } from '../../model/index.js';
import type { Interest } from '../../parsers/code/facts.js';
import { nameGlob } from '../../parsers/glob/glob.js';
import { allows, type CodeQuery } from '../compiled-matcher.js';
import type { Declarable } from './kind.js';

/** What one matcher asks of code. */
export interface CodeMatcher {
  matcher: Matcher;
  where: Where;
  query: CodeQuery;
}

/** One pattern or module of a matcher: a name that fits it meets the matcher. */
interface NameRule {
  asker: CodeMatcher;
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
  for (const { query } of matchers) {
    if (query.in !== 'calls') continue;
    for (const name of moduleNames(query, tools)) roots.add(rootOf(name));
    for (const pattern of query.names) {
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

/** What a dependency list may name for a matcher of code: its tools. */
export function declarableTools({ tools }: { tools: readonly string[] }): Declarable | null {
  return tools.length === 0 ? null : { names: [], tools };
}

function moduleNames({ tools: jobs }: Pick<CodeQuery, 'tools'>, tools: readonly ToolJob[]): string[] {
  return tools.filter(({ job }) => jobs.includes(job)).flatMap((job) => job.tools.flatMap((tool) => tool.imports));
}

/**
 * @returns given the names of modules that a project itself defines (what is under them is no tool), a function that gives, for the code of one
 *   file, the places that each matcher sees in it
 */
export function codeIndex(
  matchers: readonly CodeMatcher[],
  tools: readonly ToolJob[],
): (own: ReadonlySet<string>) => (seen: SeenCode) => Map<Matcher, Place[]> {
  const rules = matchers.flatMap((matcher) => rulesOf(matcher, tools));
  const rulesIn = (part: CodeQuery['in']) => finder(rules.filter(({ asker }) => asker.query.in === part));
  const find = { calls: rulesIn('calls'), imports: rulesIn('imports'), definitions: rulesIn('definitions') };
  return (own) => {
    const isOwn = (name: string) => name.startsWith('.') || own.has(rootOf(name));
    return lookWith({ calls: remembered(find.calls, isOwn), imports: remembered(find.imports, isOwn), definitions: remembered(find.definitions, isOwn) });
  };
}

function lookWith(lookUp: Record<CodeQuery['in'], (name: string) => readonly CodeMatcher[]>): (seen: SeenCode) => Map<Matcher, Place[]> {
  return (seen) => {
    const found = new Map<Matcher, Place[]>();
    const note = ({ matcher, where }: CodeMatcher, at: { line: number; cell?: number }) => {
      if (!allows(where, seen.role)) return;
      const places = found.get(matcher) ?? [];
      if (places.length < 20) places.push(at.cell === undefined ? { path: seen.path, line: at.line } : { path: seen.path, cell: at.cell, line: at.line });
      found.set(matcher, places);
    };
    for (const one of seen.imports) for (const asker of lookUp.imports(one.module)) note(asker, one);
    for (const one of seen.calls) for (const asker of lookUp.calls(one.name)) if (asker.query.accepts?.(one.args) ?? true) note(asker, one);
    for (const one of seen.definitions) {
      const askers = lookUp.definitions(one.name.toLowerCase());
      if (askers.length > 0 && !seen.isStub(one)) for (const asker of askers) note(asker, one);
    }
    return found;
  };
}

/**
 * Finds the matchers that a name meets. Rules are sorted by the first or last segment (or a piece of one) that they ask for, so that a name
 * is compared only with those that can fit it.
 * @returns for a name, and whether the project defines it itself, its matchers in the order of the rules
 */
function finder(rules: readonly NameRule[]): (name: string, own: boolean) => readonly CodeMatcher[] {
  const maps = { first: new Map<string, NameRule[]>(), last: new Map<string, NameRule[]>(), piece: new Map<string, NameRule[]>() };
  const others: NameRule[] = [];
  for (const rule of rules) {
    const { key } = rule;
    const list = key === null ? others : (maps[key.by].get(key.text) ?? []);
    if (key !== null) maps[key.by].set(key.text, list);
    list.push(rule);
  }
  const order = new Map<CodeMatcher, number>();
  for (const { asker } of rules) if (!order.has(asker)) order.set(asker, order.size);
  return (name, own) => {
    const found = new Set<CodeMatcher>();
    const pieces = maps.piece.size === 0 ? [] : piecesOf(name).map((piece) => maps.piece.get(piece));
    for (const list of [maps.first.get(rootOf(name)), maps.last.get(lastOf(name)), ...pieces, others])
      for (const { asker, foreign, fits } of list ?? []) if (!(foreign && own) && !found.has(asker) && fits(name)) found.add(asker);
    return [...found].sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
  };
}

/** Names repeat, so what was found for one is remembered. */
function remembered(find: (name: string, own: boolean) => readonly CodeMatcher[], isOwn: (name: string) => boolean): (name: string) => readonly CodeMatcher[] {
  const known = new Map<string, readonly CodeMatcher[]>();
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
function rulesOf(asker: CodeMatcher, tools: readonly ToolJob[]): NameRule[] {
  const { query } = asker;
  const isDefinition = query.in === 'definitions';
  const patterns = isDefinition ? query.names.map((name) => name.toLowerCase()) : query.names;
  // A project may call its own function by a bare name that stands in the rules.
  const named = patterns.map((pattern): NameRule => {
    const foreign = !isDefinition && !pattern.startsWith('*') && pattern.includes('.');
    return { asker, key: keyOf(pattern), fits: lazily(() => nameGlob(pattern)), foreign };
  });
  const modules = moduleNames(query, tools).map((module): NameRule => {
    const fits = (name: string) => name === module || (name.startsWith(module) && /[./]/.test(name[module.length] ?? ''));
    return { asker, key: { by: 'first', text: rootOf(module) }, fits, foreign: true };
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
