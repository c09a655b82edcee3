// One walk over a tree: every file is read at most once, shown to the matchers that want it, and dropped.
import { createHash } from 'node:crypto';
import { type AboveProject, collect, emptyCollection, inventoryOf } from '../inventory/collect.js';
import type { Inventory } from '../inventory/inventory.js';
import { markedVendored } from '../inventory/linguist.js';
import { ownModules } from '../inventory/own-modules.js';
import { isBulk, rolesIn } from '../inventory/roles.js';
import type { Ignore, Limit, Matcher, Sighting, Tree } from '../model/index.js';
import { decode } from '../parsers/text/decode.js';
import { type CandidateFile, candidateFiles } from './candidate-file.js';
import type { CompiledRules } from './compile.js';
import { doubtByTree } from './doubt-by-tree.js';
import type { NamedOnce } from './doubt-unused.js';
import { dropServed } from './drop-served.js';
import { dropSwitchedOn } from './drop-switched-on.js';
import { cacheKey, examineFile, type FileResult, holdsFor, type ScanCache } from './file-result.js';
import { dropKeptLoads } from './loads/harmless.js';
import { textSource } from './text-source.js';
import { withinTimeBudget } from './time-budget.js';

const maxBytes = { all: 1024 * 1024 * 1024, script: 1024 * 1024 };

/** What the matchers saw in one tree. */
export interface TreeResult {
  hits: Map<Matcher, Sighting[]>;
  /** Matchers that could not look at a file they asked for. */
  unread: Set<Matcher>;
  inventory: Inventory;
  limits: Limit[];
  ignores: Ignore[];
}

/**
 * @param paths the files of the tree to look at; those that are not the project's own are left out
 * @param options.above where the tree lies above the project that is asked about
 * @param options.cache what was seen in other trees with the same matchers; takes what is seen in this one
 */
export function walkTree(
  tree: Tree,
  paths: readonly string[],
  compiled: CompiledRules,
  { above = null, cache }: { above?: AboveProject | null; cache?: ScanCache | undefined } = {},
): TreeResult {
  const { wanted, asking, concluding, naming, matchers } = compiled;
  const marked = markedVendored(paths, (path, most) => {
    const reading = tree.read(path, most);
    return 'bytes' in reading ? reading.bytes : null;
  });
  const { files, foreign } = rolesIn(paths, marked);
  const limits = foreign.map((one): Limit => ({ code: 'vendored', ...one }));
  const candidates = candidateFiles(files, compiled);

  const hits: TreeResult['hits'] = new Map();
  const note = (matcher: Matcher, places: readonly Sighting[]) => {
    if (places.length === 0) return;
    const all = listIn(hits, matcher);
    for (const place of places) all.push(place);
  };
  const unread = new Set<Matcher>();
  const ignores: Ignore[] = [];
  const bundles: string[] = [];
  const namedOnce: NamedOnce[] = [];
  const constantLoads: Parameters<typeof dropKeptLoads>[1][number][] = [];
  const collection = emptyCollection();
  const read = resultReader(tree, candidates, { compiled, modules: ownModules(files.map(({ path }) => path)), cache });
  let left = maxBytes.all;
  const missed = ({ role, language }: CandidateFile) => {
    if (language) for (const matcher of asking(role)) unread.add(matcher);
  };
  const take = (candidate: CandidateFile, result: Examined) => {
    const { path, interested } = candidate;
    const failed = (limit: Limit, mayTell: boolean) => {
      limits.push(limit);
      if (!mayTell) return;
      for (const { matcher } of interested) unread.add(matcher);
      missed(candidate);
    };
    if (result === null) return collect.file(collection, path, new Uint8Array(), () => '');
    if ('size' in result) {
      if (result.failure === 'unreadable') failed({ code: 'unreadable', path }, true);
      else if (!candidate.optional) failed({ code: 'too-large', path, bytes: result.size }, !isBulk(path));
      return;
    }
    left -= result.bytes;
    if (result.failure === 'bundle') bundles.push(path);
    else if (result.failure !== null) failed({ code: 'not-parsed', path }, result.failure === 'binary');
    for (const [number, places] of result.hits) {
      const matcher = matchers[number];
      if (matcher)
        note(
          matcher,
          places.map((place) => ({ path, ...place })),
        );
    }
    for (const one of result.ignores) ignores.push({ path, ...one });
    for (const { matcher: number, line, name } of result.namedOnce) {
      const matcher = matchers[number];
      if (matcher) namedOnce.push({ matcher, path, line, name });
    }
    for (const { matcher: number, ...load } of result.constantLoads) {
      const matcher = matchers[number];
      if (matcher) constantLoads.push({ matcher, path, ...load });
    }
    if (result.collected) collect.join(collection, result.collected);
  };
  const look = (candidate: CandidateFile, pending: number): Examined => (candidate.cap === 0 ? null : read(candidate, left - pending));
  for (const late of withinTimeBudget(candidates, { look, take, bytes: bytesOf })) {
    limits.push({ code: 'too-slow', path: late.path });
    for (const { matcher } of wanted(late.path)) unread.add(matcher);
    missed(late);
  }
  if (bundles.length > 0) limits.push({ code: 'vendored', pattern: bundles.length === 1 ? String(bundles[0]) : 'bundled scripts', files: bundles.length });
  const textOf = (path: string) => {
    const reading = tree.read(path, maxBytes.script);
    return 'bytes' in reading ? decode(reading.bytes) : null;
  };
  const whole = inventoryOf(collection, files, tree, textOf, above);
  // What is asked of the commands later has no bound of its own.
  const endless = withinTimeBudget(whole.automations.length > 0 ? [whole] : [], { look: (one) => one.commands(), take: () => {}, bytes: () => 0 }).length > 0;
  const inventory = endless ? { ...whole, commands: () => [] } : whole;
  if (endless) for (const { matcher } of concluding) unread.add(matcher);
  const named = new Map<Matcher, typeof files>();
  for (const file of files) for (const matcher of naming(file.path)) listIn(named, matcher).push(file);
  const unfinished = withinTimeBudget(concluding, {
    look: ({ matcher, conclude }) => conclude.places(inventory, named.get(matcher) ?? []),
    take: ({ matcher }, places) => note(matcher, places),
    bytes: () => 0,
  });
  for (const { matcher } of unfinished) unread.add(matcher);
  if (endless || unfinished.length > 0) limits.push({ code: 'too-slow', path: inventory.automations[0]?.path ?? '.' });
  dropKeptLoads(hits, constantLoads, paths);
  dropServed(hits, inventory, textSource(tree));
  dropSwitchedOn(hits, files, textSource(tree));
  for (const [language, code] of Object.entries(inventory.unreadCode).sort(([a], [b]) => (a < b ? -1 : 1)))
    limits.push({ code: 'language', language, ...code });
  doubtByTree(hits, tree, { files, inventory, namedOnce });
  return { hits, unread, inventory, limits, ignores };
}

