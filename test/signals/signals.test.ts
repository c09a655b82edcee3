// Every signal, proved on small trees: fixtures/signals/<id>.yaml holds them with the fact that is expected.
import { describe, expect, it } from 'vitest';
import { treeOf } from '../../src/project/text-tree.js';
import { matchersOf } from '../../src/signals/expression.js';
import { kindOf } from '../../src/signals/matchers/index.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue, rulesOf } from '../support/catalogue-of-rules.js';
import { signalFixtures as fixtures } from '../support/signal-fixtures.js';

describe.each(fixtures)('$signal', ({ signal, cases }) => {
  it.each(cases)('$state: $name', ({ state, files, place }) => {
    const fact = scan(treeOf(files), catalogue, []).facts.find((one) => one.signal === signal);
    expect(fact?.state).toBe(state);
    if (place) expect(fact?.places[0]).toMatchObject(place);
    // What else is looked for changes nothing.
    expect(scan(treeOf(files), rulesOf(signal), []).facts[0]).toEqual(fact);
  });
});

it('says of many trees where the evidence stands', () => {
  expect(fixtures.flatMap(({ cases }) => cases.filter(({ place }) => place !== undefined)).length).toBeGreaterThan(500);
});

describe.each(catalogue.signals)('the fixture of $id', ({ id }) => {
  const cases = fixtures.find(({ signal }) => signal === id)?.cases ?? [];
  it('is named after it', () => expect(fixtures.find(({ signal }) => signal === id)?.file).toBe(`${id}.yaml`));
  it('has at least three trees where it is present', () => expect(cases.filter(({ state }) => state === 'present').length).toBeGreaterThanOrEqual(3));
  it('has a plain tree where it is absent', () => expect(cases.some((one) => one.state === 'absent' && !one['look-alike'])).toBe(true));
  it('has at least three look-alikes', () => expect(cases.filter((one) => one['look-alike'] && one.state !== 'present').length).toBeGreaterThanOrEqual(3));
});

const declarable = catalogue.signals.filter(
  ({ polarity, seen }) => polarity === 'practice' && matchersOf(seen).some((matcher) => kindOf(matcher).declarable(matcher) !== null),
);
it.each(declarable)('the fixture of $id has a tree where a tool is only declared', ({ id }) => {
  expect(fixtures.find(({ signal }) => signal === id)?.cases.some(({ state }) => state === 'declared')).toBe(true);
});
