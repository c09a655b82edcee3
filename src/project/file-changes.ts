// What became of the files of a tree between two versions, read only where somebody asks about a place in them.
import type { Place, Tree } from '../model/index.js';
import { readNotebook } from '../parsers/notebook/notebook.js';
import { changedLines } from '../parsers/text/changed-lines.js';
import { decode } from '../parsers/text/decode.js';
import { linesOf } from '../parsers/text/lines.js';

/** One file before and after. */
export interface FileChange {
  /** Whether there is no such file any more. */
  isGone: boolean;
  /** Whether it says what it said, readable in both. */
  isSame: boolean;
  /** The line of a place in the older version; null where it has none or the file is not readable. */
  before(place: Place): string | null;
  /** The same of the newer version. */
  after(place: Place): string | null;
  /** Whether a place of the newer version stands in lines that are new, or at most `context` lines from one that is new or from where one was taken out. */
  isTouched(place: Place, context: number): boolean;
  /** Whether the line of a place of the older version was taken out or changed. */
  isTaken(place: Place): boolean;
  /** The line of the newer version that stands where a place of the older one stood, or the last before it; null where there is none. */
  standsAt(place: Place): number | null;
}

const mostBytes = 2 * 1024 * 1024;

/** @returns for each path, relative to the root of both trees, what became of its file */
export function fileChanges(base: Tree, head: Tree): (path: string) => FileChange {
  const known = new Map<string, FileChange>();
  return (path) => {
    const change = known.get(path) ?? changeOf(path, base, head);
    known.set(path, change);
    return change;
  };
}

function changeOf(path: string, base: Tree, head: Tree): FileChange {
  const [old, now] = [textOf(base, path), textOf(head, path)];
  if (path.endsWith('.ipynb')) return notebookChange(old, now);
  const [before, after] = [old, now].map((text) => (text === null ? [] : linesOf(text)));
  const [was, is] = [base.size(path) !== null, head.size(path) !== null];
  return plainChange(before ?? [], after ?? [], { isNew: is && !was, isGone: was && !is, isSame: old === now });
}

/** What became of a file as a whole. */
interface Whole {
  isNew: boolean;
  isGone: boolean;
  isSame: boolean;
}

function plainChange(before: readonly string[], after: readonly string[], { isNew, isSame, isGone }: Whole): FileChange {
  const { added, removed } = isSame ? { added: new Set<number>(), removed: new Set<number>() } : changedLines(before, after);
  // Where lines were taken out and none came in, what stands around them was touched too.
  const touched = new Set([...added, ...cutsIn(before.length, removed, added)]);
  return {
    isGone,
    isSame,
    before: ({ line }) => (line === undefined ? null : (before[line - 1] ?? null)),
    after: ({ line }) => (line === undefined ? null : (after[line - 1] ?? null)),
    isTouched({ line }, context) {
      if (line === undefined) return isNew;
      for (let near = line - context; near <= line + context; near++) if (touched.has(near)) return true;
      return false;
    },
    isTaken: ({ line }) => (line === undefined ? isGone : removed.has(line)),
    standsAt: ({ line }) => (line === undefined || after.length === 0 ? null : Math.min(after.length, Math.max(1, movedTo(line, removed, added)))),
  };
}

/** The lines of the newer version behind which something was taken out. */
function cutsIn(length: number, removed: ReadonlySet<number>, added: ReadonlySet<number>): number[] {
  const cuts: number[] = [];
  let now = 0;
  for (let old = 1; old <= length; old++) {
    while (added.has(now + 1)) now++;
    if (removed.has(old)) cuts.push(now);
    else now++;
  }
  return cuts;
}

/** Where the line would stand in the newer version: behind what is left of the lines before it and what came in between. */
function movedTo(line: number, removed: ReadonlySet<number>, added: ReadonlySet<number>): number {
  let now = 0;
  for (let old = 1; old < line; old++) {
    while (added.has(now + 1)) now++;
    if (!removed.has(old)) now++;
  }
  if (!removed.has(line)) while (added.has(now + 1)) now++;
  return now + 1;
}

/** A notebook has no lines of its own: a line of a cell is new where the older notebook has no such line in any cell. */
function notebookChange(old: string | null, now: string | null): FileChange {
  const [before, after] = [old, now].map((text) => new Map((text === null ? null : readNotebook(text))?.cells.map((one) => [one.cell, linesOf(one.source)])));
  const line = (cells: Map<number, string[]> | undefined, place: Place) => cells?.get(place.cell ?? 0)?.[(place.line ?? 0) - 1] ?? null;
  const texts = (cells: Map<number, string[]> | undefined) => new Set([...(cells?.values() ?? [])].flat().map((text) => text.trim()));
  const [had, has] = [texts(before), texts(after)];
  return {
    isGone: old !== null && now === null,
    isSame: old === now,
    before: (place) => line(before, place),
    after: (place) => line(after, place),
    isTouched(place) {
      const text = line(after, place);
      return text === null ? old === null : !had.has(text.trim());
    },
    isTaken(place) {
      const text = line(before, place);
      return text === null ? now === null : !has.has(text.trim());
    },
    standsAt: () => null,
  };
}

function textOf(tree: Tree, path: string): string | null {
  const reading = tree.size(path) === null ? null : tree.read(path, mostBytes);
  return reading !== null && 'bytes' in reading ? decode(reading.bytes) : null;
}
