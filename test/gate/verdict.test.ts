// What is asked absolutely, of waivers and of releases, and the verdict of a gate with and without a base.
import { describe, expect, it } from 'vitest';
import { type Against, gate } from '../../src/gate/gate.js';
import { noComparison } from '../../src/gate/no-comparison.js';
import { dueWaivers, releaseCauses } from '../../src/gate/policy.js';
import { noGate } from '../../src/manifest/manifest.js';
import type { Answer, Assessment, Comparison, Flag, GateCause, GateSettings, Imported, Waiver } from '../../src/model/index.js';
import { type State, sideOf, smallRules, today } from '../support/small-project.js';

const shows = (signal: string) => ({ signal, earns: 'full' as const, enough: null });
const rules = smallRules(
  [
    { id: 'safe', risk: 'critical', shownBy: [shows('seen')] },
    { id: 'tested', risk: 'high', shownBy: [shows('tests')] },
    { id: 'asked', risk: 'medium', stage: 'model' },
    { id: 'named', risk: 'low', stage: 'model', when: { all: { does: ['serves'] } } },
  ],
  ['seen', 'tests'],
);
const answer = (value: string): Answer => ({ value, on: '2026-11-20', evidence: [], dispute: [] });
const place = [{ path: 'a.py', line: 1 }];
/** Safe and tested; asked is answered in half, and named concerns nothing here. Of 42 points 38 are earned, none is unknown. */
const good: State = { seen: { seen: place, tests: place }, does: { serves: [] }, said: { asked: answer('manual') } };
const waiver = (check: string, more: Partial<Waiver> = {}): Waiver => {
  return { check, reason: 'planned', statement: 's', owner: 'Ana', created: '2026-11-01', expires: '2026-12-31', ...more };
};

/** What tells a cause from others of its code. */
const line = (cause: GateCause): string =>
  [
    cause.code,
    'check' in cause ? cause.check : 'file' in cause ? `${cause.file} ${cause.state} ${cause.changed}` : '',
    'stage' in cause ? `${cause.stage}` : '',
    'minimum' in cause ? `${cause.score === null ? 'none' : Math.floor(cause.score)} of ${cause.minimum}` : '',
    'unknown' in cause ? `${Math.floor(cause.unknown)} of ${cause.most}` : '',
    'risk' in cause ? cause.risk : '',
    'expires' in cause ? cause.expires : '',
  ]
    .filter((word) => word !== '')
    .join(' ');

interface Asked {
  settings?: Partial<GateSettings>;
  waivers?: Waiver[];
  against?: Against;
  release?: boolean;
  /** Flags that findings have beside their own. */
  flagged?: Record<string, Flag[]>;
}

function asked(state: State, { settings = {}, waivers = [], against = null, release = false, flagged = {} }: Asked) {
  const { assessment: bare } = sideOf(rules, { ...state, manifest: { ...state.manifest, waivers } });
  const assessment: Assessment = { ...bare, findings: bare.findings.map((one) => ({ ...one, flags: [...one.flags, ...(flagged[one.check] ?? [])] })) };
  return gate({ assessment, settings: { ...noGate, ...settings }, waivers, against, stages: ['data', 'model'], today, release });
}
const bad: State = { ...good, seen: {} };
const expired = waiver('tested', { expires: '2026-11-20' });

