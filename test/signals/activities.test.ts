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

describe('what is seen beside the main code', () => {
  const tests = catalogue.signals.filter(({ id }) => id === 'train.seeded');
  const beside = (files: Record<string, string>) => scan(treeOf(files), { ...rules, signals: tests, activities: [] }, []).facts[0];
  const seeded = 'import numpy as np\nfrom sklearn.linear_model import Ridge\n\nnp.random.seed(3)\nRidge(random_state=3).fit(X, y)\n';
  const library = Object.fromEntries(['a', 'b', 'c'].map((name) => [`pkg/${name}.py`, `def ${name}():\n    return 1\n`]));

  it('is told from what the project does', () => {
    expect(beside({ ...library, 'examples/run.py': seeded })).toMatchObject({ state: 'present', beside: true });
    expect(beside({ ...library, 'examples/run.py': seeded, 'pkg/d.py': seeded })).not.toHaveProperty('beside');
  });
  it('is what the project does where there is little else', () => {
    expect(beside({ 'pkg/a.py': 'x = 1\n', 'examples/run.py': seeded })).not.toHaveProperty('beside');
  });
});
