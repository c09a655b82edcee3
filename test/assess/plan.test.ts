// The cheapest plan: held against trying everything, and against what the levels ask for.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import { type PlanTarget, plan, targetOf } from '../../src/assess/plan.js';
import { noManifest } from '../../src/manifest/manifest.js';
import type { Answer, Assessment, Catalogue, Check } from '../../src/model/index.js';
import { bareCheck } from '../support/bare-check.js';
import { tally } from '../support/property.js';

const stages = ['a', 'b'];
const catalogueOf = (checks: Check[]): Catalogue => ({
  id: 'x',
  title: '',
  version: '1.0.0',
  releases: {},
  packs: [],
  digest: '',
  extensions: [],
  stages: stages.map((id) => ({ id, title: id, meaning: '' })),
  steps: [],
  scales: [
    {
      id: 'practice',
      title: '',
      options: [
        { value: 'no', points: 0, label: '' },
        { value: 'manual', points: 1, label: '' },
        { value: 'automated', points: 2, label: '' },
      ],
    },
  ],
  context: [],
  considerations: [],
  checks,
  signals: [],
  tools: [],
  activities: [],
  cases: [],
  frameworks: [],
  peers: null,
  precision: {},
  dates: [],
  skeletons: [],
  proposals: [],
  imports: [],
});
const said = (value: string): Answer => ({ value, evidence: [], dispute: [] });
const assessed = (catalogue: Catalogue, answers: Record<string, Answer>): Assessment =>
  assess({
    catalogue,
    scan: { facts: [], activities: [], labels: {}, guesses: {}, limits: [], ignores: [], files: 1, filesAbove: 0, whole: true },
    manifest: { ...noManifest, answers },
    citations: {},
    today: '2026-11-26',
  });
const effortDays = { S: 1, M: 5, L: 20 };