const rows: [name: string, state: State, asked: Asked, causes: string[]][] = [
  ['the whole reaches what is asked', good, { settings: { minScore: { overall: 90 } } }, []],
  ['the whole reaches less', good, { settings: { minScore: { overall: 91 } } }, ['below-minimum null 90 of 91']],
  ['a stage reaches exactly what is asked', good, { settings: { minScore: { data: 100, model: 50 } } }, []],
  ['a stage reaches less', good, { settings: { minScore: { data: 100, model: 51 } } }, ['below-minimum model 50 of 51']],
  ['a stage that is not there is asked for', good, { settings: { minScore: { other: 1 } } }, ['below-minimum other none of 1']],
  ['nothing is seen or said', { does: { serves: [] } }, { settings: { minScore: { overall: 0 } } }, ['below-minimum null none of 0']],
  ['as much is unknown as may be', { ...good, seen: { seen: place } }, { settings: { maxUnknown: 34 } }, []],
  ['more is unknown than may be', { ...good, seen: { seen: place } }, { settings: { maxUnknown: 33 } }, ['too-much-unknown 33 of 33']],
  ['nothing is unknown, and nothing may be', good, { settings: { maxUnknown: 0 } }, []],
  ['everything is unknown', { does: { serves: [] } }, { settings: { maxUnknown: 99 } }, ['too-much-unknown 100 of 99']],
  ['critical checks are to be met, and are', good, { settings: { failOn: ['critical'] } }, []],
  ['critical checks are to be met, and one is not', bad, { settings: { failOn: ['critical'] } }, ['risk-not-met safe critical']],
  ['high checks are to be met, and those above', bad, { settings: { failOn: ['high'] } }, ['risk-not-met safe critical', 'risk-not-met tested high']],
  ['all checks are to be met, what is met in half is not', good, { settings: { failOn: ['low'] } }, ['risk-not-met asked medium']],
  ['the lowest of several risks counts', good, { settings: { failOn: ['critical', 'medium', 'stale'] } }, ['risk-not-met asked medium']],
  ['a check that is to be met is waived', bad, { settings: { failOn: ['high'] }, waivers: [waiver('safe')] }, ['risk-not-met tested high']],
  ['the waiver has ended', bad, { settings: { failOn: ['high'] }, waivers: [expired] }, ['risk-not-met safe critical', 'risk-not-met tested high']],
  ['a check is newer than the manifest', bad, { settings: { failOn: ['high'] }, flagged: { safe: ['pending'] } }, ['risk-not-met tested high']],
  ['an answer is old', good, { settings: { failOn: ['stale'] }, flagged: { asked: ['stale'] } }, ['answer-stale asked']],
  ['an answer has expired', good, { settings: { failOn: ['stale'] }, flagged: { asked: ['expired'] } }, ['answer-stale asked']],
  ['an answer is old and contradicted, which nobody minds', good, { settings: { failOn: ['critical'] }, flagged: { asked: ['stale', 'contradicted'] } }, []],
  ['an answer is contradicted', good, { settings: { failOn: ['contradicted'] }, flagged: { asked: ['contradicted'] } }, ['answer-contradicted asked']],
  ['an answer has other flags', good, { settings: { failOn: ['contradicted', 'stale'] }, flagged: { asked: ['disagrees'] } }, []],
  ['an answer that is waived is old', good, { settings: { failOn: ['stale'] }, flagged: { asked: ['stale'] }, waivers: [waiver('asked')] }, []],
  [
    'a waiver has ended where that fails',
    good,
    { settings: { failOn: ['expired'] }, waivers: [waiver('asked'), expired] },
    ['waiver-expired tested 2026-11-20'],
  ],
  ['a waiver is due where one that has ended fails', good, { settings: { failOn: ['expired'] }, waivers: [waiver('asked', { expires: today })] }, []],
  ['old answers fail, and a critical check is not met', bad, { settings: { failOn: ['stale'] } }, []],
  ['a waiver has ended where that is shown', good, { settings: { failOn: ['critical'] }, waivers: [expired] }, []],
];

describe('an absolute gate', () => {
  it.each(rows)('where %s', (_, state, given, causes) => {
    const result = asked(state, given);
    expect(result?.causes.map(line)).toEqual(causes);
    expect(result?.verdict).toBe(causes.length > 0 ? 'fail' : 'pass');
    expect(result).toMatchObject({ base: null, missing: null, policies: [], unapproved: [] });
  });
});

