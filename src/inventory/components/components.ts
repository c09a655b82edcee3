// What a project is put together from, as its own files name it.
import { type Component, componentKinds, type Tree } from '../../model/index.js';
import { languageOf } from '../../parsers/languages.js';
import { type FileView, viewOf } from '../file-view.js';
import { markedVendored } from '../linguist.js';
import { rolesIn } from '../roles.js';
import { type FoundComponent, fromCalls } from './from-calls.js';
import { fromFile, isTelling } from './from-files.js';
import { lastWords, roots } from './tables.js';

const maxFileBytes = 1024 * 1024;
/** What is read of one tree at the most. */
const maxBytes = 256 * 1024 * 1024;
const mostPlaces = 20;
const mostComponents = 5_000;

/** The components of a tree, and whether that is all of them. */
export interface Components {
  components: Component[];
  /** Files that were not read: too large, unreadable, or over the limit for all of them together. */
  unread: number;
}

/**
 * @param paths the files to look at: those of the tree without what the manifest leaves out
 * @returns each component once, by kind, name and revision, with its places
 */
export function componentsIn(tree: Pick<Tree, 'read' | 'expect' | 'files'>, paths: readonly string[]): Components {
  const { found, unread } = namedIn(tree, paths);
  return { components: merged(found), unread };
}

/**
 * Reads the project's own files, not its tests, for what their live code and settings name.
 * @param paths the files to look at: those of the tree without what the manifest leaves out
 * @returns what is named at each place, and how many files were not read
 */
export function namedIn(tree: Pick<Tree, 'read' | 'expect' | 'files'>, paths: readonly string[]): { found: FoundComponent[]; unread: number } {
  const read = (path: string, most: number) => {
    const reading = tree.read(path, most);
    return 'bytes' in reading ? reading.bytes : null;
  };
  const { files } = rolesIn(paths, markedVendored(paths, read));
  const asked = files.filter(({ path, role }) => role === 'own' && (languageOf(path) !== null || isTelling(path)));
  tree.expect(asked.map(({ path }) => path));
  const isFile = pathsIn(tree.files);
  const found: FoundComponent[] = [];
  let left = maxBytes;
  let unread = 0;
  for (const { path } of asked) {
    const language = languageOf(path);
    const bytes = left <= 0 ? null : read(path, Math.min(left, language?.maxBytes ?? maxFileBytes));
    if (bytes === null) {
      unread += 1;
      continue;
    }
    left -= bytes.length;
    const view = viewOf(path, 'own', bytes);
    if (isTelling(path)) for (const one of fromFile(view)) found.push(one);
    if (language !== null && mayCall(view)) {
      const facts = language.read({ path, bytes, text: view.text, notebook: view.notebook }, { roots, last: lastWords });
      for (const one of facts === null ? [] : fromCalls(view, facts, isFile)) found.push(one);
    }
  }
  return { found, unread };
}

/** No component is named without one of these words. */
const words = [...new Set([...roots].map((root) => root.split(/[./]/)[0] ?? root))].map((word) => word.toLowerCase());

function mayCall(view: FileView): boolean {
  const text = view.lower();
  return words.some((word) => text.includes(word));
}

function pathsIn(files: readonly string[]): (name: string) => boolean {
  const all = new Set<string>(files);
  for (const path of files) for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) all.add(path.slice(0, at));
  return (name) => all.has(name.replace(/^\.\//, '').replace(/\/$/, ''));
}

function text(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function merged(found: readonly FoundComponent[]): Component[] {
  const asksModel = found.some(({ kind }) => kind === 'hosted-model' || kind === 'provider' || kind === 'downloaded-model');
  const byKey = new Map<string, Component>();
  /** A call and what looks like a setting in it are one place; they follow each other. */
  const last = new Map<Component, string>();
  const at = ({ place: { path, cell = 0, line = 0 } }: FoundComponent) => ({ path, cell, line });
  const inOrder = [...found].sort((one, other) => {
    const [a, b] = [at(one), at(other)];
    return text(a.path, b.path) || a.cell - b.cell || a.line - b.line;
  });
  for (const { place, ...one } of inOrder) {
    // Without a model a text called prompt is one for people.
    if (one.kind === 'prompt' && !asksModel) continue;
    const same = JSON.stringify([one.kind, one.name, one.revision]);
    const known = byKey.get(same);
    if (known === undefined) {
      if (byKey.size >= mostComponents) continue;
      const first = { ...one, places: [place], seen: 1 };
      byKey.set(same, first);
      last.set(first, JSON.stringify(place));
      continue;
    }
    // A setting that names a model does not say whose it is; a call of it does.
    known.from ??= one.from;
    if (last.get(known) === JSON.stringify(place)) continue;
    last.set(known, JSON.stringify(place));
    known.seen += 1;
    if (known.places.length < mostPlaces) known.places.push(place);
  }
  const order = (kind: Component['kind']) => componentKinds.indexOf(kind);
  return [...byKey.values()].sort((a, b) => order(a.kind) - order(b.kind) || text(a.name, b.name) || text(a.revision ?? '', b.revision ?? ''));
}