function listIn<T>(lists: Map<Matcher, T[]>, matcher: Matcher): T[] {
  const list = lists.get(matcher) ?? [];
  lists.set(matcher, list);
  return list;
}

type Refused = Exclude<ReturnType<Tree['read']>, { bytes: Uint8Array }>;
/** What came of a file; null where its name says all. */
type Examined = FileResult | Refused | null;

function bytesOf(examined: Examined): number {
  return examined === null || 'size' in examined ? 0 : examined.bytes;
}

/**
 * Gives the result of one file after another: out of the cache where the same file was seen before, otherwise by looking, as long as all of them together
 * are not too large: `left` is what may still be read.
 */
function resultReader(
  tree: Tree,
  candidates: readonly CandidateFile[],
  { compiled, modules, cache }: { compiled: CompiledRules; modules: ReadonlySet<string>; cache: ScanCache | undefined },
): (candidate: CandidateFile, left: number) => FileResult | Refused {
  const code = compiled.codeOf(modules);
  const cached = (candidate: CandidateFile, id: string | null) => {
    const result = id === null ? undefined : cache?.get(cacheKey(candidate, id));
    return result && holdsFor(result, modules) ? result : undefined;
  };
  tree.expect(candidates.filter((one) => one.cap > 0 && !cached(one, tree.id(one.path))).map(({ path }) => path));
  return (candidate, left) => {
    const { path, cap } = candidate;
    let result = cached(candidate, tree.id(path));
    if (!result || result.bytes > left) {
      const reading = tree.read(path, Math.min(cap, left));
      if ('failure' in reading) return reading;
      const id = cache ? blobId(reading.bytes) : null;
      result = cached(candidate, id) ?? examineFile(candidate, reading.bytes, compiled, code, modules);
      if (id !== null) cache?.set(cacheKey(candidate, id), result);
    }
    return result;
  };
}

/** The id that git gives to a content: the SHA-1 of "blob", its size, a zero byte, and the bytes. */
function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
