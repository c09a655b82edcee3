// Which matchers of the rules are met by a small tree of fixtures/: what no tree meets is proved by nothing.

import type { Catalogue, Matcher } from '../../src/model/index.js';
import { treeOf } from '../../src/project/text-tree.js';
import { compile } from '../../src/signals/compile.js';
import { matchersOf } from '../../src/signals/expression.js';
import { walkTree } from '../../src/signals/walk-tree.js';
import { signalFixtures } from './signal-fixtures.js';

/** A matcher of the rules: the signal (or field and value of the context) that it belongs to, and words that tell it from the others there. */
export interface Covered {
  name: string;
  met: boolean;
}

/** Looks at every tree of fixtures/signals with every matcher. @returns the matchers in the order of the rules; dependencies, which never make a fact present, are left out */
export function matcherCoverage(catalogue: Catalogue): Covered[] {
  const owners = [
    ...catalogue.signals.map(({ id, seen }) => ({ owner: id, seen })),
    ...catalogue.context.flatMap(({ id, guesses }) => guesses.map(({ value, seen }) => ({ owner: `${id}=${value}`, seen }))),
  ];
  const matchers = owners.flatMap(({ seen }) => matchersOf(seen));
  const compiled = compile(matchers, catalogue.tools);
  const met = new Set<Matcher>();
  for (const { cases } of signalFixtures) {
    for (const { files } of cases) {
      const tree = treeOf(files);
      for (const matcher of walkTree(tree, tree.files, compiled).hits.keys()) met.add(matcher);
    }
  }
  return owners.flatMap(({ owner, seen }) => {
    const taken = new Map<string, number>();
    return matchersOf(seen)
      .filter(({ kind }) => kind !== 'dependency')
      .map((matcher) => {
        const words = `${owner}: ${summary(matcher)}`;
        const count = (taken.get(words) ?? 0) + 1;
        taken.set(words, count);
        return { name: count === 1 ? words : `${words} (${count})`, met: met.has(matcher) };
      });
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