describe('a gate', () => {
  const base = { commit: 'c0ffee', asked: 'main', score: 1, level: null };
  const compared = (more: Partial<Comparison>): Against => ({ base, comparison: { ...noComparison(), ...more } });
  const unread = [{ check: 'tested', paths: ['ci.yml'] }];
  const newHazard = { signal: 'risk', place: { path: 'a.py' }, checks: ['safe'], risk: 'critical', why: null } as const;
  const hazards = [{ ...newHazard, checks: ['safe'] }];

  it.each<[name: string, asked: Asked, verdict: string | null, causes?: string[]]>([
    ['nobody asks for', {}, null],
    ['of a release passes where nothing is imported', { release: true }, 'pass'],
    ['with a base from which nothing differs passes', { against: compared({}) }, 'pass'],
    ['fails for a hazard that is new', { against: compared({ hazards }) }, 'fail', ['hazard-added safe critical']],
    ['tells what it could not compare', { against: compared({ unread }) }, 'not-comparable'],
    ['fails for a hazard though not all could be compared', { against: compared({ unread, hazards }) }, 'fail', ['hazard-added safe critical']],
    [
      'names absolute causes before those of the comparison',
      { against: compared({ hazards }), settings: { failOn: ['medium'] } },
      'fail',
      ['risk-not-met asked medium', 'hazard-added safe critical'],
    ],
    ['without any commit yet is the first audit', { against: { missing: { code: 'no-commit' } } }, 'first-audit'],
    ['of a new branch is the first audit', { against: { missing: { code: 'new-branch' } } }, 'first-audit'],
    ['without git can compare nothing', { against: { missing: { code: 'no-git' } } }, 'not-comparable'],
    [
      'without a base fails for what is asked absolutely',
      { against: { missing: { code: 'no-git' } }, settings: { failOn: ['medium'] } },
      'fail',
      ['risk-not-met asked medium'],
    ],
  ])('%s', (_, given, verdict, causes = []) => {
    const result = asked(good, given);
    expect(result?.verdict ?? null).toBe(verdict);
    expect(result?.causes.map(line) ?? []).toEqual(causes);
  });

  it('hands on what was compared with, or why nothing was', () => {
    expect(asked(good, { against: compared({ pending: ['asked'] }) })).toMatchObject({ base, missing: null, pending: ['asked'], balanced: [] });
    expect(asked(good, { against: { missing: { code: 'no-git' } } })).toMatchObject({ base: null, missing: { code: 'no-git' }, pending: [], regressed: [] });
  });

  it('is one where a policy holds, though it asks for nothing here', () => {
    const { assessment } = sideOf(rules, good);
    const given = { assessment, settings: noGate, waivers: [], against: null, stages: [], today };
    const policies = [{ name: 'ml.yaml', digest: '0', by: 'caller' as const }];
    expect(gate({ ...given, held: { policies, causes: [], unapproved: [] } })).toMatchObject({ verdict: 'pass', policies });
    const cause = { code: 'context-missing', field: 'role', policy: 'ml.yaml' } as const;
    expect(gate({ ...given, held: { policies, causes: [cause], unapproved: [] } })).toMatchObject({ verdict: 'fail', causes: [cause] });
  });

  it('tells of the waivers that are due', () => {
    expect(asked(good, { settings: { failOn: ['critical'] }, waivers: [expired] })?.due).toEqual([
      { check: 'tested', expires: '2026-11-20', state: 'expired' },
    ]);
    expect(asked(good, { against: compared({}), waivers: [expired] })?.due).toHaveLength(1);
  });
});

describe('a waiver', () => {
  it.each<[name: string, waiver: Waiver, state: string | null]>([
    ['that holds for long is due for nobody', waiver('asked'), null],
    ['that ends in thirty days is due', waiver('asked', { expires: '2026-12-21' }), 'due'],
    ['that ends a day later is not', waiver('asked', { expires: '2026-12-22' }), null],
    ['that ends today is due', waiver('asked', { expires: today }), 'due'],
    ['that ended yesterday has expired', waiver('asked', { expires: '2026-11-20' }), 'expired'],
    ['that begins tomorrow holds already: a day begins earlier in the east', waiver('asked', { created: '2026-11-22' }), null],
    ['that begins the day after has not begun', waiver('asked', { created: '2026-11-23' }), 'early'],
    ['of a check that is met is not needed', waiver('tested'), 'unused'],
    ['of a check that concerns nothing here is not needed', waiver('named'), 'unused'],
    ['of a check that is met has expired first of all', expired, 'expired'],
    ['of a check that nobody knows is due by its day', waiver('gone', { expires: today }), 'due'],
  ])('%s', (_, one, state) => {
    const due = dueWaivers(sideOf(rules, good).assessment, [one], today);
    expect(due).toEqual(state === null ? [] : [{ check: one.check, expires: one.expires, state }]);
  });
});

it('a release fails for results of other tools that failed, are old or are not known, and for no others', () => {
  const result = (file: string, state: Imported['state'], changed?: string) =>
    ({ file, state, ...(changed !== undefined && { changed: [{ path: changed }, { path: 'more.py' }] }) }) as unknown as Imported;
  const imports = [
    result('a', 'shown'),
    result('b', 'half'),
    result('c', 'failed'),
    result('d', 'old', 'train.py'),
    result('e', 'unread'),
    { ...result('f', 'old'), changed: [] },
  ];
  const causes = ['import-not-current c failed null', 'import-not-current d old train.py', 'import-not-current e unread null', 'import-not-current f old null'];
  expect(releaseCauses({ imports }).map(line)).toEqual(causes);
  const { assessment } = sideOf(rules, good);
  const given = { assessment: { ...assessment, imports }, settings: noGate, waivers: [], against: null, stages: [], today };
  expect(gate({ ...given, release: true })?.causes.map(line)).toEqual(causes);
  expect(gate({ ...given, settings: { ...noGate, failOn: ['critical'] } })?.causes).toEqual([]);
});
