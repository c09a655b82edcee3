// What one file tells, whatever else is in the tree: plain data, so that it can be kept for the next tree that holds the same file.

import { type Collected, collect, emptyCollection } from '../inventory/collect.js';
import { viewOf } from '../inventory/file-view.js';
import { readCode, type SeenCode } from '../inventory/read-code.js';
import { isReport } from '../inventory/report-heads.js';
import { isBundle } from '../inventory/roles.js';
import type { Matcher, Place } from '../model/index.js';
import { isBinary } from '../parsers/text/decode.js';
import type { Subject } from './candidate-file.js';
import type { Compiled } from './compile.js';
import { rootsIn } from './matchers/code.js';

/** A place without its path: a sighting is of one file. */
type Spot = Omit<Place, 'path'>;

export interface Sighting {
  /** How large the file is. */
  bytes: number;
  /** What the matchers saw, each by its number among the compiled ones. */
  hits: [matcher: number, spots: Spot[]][];
  /** `binary`: code by its name, but no text; `broken`: a notebook that cannot be parsed. */
  failure: 'binary' | 'broken' | null;
  collected: Collected | null;
  /** The first segments of the names that code uses; whether the project defines them decides what is a tool. */
  roots: string[];
  /** Those of them that the project defined when the file was seen. */
  own: string[];
}

/** Sightings of trees that were seen before, by path and content. The matchers that made them have to be the same. */
export interface Memory {
  get(key: string): Sighting | undefined;
  set(key: string, sighting: Sighting): void;
}

/** What a sighting is remembered by. */
export function keyOf(path: string, id: string): string {
  return `${id} ${path}`;
}

/** Whether a sighting says what looking again would say: no name it depends on has become the project's own, or ceased to be. */
export function holdsFor({ roots, own }: Sighting, modules: ReadonlySet<string>): boolean {
  const now = roots.filter((root) => modules.has(root));
  return now.length === own.length && now.every((root) => own.includes(root));
}

/**
 * Looks at one file.
 * @param code what the code matchers see, for a project that defines `modules`
 */
export function sight(
  { path, role, language, interested, collects }: Subject,
  bytes: Uint8Array,
  { interest, numbers }: Pick<Compiled, 'interest' | 'numbers'>,
  code: (seen: SeenCode) => ReadonlyMap<Matcher, Place[]>,
  modules: ReadonlySet<string>,
): Sighting {
  const sighting: Sighting = { bytes: bytes.length, hits: [], failure: null, collected: null, roots: [], own: [] };
  if (isBundle(path, bytes) || isReport(bytes)) return sighting;
  // What is no text holds nothing that is asked for; of code it is a surprise, and is said.
  if (isBinary(bytes)) return { ...sighting, failure: language ? 'binary' : null };
  const note = (matcher: Matcher, places: readonly Place[]) => {
    const number = numbers.get(matcher);
    if (number !== undefined && places.length > 0) sighting.hits.push([number, places.map(({ path: _, ...spot }) => spot)]);
  };
  const collected = emptyCollection();
  const view = viewOf(path, role, bytes);
  for (const { matcher, look } of interested) note(matcher, look.inspect?.(view) ?? []);
  if (language) {
    const seen = readCode(view, bytes, language, interest);
    if (!seen) sighting.failure = 'broken';
    else {
      for (const [matcher, places] of code(seen)) note(matcher, places);
      collect.code(collected, seen);
      sighting.roots = rootsIn(seen);
      sighting.own = sighting.roots.filter((root) => modules.has(root));
    }
  }
  if (collects) collect.file(collected, path, bytes, view.text);
  return language || collects ? { ...sighting, collected } : sighting;
}
