// What a tree shows: the matchers look at it in one pass, and what they saw becomes facts and guesses.

import type { Inventory } from '../inventory/inventory.js';
import { isBulk } from '../inventory/roles.js';
import { isMuchUnread } from '../inventory/unread-code.js';
import type { Above, Expression, Fact, Guess, Limit, Matcher, Place, Scan, Signal, Tree } from '../model/index.js';
import { languageOf } from '../parsers/languages.js';
import { activityFacts, type MainCode, mainCode } from './activities.js';
import { bestFirst } from './best-first.js';
import { expressionsOf, matchersIn, type ScanRules } from './compile.js';
import { readyRules } from './compiled-rules.js';
import { dependencyPlaces } from './declared-dependencies.js';
import { withDegrees } from './degrees.js';
import { doubtThrownAway } from './doubt-thrown-away.js';
import { doubtUnimported } from './doubt-unimported.js';
import { doubtUnkept } from './doubt-unkept.js';
import { dropIngested } from './drop-ingested.js';
import { matchersOf } from './expression.js';
import { evaluate, type Hits, labelAt, labelledPlaces, mostOf, type Standing, standing, undoubted } from './facts.js';
import type { ScanCache } from './file-result.js';
import { scanParentFolder } from './parent-folder.js';
import { textSource } from './text-source.js';
import { walkTree } from './walk-tree.js';

const maxPlaces = 20;
const mostNear = 3;
/** What was left out on purpose hides no evidence of the project's own. */
const passing: ReadonlySet<Limit['code']> = new Set(['untracked', 'excluded', 'vendored']);
/** What looks at code by its names. */
const ofCode: ReadonlySet<Matcher['kind']> = new Set(['call', 'import', 'define', 'flow']);
/** Each place of a hazard can be disputed, so all of them have to be known. */
const maxHazardPlaces = 500;

/**
 * Looks at a tree.
 * @param rules what to look for
 * @param exclude globs of files that the manifest leaves out
 * @param above the settings of a folder above that hold here too; null where there are none
 * @param cache what was seen in other trees with the same rules; takes what is seen in this one
 * @returns a fact for every signal and every activity in catalogue order, guesses of the context, and what could not be read
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
  const { hits, unread, inventory, limits: met, ignores } = walkTree(tree, files, ready.own(), { cache });
  const own = inventory.files.filter(({ role }) => role === 'own').map(({ path }) => path);
  dropIngested(hits, rules.signals, own, textSource(tree));
  doubtUnimported(hits, rules.signals, inventory);
  doubtThrownAway(hits, rules.signals, textSource(tree));
  doubtUnkept(hits, rules.signals, inventory, textSource(tree));
  const settings = above && scanParentFolder(above, ready.above());
  if (settings) {
    for (const [matcher, places] of settings.hits) hits.set(matcher, [...(hits.get(matcher) ?? []), ...places]);
    for (const matcher of settings.unread) unread.add(matcher);
  }
  const limits = [...tree.limits, ...left, ...met, ...(settings?.limits ?? [])];

  const unclear = isMuchUnread(inventory.unreadCode, inventory.lines);
  if (unclear) for (const matcher of matchersIn(rules)) if (ofCode.has(matcher.kind)) unread.add(matcher);
  const seen = standing(hits);
  const counts = mainCode(inventory);
  const plain = rules.signals.map((signal) => withBeside(factOf(signal, { seen, unread, rules, inventory }), signal, counts));
  const facts = withDegrees(plain, rules, { hits: seen.live, inventory });
  const guesses: Record<string, Guess[]> = {};
  for (const field of rules.context) {
    for (const { value, seen: expression } of field.guesses) {
      const result = evaluate(expression, seen.live);
      if (result.holds) (guesses[field.id] ??= []).push({ value, places: bestFirst(result.places, '', 3).map(undoubted) });
    }
  }
  const whole = limits.every((limit) => passing.has(limit.code) || (limit.code === 'too-large' && isBulk(limit.path)));
  const activities = activityFacts(rules.activities, { facts, seen, unread, inventory, limits, unclear });
  const labels = Object.fromEntries(rules.signals.flatMap((signal, index) => labelsOf(signal, facts[index], seen.live)));
  return { facts, labels, activities, guesses, limits, ignores, files: inventory.files.length, filesAbove: settings?.files ?? 0, whole };
}

/** What signals are decided by, once every file was seen. */
interface Seen {
  seen: Standing;
  /** Matchers that could not look at a file they asked for. */
  unread: ReadonlySet<Matcher>;
  rules: ScanRules;
  inventory: Inventory;
}

