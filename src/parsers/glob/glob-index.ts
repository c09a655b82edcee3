// Many globs over many paths: a path meets only the globs that can match it, and a glob that several values ask for is tried once.
import { alternatives } from './braces.js';
import { partsOf } from './path.js';
import { type PathTest, pathTest } from './tests.js';

/** Globs sorted by the literal name, folder or ending that a path must have to match them. Plain data, so that it can be made once and kept. */
export interface GlobTable {
  /** In lower case and without braces, each once. */
  globs: string[];
  /** For each glob the values that ask for it. */
  values: number[][];
  /** Places in `globs`, by what a path must have. */
  name: Record<string, number[]>;
  segment: Record<string, number[]>;
  ending: Record<string, number[]>;
  others: number[];
}

/** @param entries globs, and the number that stands for whatever asks for them */
export function globTable(entries: readonly { patterns: readonly string[]; value: number }[]): GlobTable {
  const values = new Map<string, Set<number>>();
  for (const { patterns, value } of entries) {
    for (const glob of patterns.flatMap(alternatives)) {
      const known = values.get(glob);
      if (known) known.add(value);
      else values.set(glob, new Set([value]));
    }
  }
  const globs = [...values.keys()];
  const maps = { name: new Map<string, number[]>(), segment: new Map<string, number[]>(), ending: new Map<string, number[]>() };
  const others: number[] = [];
  globs.forEach((glob, index) => {
    const { key } = pathTest(glob);
    const list = key === null ? others : (maps[key.by].get(key.text) ?? []);
    if (key !== null) maps[key.by].set(key.text, list);
    list.push(index);
  });
  return {
    globs,
    values: globs.map((glob) => [...(values.get(glob) ?? [])]),
    name: Object.fromEntries(maps.name),
    segment: Object.fromEntries(maps.segment),
    ending: Object.fromEntries(maps.ending),
    others,
  };
}

/** @returns for a path the values whose globs match it, in ascending order, each once; the same list for all paths that match the same globs */
export function globFinder({ globs, values, name: names, segment: segments, ending: endings, others }: GlobTable): (path: string) => readonly number[] {
  const tests: (PathTest | undefined)[] = [];
  const known = new Map<string, readonly number[]>();
  return (path) => {
    const parts = partsOf(path);
    const matching: number[] = [];
    const take = (list: readonly number[]) => {
      for (const index of list) {
        const test = (tests[index] ??= pathTest(globs[index] ?? ''));
        if (test.keyDecides || test.matches(parts)) matching.push(index);
      }
    };
    take(under(names, parts.name));
    for (const segment of new Set(parts.segments)) take(under(segments, segment));
    take(under(endings, parts.ending));
    take(others);
    // Most paths of an ending match the same globs.
    const key = matching.join();
    let found = known.get(key);
    if (!found) {
      found = [...new Set(matching.flatMap((index) => values[index] ?? []))].sort((a, b) => a - b);
      known.set(key, found);
    }
    return found;
  };
}

/** A path may have the name of something that every object has. */
function under(table: Readonly<Record<string, number[]>>, key: string): readonly number[] {
  return (Object.hasOwn(table, key) && table[key]) || [];
}
