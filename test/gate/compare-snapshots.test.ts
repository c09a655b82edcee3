// Where checks stand apart from the files of their project, and what became of them.
import { describe, expect, it } from 'vitest';
import { byPointsAlone, type CheckSnapshot, compareCheck, snapshotByPoints } from '../../src/gate/compare-check.js';
import { compareSnapshots, snapshotsOf } from '../../src/gate/compare-snapshots.js';
import type { Answer, Waiver } from '../../src/model/index.js';
import { type State, sideOf, smallRules, today } from '../support/small-project.js';

const rules = smallRules(
  [
    { id: 'tested', risk: 'high', shownBy: [{ signal: 'tests', earns: 'full', enough: null }] },
    { id: 'asked', stage: 'model' },
    { id: 'named', when: { all: { does: ['serves'] } } },
  ],
  ['tests'],
);
const answer = (value: string): Answer => ({ value, evidence: [], dispute: [] });
const place = { path: 'ci.yml', line: 1 };
const good: State = { seen: { tests: [place] }, said: { asked: answer('manual') }, does: { serves: [] } };
const waiver = (more: Partial<Waiver>): Waiver => ({
  check: 'asked',
  reason: 'planned',
  statement: 's',
  owner: 'o',
  created: '2026-11-01',
  expires: '2026-12-01',
  ...more,
});
const standing = (state: State) => snapshotsOf(sideOf(rules, state).assessment, (id) => `stage of ${id}`, today);

describe('where a check stands', () => {
  it('is its value on the scale, with the points of the gate for each, its stage and evidence', () => {
    expect(standing(good)).toMatchObject([
      {
        check: 'tested',
        stage: 'stage of tested',
        risk: 'high',
        verdict: 'met',
        basis: 'observed',
        earned: 2,
        observed: 2,
        weight: 7,
        evidence: [{ signal: 'tests', ...place }],
      },
      { check: 'asked', stage: 'stage of asked', verdict: 'partial', basis: 'asserted', earned: 1, observed: 0, weight: 4, evidence: [] },
      { check: 'named', verdict: 'not-applicable', basis: null, earned: 0, observed: 0, weight: 0 },
    ]);
  });

  it('is that of points of any size', () => {
    const points = { earned: 3, possible: 6, observed: 1.5, total: 6 };
    expect(snapshotByPoints({ check: 'a', stage: 's', risk: 'low', verdict: 'partial', basis: 'observed', evidence: [], waived: false, points })).toMatchObject(
      {
        weight: 3,
        earned: 1,
        observed: 0.5,
      },
    );
  });

  it.each<[name: string, waivers: Waiver[], waived: boolean]>([
    ['no waiver', [], false],
    ['a waiver that holds', [waiver({})], true],
    ['a waiver that has ended', [waiver({ expires: '2026-11-20' })], false],
    ['a waiver of another check', [waiver({ check: 'tested' })], false],
  ])('is waived or not, with %s', (_, waivers, waived) => {
    expect(standing({ ...good, manifest: { waivers } }).find(({ check }) => check === 'asked')?.waived).toBe(waived);
  });

  it('is not told of what is newer than the manifest', () => {
    const { assessment } = sideOf(rules, good);
    const findings = assessment.findings.map((one) => (one.check === 'asked' ? { ...one, flags: ['pending' as const] } : one));
    expect(snapshotsOf({ findings }, () => 's', today).map(({ check }) => check)).toEqual(['tested', 'named']);
  });
});

describe('two standings', () => {
  const compared = (before: readonly CheckSnapshot[], after: readonly CheckSnapshot[]) => {
    const { regressed, improved, added, gone } = compareSnapshots(before, after);
    return {
      regressed: regressed.map(({ check, points }) => `${check} ${points}`),
      improved: improved.map(({ check, points }) => `${check} ${points}`),
      added,
      gone,
    };
  };

  it('tell what was lost and won', () => {
    const after = standing({ ...good, seen: {}, said: { asked: answer('automated') } });
    expect(compared(standing(good), after)).toEqual({ regressed: ['tested 14'], improved: ['asked 4'], added: [], gone: [] });
    expect(compared(after, standing(good))).toEqual({ regressed: ['asked 4'], improved: ['tested 14'], added: [], gone: [] });
  });

  it('tell which checks only one side knows', () => {
    const all = standing(good);
    expect(compared(all.slice(1), all.slice(0, 2))).toEqual({ regressed: [], improved: [], added: ['tested'], gone: ['named'] });
  });

  it('have nothing else to tell of', () => {
    expect(compareSnapshots(standing(good), standing(good))).toEqual({
      regressed: [],
      improved: [],
      hazards: [],
      thinner: [],
      unread: [],
      pending: [],
      outOfScope: [],
      policy: [],
      balanced: [],
      observedOnly: false,
      added: [],
      gone: [],
    });
  });

  it('show five places of what was lost at most', () => {
    const evidence = Array.from({ length: 9 }, (_, index) => ({ signal: 'tests', path: 'ci.yml', line: index + 1 }));
    const [was] = standing(good);
    if (was === undefined) throw new Error('no check');
    const moved = compareCheck({ ...was, evidence }, { ...was, earned: 0, observed: 0 }, byPointsAlone);
    expect(moved?.change.before.evidence).toEqual(evidence.slice(0, 5));
  });
});
