// What looks for evidence is proved: every matcher of the rules is met by a tree of its own signal or guess.
import { expect, it } from 'vitest';
import { matchersOf } from '../../src/signals/expression.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { matcherCoverage } from '../support/matcher-coverage.js';

/** Matchers that no tree meets yet. The list may only shrink: prove a new matcher by a tree in fixtures/, or leave it out. `npx tsx scripts/coverage.ts` names those that are missing. */
const unproved: string[] = [];

it('every matcher is met by a tree of fixtures/signals, fixtures/activities or fixtures/guesses', () => {
  const covered = matcherCoverage(catalogue);
  expect(covered.length).toBeGreaterThan(1000);
  expect(covered.filter(({ met }) => !met).map(({ name }) => name)).toEqual(unproved);
});

it('no name of a call is written as R writes it: the scanner gives pkg.fun for pkg::fun', () => {
  const expressions = [
    ...[...catalogue.signals, ...catalogue.activities].map(({ seen }) => seen),
    ...catalogue.context.flatMap(({ guesses }) => guesses.map(({ seen }) => seen)),
  ];
  const names = expressions.flatMap(matchersOf).flatMap((matcher): string[] => ('names' in matcher && Array.isArray(matcher.names) ? matcher.names : []));
  expect(names.length).toBeGreaterThan(1000);
  expect(names.filter((name) => name.includes('::'))).toEqual([]);
});
