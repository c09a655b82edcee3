// What a comparison means: the causes to fail for, and what is balanced. Each row differs from its neighbour in what its name says.
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/gate/evaluate.js';
import { noComparison } from '../../src/gate/no-comparison.js';
import { noGate } from '../../src/manifest/manifest.js';
import type { Comparison, GateCause, GateChange, GateSettings, GateSide, NewHazard } from '../../src/model/index.js';

const side: GateSide = { verdict: 'met', basis: 'observed', earned: 0, observed: 0, evidence: [] };
const change = (check: string, points: number, more: Partial<GateChange> = {}): GateChange => {
  return { check, stage: 'data', risk: 'high', points, before: side, after: side, why: null, did: null, at: null, by: null, ...more };
};
const gain = (check: string, points: number, observed: number, stage = 'data') => change(check, points, { stage, after: { ...side, observed } });
const hazard = (more: Partial<NewHazard> = {}): NewHazard => ({
  signal: 'risk',
  place: { path: 'a.py' },
  checks: ['a.b', 'a.c'],
  risk: 'high',
  why: null,
  ...more,
});
const waiverAdded = { code: 'waiver-added', check: 'a.b' } as const;

/** A cause in one line: what tells it from others of its code. */
const line = (cause: GateCause): string =>
  [
    cause.code,
    'stage' in cause ? cause.stage : 'check' in cause ? cause.check : '',
    'lost' in cause ? `-${cause.lost}` : '',
    'tolerance' in cause ? `of ${cause.tolerance}` : '',
    'checks' in cause ? cause.checks.join('+') : '',
    'changes' in cause ? cause.changes : '',
  ]
    .filter((word) => word !== '')
    .join(' ');

