// One pass over a tree: every file is read at most once, shown to the matchers that want it, and dropped.
import { createHash } from 'node:crypto';
import { collect, emptyCollection, inventoryOf } from '../inventory/collect.js';
import type { Inventory } from '../inventory/inventory.js';
import { ownModules } from '../inventory/own-modules.js';
import { isBulk, roleOf } from '../inventory/roles.js';
import type { Limit, Matcher, Place, Tree } from '../model/index.js';
import { decode } from '../parsers/text/decode.js';
import { type Subject, subjectsIn } from './candidate-file.js';
import type { Compiled } from './compile.js';
import { namedFiles } from './file-index.js';
import { holdsFor, keyOf, type Memory, type Sighting, sight } from './file-result.js';
import { patiently } from './time-budget.js';

const maxBytes = { all: 1024 * 1024 * 1024, script: 1024 * 1024 };

/** What the matchers saw in one tree. */
export interface Pass {
  hits: Map<Matcher, Place[]>;
  /** Matchers that could not look at a file they asked for. */
  unread: Set<Matcher>;
  inventory: Inventory;
  limits: Limit[];
}

/**
 * @param paths the files of the tree to look at; those that are not the project's own are left out
 * @param options.concerns whether a command of CI that runs in a folder (relative to the tree, "" for its top) with this text is about the project
 * @param options.memory what was seen in other trees with the same matchers; takes what is seen in this one
 */
export function pass(
  tree: Tree,
  paths: readonly string[],
  compiled: Compiled,
  { concerns, memory }: { concerns?: (folder: string, command: string) => boolean; memory?: Memory | undefined } = {},
): Pass {
  const { wanted, concluding, naming, matchers } = compiled;
  const limits: Limit[] = [];
  const files = paths.map((path) => ({ path, role: roleOf(path) })).filter(({ role }) => role !== 'vendored');
  const subjects = subjectsIn(files, compiled);

  const hits: Pass['hits'] = new Map();
  const note = (matcher: Matcher, places: readonly Place[]) => {
    if (places.length === 0) return;
    const before = hits.get(matcher);
    if (before) for (const place of places) before.push(place);
    else hits.set(matcher, [...places]);
  };
  const unread = new Set<Matcher>();
  const collection = emptyCollection();
  const reader = readerOf(tree, subjects, { compiled, modules: ownModules(files.map(({ path }) => path)), memory });
  const examine = (subject: Subject): number => {
    const { path, interested } = subject;
    const failed = (limit: Limit, mayTell: boolean) => {
      limits.push(limit);
      if (mayTell) for (const { matcher } of interested) unread.add(matcher);
    };
    if (subject.cap === 0) {
      collect.file(collection, path, new Uint8Array(), () => '');
      return 0;
    }
    const sighting = reader(subject);
    if ('size' in sighting) {
      if (sighting.failure === 'unreadable') failed({ code: 'unreadable', path }, true);
      else failed({ code: 'too-large', path, bytes: sighting.size }, !isBulk(path));
      return 0;
    }
    if (sighting.failure !== null) failed({ code: 'not-parsed', path }, sighting.failure === 'binary');
    for (const [number, spots] of sighting.hits) {
      const places = spots.map((spot) => ({ path, ...spot }));
      const matcher = matchers[number];
      if (matcher) note(matcher, places);
    }
    if (sighting.collected) collect.join(collection, sighting.collected);
    return sighting.bytes;
  };
  for (const { path } of patiently(subjects, examine)) {
    limits.push({ code: 'too-slow', path });
    for (const { matcher } of wanted(path)) unread.add(matcher);
  }
  const textOf = (path: string) => {
    const reading = tree.read(path, maxBytes.script);
    return 'bytes' in reading ? decode(reading.bytes) : null;
  };
  const inventory = inventoryOf(collection, files, tree, textOf, concerns);
  const named = namedFiles(naming, files);
  const hasty = patiently(concluding, ([matcher, look]) => {
    note(matcher, look.conclude?.(inventory, named.get(look) ?? []) ?? []);
    return 0;
  });
  for (const [matcher] of hasty) unread.add(matcher);
  if (hasty.length > 0) limits.push({ code: 'too-slow', path: inventory.automations[0]?.path ?? '.' });
  return { hits, unread, inventory, limits };
}

type Unread = Exclude<ReturnType<Tree['read']>, { bytes: Uint8Array }>;

/** Gives the sighting of one file after another: out of the memory where the same file was seen before, otherwise by looking, as long as all of them together are not too large. */
function readerOf(
  tree: Tree,
  subjects: readonly Subject[],
  { compiled, modules, memory }: { compiled: Compiled; modules: ReadonlySet<string>; memory: Memory | undefined },
): (subject: Subject) => Sighting | Unread {
  const code = compiled.codeOf(modules);
  const recall = (path: string, id: string | null) => {
    const sighting = id === null ? undefined : memory?.get(keyOf(path, id));
    return sighting && holdsFor(sighting, modules) ? sighting : undefined;
  };
  tree.expect(subjects.filter(({ path, cap }) => cap > 0 && !recall(path, tree.id(path))).map(({ path }) => path));
  let left = maxBytes.all;
  return (subject) => {
    const { path, cap } = subject;
    let sighting = recall(path, tree.id(path));
    if (!sighting || sighting.bytes > left) {
      const reading = tree.read(path, Math.min(cap, left));
      if ('failure' in reading) return reading;
      const id = memory ? blobId(reading.bytes) : null;
      sighting = recall(path, id) ?? sight(subject, reading.bytes, compiled, code, modules);
      if (id !== null) memory?.set(keyOf(path, id), sighting);
    }
    left -= sighting.bytes;
    return sighting;
  };
}

/** The id that git gives to a content: the SHA-1 of "blob", its size, a zero byte, and the bytes. */
function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}
