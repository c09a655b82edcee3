// One pass over a tree: every file is read at most once, shown to the matchers that want it, and dropped.
import type { Limit, Matcher, Place, Role, Tree } from '../model.js';
import { decode, isBinary } from '../syntax/decode.js';
import { namedFiles } from './asked.js';
import { type Collected, collect, emptyCollection, inventoryOf } from './collect.js';
import type { Compiled } from './compile.js';
import type { Inventory } from './inventory.js';
import { ownModules } from './own-modules.js';
import { patiently } from './patience.js';
import { codeLanguage, readCode } from './read-code.js';
import { isBulk, isBundle, roleOf } from './roles.js';
import { viewOf } from './view.js';

const maxBytes = { code: 2 * 1024 * 1024, notebook: 20 * 1024 * 1024, other: 1024 * 1024, all: 1024 * 1024 * 1024 };

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
 * @param concerns whether a command of CI that runs in a folder (relative to the tree, "" for its top) with this text is about the project
 */
export function pass(
  tree: Tree,
  paths: readonly string[],
  { wanted, allowed, interest, codeOf, concluding, naming }: Compiled,
  concerns?: (folder: string, command: string) => boolean,
): Pass {
  const limits: Limit[] = [];
  const files = paths.map((path) => ({ path, role: roleOf(path) })).filter(({ role }) => role !== 'vendored');
  const lookAtCode = codeOf(ownModules(files.map(({ path }) => path)));

  const hits: Pass['hits'] = new Map();
  const note = (matcher: Matcher, places: readonly Place[]) => {
    if (places.length === 0) return;
    const before = hits.get(matcher);
    if (before) for (const place of places) before.push(place);
    else hits.set(matcher, [...places]);
  };
  const unread = new Set<Matcher>();
  const collection: Collected = emptyCollection();
  let budget = maxBytes.all;
  const examine = ({ path, role }: { path: string; role: Role }): number => {
    const language = codeLanguage(path);
    const interested = allowed[role](wanted(path));
    const collects = collect.cap(path);
    if (!language && collects === null && interested.length === 0) return 0;
    if (collects === 0) {
      // The name of such a lock file says all; it may be larger than anything worth reading.
      collect.file(collection, path, new Uint8Array(), () => '');
      return 0;
    }
    const unreadable = (limit: Limit, mayTell = true) => {
      limits.push(limit);
      if (mayTell) for (const { matcher } of interested) unread.add(matcher);
      return 0;
    };
    const cap = language === 'notebook' ? maxBytes.notebook : Math.max(language ? maxBytes.code : maxBytes.other, collects ?? 0);
    const reading = tree.read(path, Math.min(cap, budget));
    if ('failure' in reading)
      return reading.failure === 'too-large'
        ? unreadable({ code: 'too-large', path, bytes: reading.size }, !isBulk(path))
        : unreadable({ code: 'unreadable', path });
    const { bytes } = reading;
    budget -= bytes.length;
    if (isBundle(path, bytes)) return bytes.length;
    // What is no text holds nothing that is asked for; of code it is a surprise, and is said.
    if (isBinary(bytes)) return language ? unreadable({ code: 'not-parsed', path }) : bytes.length;
    const view = viewOf(path, role, bytes);
    for (const { matcher, look } of interested) note(matcher, look.inspect?.(view) ?? []);
    if (language) {
      const seen = readCode(view, bytes, language, interest);
      if (!seen) limits.push({ code: 'not-parsed', path });
      else {
        for (const [matcher, places] of lookAtCode(seen)) note(matcher, places);
        collect.code(collection, seen);
      }
    }
    if (collects !== null) collect.file(collection, path, bytes, view.text);
    return bytes.length;
  };
  for (const { path } of patiently(files, examine)) {
    limits.push({ code: 'too-slow', path });
    for (const { matcher } of wanted(path)) unread.add(matcher);
  }
  const textOf = (path: string) => {
    const reading = tree.read(path, maxBytes.other);
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