const project = fc
  .array(
    fc.record({
      stage: fc.constantFrom(...stages),
      risk: fc.constantFrom('critical' as const, 'high' as const, 'medium' as const, 'low' as const),
      effort: fc.constantFrom('S' as const, 'M' as const, 'L' as const),
      answer: fc.constantFrom('no', 'manual', 'automated', 'unknown'),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((list) => {
    const checks = list.map(({ stage, risk, effort }, index): Check => ({ ...bareCheck, id: `c.${index}`, stage, risk, effort }));
    return {
      catalogue: catalogueOf(checks),
      assessment: assessed(catalogueOf(checks), Object.fromEntries(list.map(({ answer }, index) => [`c.${index}`, said(answer)]))),
    };
  });
const percentage = fc.integer({ min: 0, max: 100 });
/** Over 100 % nothing that can be done is enough. */
const wished = fc.integer({ min: 0, max: 115 });
const targets: fc.Arbitrary<PlanTarget> = fc.record({
  overall: fc.option(wished),
  stages: fc.dictionary(fc.constantFrom(...stages), wished),
  checks: fc.constant([]),
});

/** The fewest days of any set of checks that reaches the target; null where none does. */
function byTrying(catalogue: Catalogue, { findings, overall, stages: scores }: Assessment, target: PlanTarget): number | null {
  const items = findings.flatMap(({ check: id, points }) => {
    const check = catalogue.checks.find((one) => one.id === id);
    return check && points.total > points.earned ? [{ stage: check.stage, gain: points.total - points.earned, days: effortDays[check.effort] }] : [];
  });
  let best: number | null = null;
  for (let set = 0; set < 1 << items.length; set++) {
    const chosen = items.filter((_, index) => (set >> index) & 1);
    const won = (stage: string | null) => chosen.filter((one) => stage === null || one.stage === stage).reduce((sum, { gain }) => sum + gain, 0);
    const reaches = (minimum: number, points: { earned: number; total: number }, gain: number) => (points.earned + gain) * 100 >= minimum * points.total;
    const met =
      (target.overall === null || reaches(target.overall, overall.points, won(null))) &&
      stages.every((id) => reaches(target.stages[id] ?? 0, scores[id]?.points ?? { earned: 0, total: 0 }, won(id)));
    const days = chosen.reduce((sum, one) => sum + one.days, 0);
    if (met && (best === null || days < best)) best = days;
  }
  return best;
}

describe('a plan', () => {
  it('takes no more days than the best of all sets, and is unreachable only where every set is', () => {
    const met = tally('reachable', 'unreachable');
    fc.assert(
      fc.property(project, targets, ({ catalogue, assessment }, target) => {
        const found = plan(catalogue, assessment, target);
        const best = byTrying(catalogue, assessment, target);
        met.when('reachable', best !== null);
        met.when('unreachable', best === null);
        expect(found.reachable ? found.days : null).toBe(best);
      }),
      { numRuns: 300 },
    );
    expect(met.least()).toBeGreaterThan(20);
  });

  it('reaches its target when everything in it is done', () => {
    const met = tally('reachable');
    fc.assert(
      fc.property(project, percentage, ({ catalogue, assessment }, overall) => {
        const found = plan(catalogue, assessment, { overall, stages: {}, checks: [] });
        const answers = Object.fromEntries(
          assessment.findings.map(({ check, answer }) => [
            check,
            found.items.some((item) => item.check === check) ? said('automated') : (answer ?? said('unknown')),
          ]),
        );
        const after = assessed(catalogue, answers).overall.score;
        expect(after).toBeCloseTo(found.after ?? 0, 9);
        if (met.when('reachable', found.reachable)) expect(after ?? 0).toBeGreaterThanOrEqual(overall - 1e-9);
      }),
    );
    expect(met.least()).toBeGreaterThan(20);
  });

  it('asks for nothing where the target is reached', () => {
    const catalogue = catalogueOf([{ ...bareCheck, id: 'c.0', stage: 'a' }]);
    expect(plan(catalogue, assessed(catalogue, { 'c.0': said('automated') }), { overall: 90, stages: {}, checks: [] })).toMatchObject({
      reachable: true,
      items: [],
      days: 0,
    });
  });

  it('for a level takes in every critical check, whatever it costs', () => {
    const catalogue = catalogueOf([
      { ...bareCheck, id: 'c.0', stage: 'a', risk: 'critical', effort: 'L' },
      ...Array.from({ length: 20 }, (_, index): Check => ({ ...bareCheck, id: `c.${index + 1}`, stage: 'a', risk: 'high' })),
    ]);
    const assessment = assessed(catalogue, { 'c.1': said('automated') });
    const forLevel = (level: 'pilot' | 'production') => plan(catalogue, assessment, targetOf(level, assessment).target).items.map(({ check }) => check);
    expect(forLevel('pilot')).not.toContain('c.0');
    expect(forLevel('production')).toContain('c.0');
  });
});

describe('the target of a level', () => {
  const checks = stages.map((stage, index): Check => ({ ...bareCheck, id: `c.${index}`, stage }));
  const given = assessed(catalogueOf(checks), { 'c.0': said('automated') });

  it('asks it of a stage that nobody knows as well: the level counts that as nothing', () =>
    expect(Object.keys(targetOf('pilot', given).target.stages)).toEqual(stages));

  it('leaves out a stage in which nothing applies', () => {
    const stagesOf = { ...given.stages, b: { ...given.stages['b'], score: null, possible: null } };
    expect(Object.keys(targetOf('pilot', { ...given, stages: stagesOf } as Assessment).target.stages)).toEqual(['a']);
  });

  it('says all that would hold it besides', () => {
    const ceilings: Assessment['ceilings'] = [
      { at: 'pilot', by: { code: 'much-set-aside', percent: 40 } },
      { at: 'pilot', by: { code: 'critical-not-met', check: 'c.0' } },
    ];
    const { target, besides } = targetOf('exemplary', { ...given, ceilings });
    expect([target.checks, besides]).toEqual([['c.0'], [{ code: 'much-set-aside', percent: 40 }]]);
  });
});