function factOf(signal: Signal, { seen, unread, rules, inventory }: Seen): Fact {
  const most = signal.polarity === 'hazard' ? maxHazardPlaces : maxPlaces;
  const shown = (state: 'present' | 'weak', expression: Expression, hits: Hits): Fact | null => {
    const { holds, places } = evaluate(expression, hits);
    if (!holds) return null;
    const best = bestFirst(places, signal.id, most);
    const [first] = best;
    const label = first ? labelAt(expression, hits, first) : null;
    return {
      signal: signal.id,
      state,
      ...(label !== null && { label }),
      ...(state === 'weak' && first?.doubt !== undefined && { doubt: first.doubt }),
      places: best.map(undoubted),
    };
  };
  const present = shown('present', signal.seen, seen.live);
  // A hazard is there or not: what is doubted does no harm.
  if (present || signal.polarity === 'hazard') return present ?? absent(signal, unread, {});
  const weak = (signal.weak && shown('weak', signal.weak, seen.live)) ?? shown('weak', signal.seen, seen.used);
  if (weak) return weak;
  const declared = dependencyPlaces(matchersOf(signal.seen), rules.tools, inventory);
  const near = nearest(signal, seen.all);
  if (declared.length > 0) return { signal: signal.id, state: 'declared', ...near, places: bestFirst(declared, signal.id, maxPlaces) };
  return absent(signal, unread, near);
}

/** Which alternative each place of a hazard shows. */
function labelsOf({ id, polarity, seen }: Signal, fact: Fact | undefined, hits: Hits): [string, (string | null)[]][] {
  if (polarity !== 'hazard' || fact?.state !== 'present') return [];
  const spot = ({ path, cell, line }: Place) => `${path}\0${cell ?? ''}\0${line ?? ''}`;
  const labels = new Map(labelledPlaces(seen, hits).map(({ place, label }) => [spot(place), label]));
  return [[id, fact.places.map((place) => labels.get(spot(place)) ?? null)]];
}

/** Says of a practice that it is seen in nothing but examples and the like. */
function withBeside(fact: Fact, { polarity }: Signal, { counts }: MainCode): Fact {
  if (polarity === 'hazard' || fact.places.length === 0 || (fact.state !== 'present' && fact.state !== 'weak')) return fact;
  return fact.places.every(({ path }) => languageOf(path) !== null && !counts(path)) ? { ...fact, beside: true } : fact;
}

function absent(signal: Signal, unread: ReadonlySet<Matcher>, near: Pick<Fact, 'near'>): Fact {
  const missed = expressionsOf(signal)
    .flatMap(matchersOf)
    .some((matcher) => unread.has(matcher));
  return { signal: signal.id, state: missed ? 'unreadable' : 'absent', ...near, places: [] };
}

/** What stands there dead, or else in part. */
function nearest(signal: Signal, all: Hits): Pick<Fact, 'near'> {
  const places = bestFirst(evaluate(signal.seen, all).places, signal.id, maxPlaces);
  const doubt = places.find((place) => place.doubt !== undefined)?.doubt;
  if (doubt !== undefined) return { near: { doubt, places: places.map(undoubted) } };
  const part = mostOf(signal.seen, all);
  if (part === null) return {};
  return {
    near: { doubt: null, ...(part.label !== undefined && { label: part.label }), places: bestFirst(part.places, signal.id, mostNear).map(undoubted) },
  };
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
