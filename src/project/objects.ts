// Contents out of git's object database, several in one call of git.
import { contentsOf, type GitEnvironment } from './git.js';

/** How much is fetched in one call of git: what is asked for, and of what is expected to be asked for next as much as fits. */
const chunk = { bytes: 16 * 1024 * 1024, files: 5000, each: 1024 * 1024 };
/** What is kept of it for whoever asks again. */
const mostHeld = 64 * 1024 * 1024;

/** Contents by object id. One can serve many revisions of a repository: what an id stands for never changes. */
export interface Objects {
  held: Map<string, Buffer>;
  bytes: number;
}

/** @returns a store that holds nothing yet. */
export function noObjects(): Objects {
  return { held: new Map(), bytes: 0 };
}

/** A file by the object that holds its content; `size` is null for an object that is not here. */
export interface StoredFile {
  id: string;
  size: number | null;
}

/** Gives contents by path, and takes which paths are going to be asked for, in order. */
export interface ObjectReader {
  fetch(path: string): Buffer | null;
  expect(paths: readonly string[]): void;
}

/** @returns what reads the contents of files out of the repository of a folder; null for what is not there */
export function objectReader(folder: string, files: ReadonlyMap<string, StoredFile>, env: GitEnvironment, objects: Objects = noObjects()): ObjectReader {
  let expected: { place: Map<string, number>; paths: readonly string[] } = { place: new Map(), paths: [] };
  return {
    expect(paths) {
      expected = { place: new Map(paths.map((path, index) => [path, index])), paths };
    },
    fetch(path) {
      const asked = files.get(path);
      if (!asked) return null;
      const known = objects.held.get(asked.id);
      if (known) return known;
      const ids = new Set([asked.id]);
      let bytes = asked.size ?? 0;
      const at = expected.place.get(path);
      for (const next of at === undefined ? [] : expected.paths.slice(at + 1, at + chunk.files)) {
        const file = files.get(next);
        if (!file || file.size === null || file.size > chunk.each || objects.held.has(file.id)) continue;
        bytes += file.size;
        if (bytes > chunk.bytes) break;
        ids.add(file.id);
      }
      hold(contentsOf(folder, [...ids], env), objects);
      return objects.held.get(asked.id) ?? null;
    },
  };
}

function hold(contents: ReadonlyMap<string, Buffer>, objects: Objects): void {
  if (objects.bytes > mostHeld) {
    objects.held.clear();
    objects.bytes = 0;
  }
  for (const [id, content] of contents) {
    objects.held.set(id, content);
    objects.bytes += content.length;
  }
}
