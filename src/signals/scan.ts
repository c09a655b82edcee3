// What a tree shows: the matchers look at it in one pass, and what they saw becomes facts and guesses.

import { isBulk } from '../inventory/roles.js';
import type { Above, Fact, Guess, Limit, Scan, Tree } from '../model/index.js';
import type { ScanRules } from './compile.js';
import { readyRules } from './compiled-rules.js';
import { dependencyPlaces } from './declared-dependencies.js';
import { matchersOf } from './expression.js';
import { bestFirst, evaluate, labelAt } from './facts.js';
import type { ScanCache } from './file-result.js';
import { scanParentFolder } from './parent-folder.js';
import { walkTree } from './walk-tree.js';

const maxPlaces = 20;
/** Each place of a risk can be disputed, so all of them have to be known. */
const maxRiskPlaces = 500;

/**
 * Looks at a tree.
 * @param rules what to look for
 * @param exclude globs of files that the manifest leaves out
 * @param above the settings of a folder above that hold here too; null where there are none
 * @param cache what was seen in other trees with the same rules; takes what is seen in this one
 * @returns a fact for every signal in catalogue order, guesses of the context, and what could not be read
 */
export function scan(
  tree: Tree,
  rules: ScanRules,
  exclude: { pattern: string; matches: (path: string) => boolean }[],
  above: Above | null = null,
  cache?: ScanCache,
): Scan {
  const ready = readyRules(rules);
  const left: Limit[] = [];
  const files = kept(tree.files, exclude, left);
  const { hits, unread, inventory, limits: met } = walkTree(tree, files, ready.own(), { cache });
  const settings = above && scanParentFolder(above, ready.above());
  if (settings) {
    for (const [matcher, places] of settings.hits) hits.set(matcher, [...(hits.get(matcher) ?? []), ...places]);
    for (const matcher of settings.unread) unread.add(matcher);
  }
  const limits = [...tree.limits, ...left, ...met, ...(settings?.limits ?? [])];

  const facts = rules.signals.map((signal): Fact => {
    const seen = evaluate(signal.seen, hits);
    if (seen.holds) {
      const places = bestFirst(seen.places, signal.area, signal.polarity === 'risk' ? maxRiskPlaces : maxPlaces);
      const label = places[0] ? labelAt(signal.seen, hits, places[0]) : null;
      return { signal: signal.id, state: 'present', ...(label !== null && { label }), places };
    }
    if (signal.polarity === 'practice') {
      const declared = dependencyPlaces(matchersOf(signal.seen), rules.tools, inventory);
      if (declared.length > 0) return { signal: signal.id, state: 'declared', places: bestFirst(declared, signal.area, maxPlaces) };
    }
    const missed = matchersOf(signal.seen).some((matcher) => unread.has(matcher));
    return { signal: signal.id, state: missed ? 'unreadable' : 'absent', places: [] };
  });
  const guesses: Record<string, Guess[]> = {};
  for (const field of rules.context) {
    for (const { value, seen } of field.guesses) {
      const result = evaluate(seen, hits);
      if (result.holds) (guesses[field.id] ??= []).push({ value, places: bestFirst(result.places, '', 3) });
    }
  }
  const whole = !limits.some((limit) => limit.code !== 'untracked' && limit.code !== 'excluded' && !(limit.code === 'too-large' && isBulk(limit.path)));
  return { facts, guesses, limits, files: inventory.files.length, filesAbove: settings?.files ?? 0, whole };
}

function kept(paths: readonly string[], exclude: { pattern: string; matches: (path: string) => boolean }[], limits: Limit[]): string[] {
  const counts = exclude.map(() => 0);
  const files = paths.filter((path) => {
    const index = exclude.findIndex(({ matches }) => matches(path));
    if (index >= 0) counts[index] = (counts[index] ?? 0) + 1;
    return index < 0;
  });
  exclude.forEach(({ pattern }, index) => limits.push({ code: 'excluded', pattern, files: counts[index] ?? 0 }));
  return files;
}
