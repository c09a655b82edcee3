// What is made and then named nowhere counts for nothing.
import type { Matcher, Sighting } from '../model/index.js';
import { languageOf } from '../parsers/languages.js';
import type { TextSource } from './text-source.js';

/** A sighting that rests on a name which its own file mentions only once. */
export interface NamedOnce {
  matcher: Matcher;
  path: string;
  line: number;
  name: string;
}

const maxFiles = 5_000;
const settings = /\.(?:ya?ml|toml|json|cfg|ini|sh)$/i;

/**
 * Marks sightings whose name no other file mentions.
 * @param hits what all matchers saw; places are doubted in place
 */
export function doubtUnused(
  hits: ReadonlyMap<Matcher, readonly Sighting[]>,
  once: readonly NamedOnce[],
  paths: readonly string[],
  { expect, text, isSpent }: TextSource,
): void {
  if (once.length === 0) return;
  const homes = new Map<string, Set<string>>();
  for (const { name, path } of once) homes.set(name, (homes.get(name) ?? new Set()).add(path));
  const mentioned = new Set<string>();
  const asking = paths.filter((path) => languageOf(path) !== null || settings.test(path)).slice(0, maxFiles);
  expect(asking);
  for (const path of asking)
    for (const [word] of (text(path) ?? '').matchAll(/[A-Za-z_]\w*/g)) if (homes.has(word) && !homes.get(word)?.has(path)) mentioned.add(word);
  if (isSpent()) return;
  for (const { matcher, path, line, name } of once) {
    if (mentioned.has(name) || (homes.get(name)?.size ?? 0) > 1) continue;
    for (const place of hits.get(matcher) ?? []) if (place.path === path && place.line === line) place.doubt ??= 'unused';
  }
}
