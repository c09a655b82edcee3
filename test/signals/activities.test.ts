// Every activity, proved on small trees: fixtures/activities/<id>.yaml holds them with the state that is expected.
import { describe, expect, it } from 'vitest';
import { treeOf } from '../../src/project/text-tree.js';
import type { ScanRules } from '../../src/signals/compile.js';
import { scan } from '../../src/signals/scan.js';
import { activityFixtures as fixtures } from '../support/activity-fixtures.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const rules: ScanRules = {
  signals: catalogue.signals.filter(({ id }) => catalogue.activities.some(({ signals }) => signals.includes(id))),
  tools: catalogue.tools,
  context: [],
  activities: catalogue.activities,
};

describe.each(fixtures)('$activity', ({ activity, cases }) => {
  it.each(cases)('$state: $name', ({ state, files, place }) => {
    const fact = scan(treeOf(files), rules, []).activities.find(({ id }) => id === activity);
    expect(fact?.state).toBe(state);
    if (place) expect(fact?.places[0]).toMatchObject(place);
  });
});

describe.each(catalogue.activities)('the fixture of $id', ({ id }) => {
  const cases = fixtures.find(({ activity }) => activity === id)?.cases ?? [];
  it('is named after it', () => expect(fixtures.find(({ activity }) => activity === id)?.file).toBe(`${id}.yaml`));
  it('has at least three trees where it is present', () => expect(cases.filter(({ state }) => state === 'present').length).toBeGreaterThanOrEqual(3));
  it('has a plain tree where it is absent', () => expect(cases.some((one) => one.state === 'absent' && !one['look-alike'])).toBe(true));
  it('has at least three look-alikes', () => expect(cases.filter((one) => one['look-alike'] && one.state === 'absent').length).toBeGreaterThanOrEqual(3));
});
