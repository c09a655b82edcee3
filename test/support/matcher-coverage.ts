// Which matchers of the rules are met by a small tree of fixtures/: what no tree meets is proved by nothing.
import type { Catalogue, Expression, Matcher } from '../../src/model/index.js';
import { type Files, treeOf } from '../../src/project/text-tree.js';
import { compile } from '../../src/signals/compile.js';
import { dependencyPlaces } from '../../src/signals/declared-dependencies.js';
import { matchersOf } from '../../src/signals/expression.js';
import { ruleTables } from '../../src/signals/rule-tables.js';
import { walkTree } from '../../src/signals/walk-tree.js';
import { activityFixtures } from './activity-fixtures.js';
import { guessFixtures } from './guess-fixtures.js';
import { signalFixtures } from './signal-fixtures.js';

/** A matcher of the rules: the signal (or activity, or field and value of the context) that it belongs to, and words that tell it from the others there. */
export interface Covered {
  name: string;
  met: boolean;
}

/** A signal, an activity or a guess: what it looks for, and the trees that prove it. Those of others prove nothing of it, as they go on passing without it. */
interface Owner {
  name: string;
  seen: Expression;
  trees: readonly Files[];
  /** Trees where a tool is declared and not used. */
  declaring: readonly Files[];
}

/** Looks at the trees of each signal, each activity and each guess with its own matchers. @returns the matchers in the order of the rules; a dependency is met where it is declared */
export function matcherCoverage(catalogue: Catalogue): Covered[] {
  return ownersIn(catalogue).flatMap(({ name, seen, trees, declaring }) => {
    const matchers = matchersOf(seen);
    const compiled = compile(matchers, ruleTables(matchers, catalogue.tools));
    const look = (files: Files) => {
      const tree = treeOf(files);
      return walkTree(tree, tree.files, compiled);
    };
    const met = new Set<Matcher>(trees.flatMap((files) => [...look(files).hits.keys()]));
    for (const files of declaring) {
      const { inventory } = look(files);
      for (const matcher of matchers) if (matcher.kind === 'dependency' && dependencyPlaces([matcher], catalogue.tools, inventory).length > 0) met.add(matcher);
    }
    return named(name, matchers).map(([words, matcher]) => ({ name: words, met: met.has(matcher) }));
  });
}

function ownersIn({ signals, activities, context }: Catalogue): Owner[] {
  return [
    ...signals.map(({ id, seen }): Owner => {
      const cases = signalFixtures.find(({ signal }) => signal === id)?.cases ?? [];
      return { name: id, seen, trees: cases.map(({ files }) => files), declaring: cases.filter(({ state }) => state === 'declared').map(({ files }) => files) };
    }),
    ...activities.map(({ id, seen }): Owner => {
      const cases = activityFixtures.find(({ activity }) => activity === id)?.cases ?? [];
      return { name: id, seen, trees: cases.map(({ files }) => files), declaring: [] };
    }),
    ...context.flatMap(({ id, guesses }) => {
      const trees = guessFixtures.find(({ field }) => field === id)?.cases.map(({ files }) => files) ?? [];
      return guesses.map(({ value, seen }): Owner => ({ name: `${id}=${value}`, seen, trees, declaring: [] }));
    }),
  ];
}

/** Matchers with words that tell them apart. */
function named(owner: string, matchers: readonly Matcher[]): [string, Matcher][] {
  const taken = new Map<string, number>();
  return matchers.map((matcher) => {
    const words = `${owner}: ${summary(matcher)}`;
    const count = (taken.get(words) ?? 0) + 1;
    taken.set(words, count);
    return [count === 1 ? words : `${words} (${count})`, matcher];
  });
}

/** The kind and the first thing of each list that it asks for. */
function summary({ kind, ...rest }: Matcher): string {
  const parts = Object.entries(rest).flatMap(([key, value]) => {
    if (key === 'where' || value === null || value === '') return [];
    if (Array.isArray(value)) return value.length === 0 ? [] : [`${value[0]}${value.length > 1 ? ` +${value.length - 1}` : ''}`];
    if (typeof value === 'object') return Object.entries(value).map(([name, pattern]) => `${key} ${name}=${pattern}`);
    return typeof value === 'string' ? [value] : [];
  });
  return `${kind} ${parts.join(' | ')}`.slice(0, 160);
}