const rows: [name: string, comparison: Partial<Comparison>, settings: Partial<GateSettings>, causes: string[], balanced?: string[]][] = [
  ['nothing is lost', {}, {}, []],
  ['a stage loses', { regressed: [change('a.b', 2)] }, {}, ['stage-regressed data -2 of 0 a.b']],
  ['a stage loses what is tolerated', { regressed: [change('a.b', 2)] }, { tolerance: 2 }, []],
  ['a stage loses more than is tolerated', { regressed: [change('a.b', 2), change('a.c', 1)] }, { tolerance: 2 }, ['stage-regressed data -3 of 2 a.b+a.c']],
  [
    'two stages lose what is tolerated in each, and more together',
    { regressed: [change('a.b', 2), change('b.b', 2, { stage: 'model' })] },
    { tolerance: 3 },
    ['whole-regressed -4 of 3'],
  ],
  ['two stages lose together what is tolerated', { regressed: [change('a.b', 2), change('b.b', 2, { stage: 'model' })] }, { tolerance: 4 }, []],
  [
    'a stage loses more than is tolerated, and another less: the whole is no cause of its own',
    { regressed: [change('a.b', 4), change('b.b', 2, { stage: 'model' })] },
    { tolerance: 3 },
    ['stage-regressed data -4 of 3 a.b'],
  ],
  ['what is waived or corrected is lost', { regressed: [change('a.b', 2, { why: 'waived' }), change('a.c', 2, { why: 'corrected' })] }, {}, []],
  ['a check of no points rests on less', { regressed: [change('a.b', 0)] }, {}, []],
  ['a check of no points rests on less, and another gains', { regressed: [change('a.b', 0)], improved: [gain('a.c', 2, 2)] }, { strict: true }, []],
  [
    'a critical check is lost, which is tolerated in its stage and not in the whole',
    { regressed: [change('a.b', 2, { risk: 'critical' }), change('b.b', 2, { stage: 'model' })] },
    { tolerance: 3 },
    ['critical-regressed a.b -2', 'whole-regressed -4 of 3'],
  ],
  ['a critical check rests on less', { regressed: [change('a.b', 0, { risk: 'critical' })] }, {}, ['critical-regressed a.b -0']],
  ['a critical check is lost, and waived', { regressed: [change('a.b', 2, { risk: 'critical', why: 'waived' })] }, {}, []],
  ['a stage loses, and gains as much that is seen', { regressed: [change('a.b', 2)], improved: [gain('a.c', 2, 2)] }, {}, [], ['data a.b']],
  [
    'a stage loses, and gains as much that is seen, under a strict gate',
    { regressed: [change('a.b', 2)], improved: [gain('a.c', 2, 2)] },
    { strict: true },
    ['balanced data a.b'],
    ['data a.b'],
  ],
  ['a stage loses, and gains what is only said', { regressed: [change('a.b', 2)], improved: [gain('a.c', 2, 0)] }, {}, ['stage-regressed data -2 of 0 a.b']],
  ['a stage loses, and gains less', { regressed: [change('a.b', 5)], improved: [gain('a.c', 2, 2)] }, {}, ['stage-regressed data -3 of 0 a.b']],
  [
    'a stage loses, and gains no more than the points that were won, whatever is seen',
    { regressed: [change('a.b', 5)], improved: [gain('a.c', 2, 7)] },
    {},
    ['stage-regressed data -3 of 0 a.b'],
  ],
  [
    'a stage loses, and gains by an answer what is seen no more',
    { regressed: [change('a.b', 2)], improved: [change('a.c', 2, { before: { ...side, observed: 4 } })] },
    {},
    ['stage-regressed data -2 of 0 a.b'],
  ],
  ['a stage loses, and another gains', { regressed: [change('a.b', 2)], improved: [gain('b.c', 9, 9, 'model')] }, {}, ['stage-regressed data -2 of 0 a.b']],
  ['a stage gains, and loses nothing', { improved: [gain('a.c', 2, 2)] }, { strict: true }, []],
  [
    'a gain that is left over pays for nothing elsewhere',
    { regressed: [change('a.b', 1), change('b.b', 2, { stage: 'model' })], improved: [gain('a.c', 9, 9)] },
    {},
    ['stage-regressed model -2 of 0 b.b'],
    ['data a.b'],
  ],
  ['a grave hazard is new', { hazards: [hazard()] }, {}, ['hazard-added a.b']],
  ['a critical hazard is new', { hazards: [hazard({ risk: 'critical' })] }, {}, ['hazard-added a.b']],
  ['a lesser hazard is new', { hazards: [hazard({ risk: 'medium' })] }, {}, []],
  ['a grave hazard is new, and waived', { hazards: [hazard({ why: 'waived' })] }, {}, []],
  ['a hazard is new that speaks against no check', { hazards: [hazard({ checks: [] })] }, {}, []],
  ['the rules change', { policy: [waiverAdded, waiverAdded] }, {}, []],
  ['the rules change where that fails', { policy: [waiverAdded, waiverAdded] }, { policyChanges: 'fail' }, ['policy-changed 2']],
  ['no rule changes where that fails', {}, { policyChanges: 'fail' }, []],
  ['the manifest of the base is not known, where a change of the rules fails', { policy: [waiverAdded], observedOnly: true }, { policyChanges: 'fail' }, []],
];

describe('a gate', () => {
  it.each(rows)('where %s', (_, comparison, settings, causes, balanced = []) => {
    const judged = judge({ ...noComparison(), ...comparison }, { ...noGate, ...settings }, ['data', 'model']);
    expect(judged.causes.map(line)).toEqual(causes);
    expect(judged.balanced.map(({ stage, checks }) => `${stage} ${checks.join('+')}`)).toEqual(balanced);
  });

  it('names the place of a hazard, and the check of the highest risk that it speaks against', () => {
    const { causes } = judge({ ...noComparison(), hazards: [hazard()] }, noGate, []);
    expect(causes).toEqual([{ code: 'hazard-added', signal: 'risk', place: { path: 'a.py' }, check: 'a.b', risk: 'high' }]);
  });
});
