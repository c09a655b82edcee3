// Imports, calls and definitions in code. All code matchers share one index, so that a name is compared with the patterns once per scan, however often it occurs.
import type { Matcher, Place, ToolJob } from '../../model.js';
import { patternOf } from '../../pattern.js';
import { firstString, keywordOf, spreads } from '../../syntax/arguments.js';
import type { Interest } from '../../syntax/code.js';
import { nameGlob } from '../../syntax/glob.js';
import { allows } from '../look.js';
import type { SeenCode } from '../read-code.js';

type CodeMatcher = Extract<Matcher, { kind: 'call' | 'import' | 'define' }>;
type CallMatcher = Extract<Matcher, { kind: 'call' }>;

interface NameTest {
  matcher: CodeMatcher;
  keys: { first: ReadonlySet<string>; last: ReadonlySet<string>; any: boolean };
  /** Tests a name that the project does not define itself, and one that it may. */
  matches(name: string): boolean;
  accepts(args: string): boolean;
}

/** Which calls the scanners have to keep for these matchers. */
export function interestOf(matchers: readonly CodeMatcher[], tools: readonly ToolJob[]): Interest {
  const roots = new Set<string>();
  const last = new Set<string>();
  for (const matcher of matchers) {
    if (matcher.kind !== 'call') continue;
    for (const name of moduleNames(matcher, tools)) roots.add(rootOf(name));
    for (const pattern of matcher.names) {
      const segments = pattern.split('.');
      const tail = segments[segments.length - 1] ?? '';
      // R names may hold dots: "set.seed" is wanted whole as well.
      if (!tail.includes('*')) last.add(tail).add(pattern);
      else if (!pattern.startsWith('*')) roots.add(rootOf(pattern));
    }
  }
  return { roots, last };
}

/** The first segment of a dotted module name; a JavaScript package name is one segment. */
function rootOf(name: string): string {
  return /[/@-]/.test(name) ? (/^(@[^/]+\/[^/.]+|[^/.]+)/.exec(name)?.[0] ?? name) : (name.split('.')[0] ?? name);
}

function moduleNames(matcher: { tools: readonly string[] }, tools: readonly ToolJob[]): string[] {
  return tools.filter(({ job }) => matcher.tools.includes(job)).flatMap((job) => job.tools.flatMap((tool) => [...tool.imports, ...tool.npm, ...tool.r]));
}

/**
 * @param own names of modules that the project itself defines: what is under them is no tool
 * @returns a function that gives, for the code of one file, the places that each matcher sees in it
 */
export function codeIndex(matchers: readonly CodeMatcher[], tools: readonly ToolJob[], own: ReadonlySet<string>): (seen: SeenCode) => Map<Matcher, Place[]> {
  const tests = matchers.map((matcher) => nameTest(matcher, tools, own));
  const ofKind = (kind: CodeMatcher['kind']) => tests.filter(({ matcher }) => matcher.kind === kind);
  const lookUp = { call: remembered(ofKind('call')), import: remembered(ofKind('import')), define: remembered(ofKind('define')) };
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
    for (const one of seen.definitions) for (const test of lookUp.define(one.name)) note(test, one);
    return found;
  };
}

/**
 * Finds the tests that match a name. Tests are sorted by the first or last segment that they ask for, so that a name meets only those
 * that can match it; what was found is remembered, because names repeat.
 */
function remembered(tests: readonly NameTest[]): (name: string) => readonly NameTest[] {
  const byFirst = new Map<string, NameTest[]>();
  const byLast = new Map<string, NameTest[]>();
  const others: NameTest[] = [];
  const put = (map: Map<string, NameTest[]>, key: string, test: NameTest) => map.set(key, [...(map.get(key) ?? []), test]);
  for (const test of tests) {
    for (const key of test.keys.first) put(byFirst, key, test);
    for (const key of test.keys.last) put(byLast, key, test);
    if (test.keys.any) others.push(test);
  }
  const order = new Map(tests.map((test, index) => [test, index]));
  const known = new Map<string, readonly NameTest[]>();
  return (name) => {
    let matching = known.get(name);
    if (!matching) {
      const candidates = new Set([...(byFirst.get(rootOf(name)) ?? []), ...(byLast.get(lastOf(name).toLowerCase()) ?? []), ...others]);
      matching = [...candidates].filter((test) => test.matches(name)).sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
      if (known.size < 100_000) known.set(name, matching);
    }
    return matching;
  };
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** By which first or last segments a name can be told to be worth a test; `any` where neither is fixed. */
function keysOf(names: readonly string[], modules: readonly string[]): NameTest['keys'] {
  const first = new Set(modules.map(rootOf));
  const last = new Set<string>();
  let any = false;
  for (const name of names) {
    if (!lastOf(name).includes('*')) last.add(lastOf(name).toLowerCase());
    else if (!rootOf(name).includes('*')) first.add(rootOf(name));
    else any = true;
  }
  return { first, last, any };
}

function nameTest(matcher: CodeMatcher, tools: readonly ToolJob[], own: ReadonlySet<string>): NameTest {
  const isOwn = (name: string) => name.startsWith('.') || own.has(rootOf(name));
  if (matcher.kind === 'define') {
    const globs = matcher.names.map((name) => nameGlob(name.toLowerCase()));
    return { matcher, keys: keysOf(matcher.names, []), matches: (name) => globs.some((g) => g(name.toLowerCase())), accepts: () => true };
  }
  const modules = moduleNames(matcher, tools);
  const byRoot = new Map<string, string[]>();
  for (const module of modules) byRoot.set(rootOf(module), [...(byRoot.get(rootOf(module)) ?? []), module]);
  const isTool = (name: string) =>
    (byRoot.get(rootOf(name)) ?? []).some((module) => name === module || (name.startsWith(module) && /[./]/.test(name[module.length] ?? '')));
  const anywhere = matcher.names.filter((name) => name.startsWith('*')).map(nameGlob);
  const rooted = matcher.names.filter((name) => !name.startsWith('*')).map((name) => ({ glob: nameGlob(name), bare: !name.includes('.') }));
  const matches = (name: string) =>
    anywhere.some((g) => g(name)) ||
    (!isOwn(name) && (isTool(name) || rooted.some(({ glob }) => glob(name)))) ||
    rooted.some(({ glob, bare }) => bare && glob(name));
  return { matcher, keys: keysOf(matcher.names, modules), matches, accepts: matcher.kind === 'call' ? argumentTest(matcher) : () => true };
}

function argumentTest(matcher: CallMatcher): (args: string) => boolean {
  const wanted = Object.entries(matcher.with).map(([name, pattern]) => ({ name, pattern: patternOf(pattern) }));
  const unwanted = Object.entries(matcher.without).map(([name, pattern]) => ({ name, pattern: patternOf(pattern) }));
  const string = matcher.string === null ? null : patternOf(matcher.string);
  return (args) => {
    for (const { name, pattern } of wanted) {
      const value = keywordOf(args, name);
      if (value === null || !pattern.test(value)) return false;
    }
    for (const { name, pattern } of unwanted) {
      const value = keywordOf(args, name);
      // What is passed on unseen may hold the keyword.
      if (value === null ? spreads(args) : pattern.test(value)) return false;
    }
    return string === null || string.test(firstString(args) ?? '');
  };
}
