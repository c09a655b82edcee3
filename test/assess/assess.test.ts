// What surrounds the decision table: age, reuse, disputes, exclusions, guesses, pending checks, and what holds a level.
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import type { AssessInput } from '../../src/assess/input.js';
import { noManifest } from '../../src/manifest/manifest.js';
import type { Answer, Catalogue, Check, Fact, Manifest, Scan } from '../../src/model/index.js';
import { glob } from '../../src/parsers/glob/glob.js';
import { treeOf } from '../../src/project/text-tree.js';
import { cite } from '../../src/signals/citations.js';
import { scan } from '../../src/signals/scan.js';
import { bareCheck } from '../support/bare-check.js';

const check = (id: string, more: Partial<Check> = {}): Check => ({ ...bareCheck, id: `c.${id}`, consideration: 'c', scale: 'extent', ...more });

const catalogueOf = (checks: Check[]): Catalogue => ({
  id: 'p',
  title: '',
  version: '1.1.0',
  releases: { '1.0.0': '2026-01-01', '1.1.0': '2026-10-01' },
  packs: [],
  digest: '',
  extensions: [],
  stages: [{ id: 't', title: 'T', meaning: '' }],
  steps: [{ id: 's', stage: 't', title: 'S' }],
  scales: [
    {
      id: 'extent',
      title: '',
      options: [
        { value: 'no', points: 0, label: '' },
        { value: 'partly', points: 1, label: '' },
        { value: 'yes', points: 2, label: '' },
      ],
    },
  ],
  context: [
    { id: 'updates', title: '', ask: '', many: false, values: [], guesses: [] },
    { id: 'target', title: '', ask: '', many: true, values: [], guesses: [] },
  ],
  considerations: [{ id: 'c', title: 'C', step: 's', stage: 't', problem: '', mattersWhen: '', cases: [], refs: {}, checks: checks.map(({ id }) => id) }],
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

const answer = (value: string, more: Partial<Answer> = {}): Answer => ({ value, evidence: [], dispute: [], ...more });
const result = (
  checks: Check[],
  more: {
    answers?: Record<string, Answer>;
    manifest?: Partial<Manifest>;
    scan?: Partial<Scan>;
    citations?: AssessInput['citations'];
    today?: string;
    peers?: Catalogue['peers'];
  },
) =>
  assess({
    catalogue: { ...catalogueOf(checks), peers: more.peers ?? null },
    scan: { facts: [], activities: [], labels: {}, guesses: {}, limits: [], ignores: [], files: 1, filesAbove: 0, whole: true, ...more.scan },
    manifest: { ...noManifest, answers: more.answers ?? {}, ...more.manifest },
    citations: more.citations ?? {},
    today: more.today ?? '2026-11-21',
  });

describe('an answer', () => {
  const aged = (today: string, more: Partial<Answer> = {}) =>
    result([check('a')], { answers: { 'c.a': answer('yes', { on: '2026-01-01', ...more }) }, today }).findings[0];

  it.each([
    ['2026-06-30', 'met', []],
    ['2026-07-01', 'met', ['stale']],
    ['2026-07-30', 'met', ['stale']],
    ['2026-07-31', 'unknown', ['expired']],
  ])('given on 1 January is, on %s, %s %j', (today, verdict, flags) => expect(aged(today)).toMatchObject({ verdict, flags }));

  it('lasts as long as its review-by says, and 30 days more', () => {
    expect(aged('2026-03-01', { reviewBy: '2026-03-01' })).toMatchObject({ verdict: 'met', flags: [] });
    expect(aged('2026-03-31', { reviewBy: '2026-03-01' })).toMatchObject({ verdict: 'met', flags: ['stale'] });
    expect(aged('2026-04-01', { reviewBy: '2026-03-01' })).toMatchObject({ verdict: 'unknown', reason: { code: 'answer-expired' } });
  });

  it('is flagged where its file is cited by more than three checks, which documents none of them', () => {
    const checks = ['a', 'b', 'd', 'e'].map((id) => check(id));
    const cited = { evidence: [{ path: 'docs/all.md' }], on: '2026-11-01' };
    const answers = Object.fromEntries(checks.map(({ id }) => [id, answer('yes', cited)]));
    const tree = treeOf({ 'docs/all.md': '# All\n\nThe team reviews every join in this service. The owner signs each change before it is merged.\n' });
    const four = result(checks, { answers, citations: cite(tree, answers, null, []) });
    expect(four.findings.map(({ flags, verdict, basis }) => ({ flags, verdict, basis }))).toEqual(
      checks.map(() => ({ flags: ['reused'], verdict: 'met', basis: 'asserted' })),
    );
    const { 'c.e': _, ...three } = answers;
    expect(result(checks, { answers: three, citations: cite(tree, three, null, []) }).findings[0]?.flags).toEqual([]);
  });
});

describe('a citation', () => {
  const tree = treeOf({
    'a.md': '# Review\n\nThe team reviews every join in this service. The owner signs each change before it is merged.\n',
    'todo.md': '# Review\n\nTODO\n',
    'mlready.yaml': 'version: 1\n',
    'x.py': 'def f(rows):\n    return len(rows)\n',
    'stub.py': 'def f():\n    return 1\n',
    'blank.py': '\n',
  });
  it.each([
    ['a document with substance', { path: 'a.md' }, 'good'],
    ['a to-do list', { path: 'todo.md' }, 'empty'],
    ['code', { path: 'x.py' }, 'good'],
    ['code that does nothing', { path: 'stub.py' }, 'empty'],
    ['an empty file', { path: 'blank.py' }, 'empty'],
    ['a file that is not there', { path: 'b.md' }, 'missing'],
    ['the manifest itself', { path: 'mlready.yaml' }, 'manifest'],
    ['a file that changed', { path: 'a.md', sha256: '0'.repeat(64) }, 'changed'],
    ['an address', { url: 'https://example.org/' }, 'good'],
  ])('of %s is %s', (_, ref, state) =>
    expect(cite(tree, { 'c.a': answer('yes', { evidence: [ref] }) }, 'mlready.yaml', [])['c.a']).toMatchObject([{ ref, state }]),
  );
});

describe('the context', () => {
  const raised = check('a', { raise: [{ to: 'critical', when: { any: { updates: ['continual'] } } }] });
  const guess = { updates: [{ value: 'continual', places: [{ path: 'ci.yml', line: 3 }] }] };
  const ruledOut = check('a', { when: { any: { updates: ['scheduled'] } } });

  it('that is guessed may raise a risk, and says so', () => {
    const { findings, context } = result([raised], { scan: { guesses: guess } });
    expect(findings[0]).toMatchObject({ risk: 'critical', flags: ['guess-raised'] });
    expect(context['updates']).toEqual({ value: ['continual'], source: 'guessed', places: [{ path: 'ci.yml', line: 3 }] });
  });

  it('that is set outweighs a guess', () => {
    const { findings } = result([raised], { scan: { guesses: guess }, manifest: { context: { updates: ['none'] } } });
    expect(findings[0]).toMatchObject({ risk: 'medium', flags: [] });
  });

  it('that is guessed never rules a check out; what is set does', () => {
    expect(result([ruledOut], { scan: { guesses: guess } }).findings[0]?.verdict).toBe('unknown');
    expect(result([ruledOut], { manifest: { context: { updates: ['continual'] } } }).findings[0]?.verdict).toBe('not-applicable');
    expect(result([ruledOut], {}).findings[0]?.verdict).toBe('unknown');
  });
});

describe('a check that is newer than the manifest’s pack', () => {
  const both = [check('old'), check('new', { since: '1.1.0' })];

  it('is shown as pending and scored, and left out of what thresholds are held against', () => {
    const { findings, overall, settled, open } = result(both, { manifest: { pack: { survey: '1.0.0' } } });
    expect(findings[1]).toMatchObject({ flags: ['pending'], points: { total: 8 } });
    expect(overall.points.total).toBe(16);
    expect(settled.overall.points.total).toBe(8);
    expect(settled.stages['t']?.points.total).toBe(8);
    expect(open).toEqual(['c.old', 'c.new']);
    expect(result(both, { manifest: { pack: { survey: '1.1.0' } } }).settled.overall.points.total).toBe(16);
  });

  it.each([
    ['2026-11-21', true],
    ['2027-03-30', true],
    ['2027-03-31', false],
  ])('waits for 180 days after it was released, on %s %s', (today, pending) => {
    expect(result(both, { manifest: { pack: { survey: '1.0.0' } }, today }).findings[1]?.flags.includes('pending')).toBe(pending);
  });

  it('never waits where nobody knows when it was released, or the manifest names no pack', () => {
    expect(result([check('new', { since: '1.0.9' })], { manifest: { pack: { survey: '1.0.0' } } }).findings[0]?.flags).toEqual([]);
    expect(result(both, {}).findings[1]?.flags).toEqual([]);
  });
});

describe('the level', () => {
  const shown = check('seen', { shownBy: [{ signal: 'x.y', earns: 'full', enough: null }] });
  const fact: Fact = { signal: 'x.y', state: 'present', places: [{ path: 'a.py', line: 1 }] };
  const claimed = ['a', 'b', 'd', 'e'].map((id) => check(id));
  const yes = Object.fromEntries(claimed.map(({ id }) => [id, answer('yes')]));

  it('is held at prototype where a quarter of the points is not proven', () => {
    expect(result(claimed, { answers: yes })).toMatchObject({ level: 'prototype', heldBy: [{ code: 'little-evidence', stage: 't' }] });
    expect(result([shown, ...claimed.slice(0, 3)], { answers: yes, scan: { facts: [fact] } })).toMatchObject({ level: 'exemplary', heldBy: [] });
  });

  it('is held at pilot by a critical check that is open or a gap', () => {
    const high = claimed.slice(0, 2).map((one) => ({ ...one, risk: 'high' as const }));
    const many = [{ ...shown, risk: 'critical' as const }, ...high, check('low', { risk: 'critical' })];
    const open = result(many, { answers: yes, scan: { facts: [fact] } });
    expect(open).toMatchObject({ level: 'pilot', heldBy: [{ code: 'critical-not-met', check: 'c.low' }] });
    expect(result(many, { answers: { ...yes, 'c.low': answer('yes') }, scan: { facts: [fact] } }).heldBy).toEqual([]);
  });

  it('is held at pilot by a field that nobody set and that could make an open check critical', () => {
    const could = check('could', { risk: 'low', raise: [{ to: 'critical', when: { any: { updates: ['continual'] } } }] });
    const unset = result([shown, ...claimed.slice(0, 2), could], { answers: yes, scan: { facts: [fact] } });
    expect(unset).toMatchObject({ level: 'pilot', heldBy: [{ code: 'context-unset', field: 'updates' }] });
    expect(
      result([shown, ...claimed.slice(0, 2), could], { answers: yes, scan: { facts: [fact] }, manifest: { context: { updates: ['none'] } } }).heldBy,
    ).toEqual([]);
  });
});

describe('gaps', () => {
  const presentFact = (signal: string): Fact => ({ signal, state: 'present', places: [{ path: 'a.py', line: 1 }] });
  const order = (checks: Check[], more: Parameters<typeof result>[1] = {}) => {
    const { blockers, gaps, open } = result(checks, { answers: Object.fromEntries(checks.map(({ id }) => [id, answer('no')])), ...more });
    return { blockers, gaps: gaps.map((id) => id.slice(2)), open: open.map((id) => id.slice(2)) };
  };

  it('of one risk and effort come with what is usual elsewhere first, by a table of the running rules over enough projects', () => {
    const checks = ['rare', 'few', 'most', 'some'].map((id) => check(id, { effort: 'S' }));
    const peers = {
      date: '2026-11-01',
      pack: '1.1.0',
      repositories: [],
      checks: { 'c.rare': { of: 9, shown: 1 }, 'c.few': { of: 4, shown: 4 }, 'c.most': { of: 9, shown: 8 }, 'c.some': { of: 12, shown: 6 } },
    };
    const gapsBy = (table: Catalogue['peers']) => order(checks, { peers: table }).gaps;
    expect(gapsBy(peers)).toEqual(['most', 'some', 'rare', 'few']);
    expect(gapsBy({ ...peers, pack: '1.0.0' })).toEqual(['rare', 'few', 'most', 'some']);
    expect(gapsBy(null)).toEqual(['rare', 'few', 'most', 'some']);
  });

  it('come by risk, then with the least effort first, then in the order of the catalogue', () => {
    const checks = [
      check('weeks', { effort: 'L' }),
      check('days', { effort: 'M' }),
      check('day', { risk: 'low' }),
      check('worst', { risk: 'critical', effort: 'L' }),
    ];
    expect(order(checks)).toMatchObject({ blockers: ['c.worst'], gaps: ['worst', 'days', 'weeks', 'day'] });
  });

  it('come one class higher where something is seen to be wrong, which blocks at high risk; not seen before half done', () => {
    const facts = [presentFact('s.bad'), presentFact('s.half')];
    const refuted = { refutedBy: [{ signal: 's.bad', leaves: 'none' as const, doesNotApply: 'forbidden' as const }] };
    const checks = [
      check('half', { risk: 'high', shownBy: [{ signal: 's.half', earns: 'half', enough: null }] }),
      check('missing', { risk: 'high' }),
      check('wrong', { risk: 'high', effort: 'L', ...refuted }),
      check('wrong-medium', { risk: 'medium', ...refuted }),
    ];
    expect(order(checks, { scan: { facts }, answers: { 'c.missing': answer('no') } })).toMatchObject({
      blockers: ['c.wrong'],
      gaps: ['wrong', 'missing', 'wrong-medium', 'half'],
    });
  });

  it('that are critical do not block where files show all that files can show', () => {
    const half = check('half', { risk: 'critical', shownBy: [{ signal: 's.half', earns: 'half', enough: null }] });
    const missing = check('missing', { risk: 'critical' });
    const facts = { scan: { facts: [presentFact('s.half')] }, answers: { 'c.missing': answer('no') } };
    expect(order([half, missing], facts)).toMatchObject({ blockers: ['c.missing'], gaps: ['missing', 'half'] });
    // What somebody says of a part is something that they know is missing.
    expect(order([check('said', { risk: 'critical' })], { answers: { 'c.said': answer('partly') } }).blockers).toEqual(['c.said']);
    const hollow = { ...presentFact('s.half'), state: 'weak' as const };
    expect(order([half], { scan: { facts: [hollow] }, answers: {} }).blockers).toEqual(['c.half']);
  });

  it('stand at most twice for one consideration among the first ten', () => {
    const many = ['a1', 'a2', 'a3'].map((id) => check(id, { consideration: 'a' }));
    const others = Array.from({ length: 8 }, (_, at) => check(`b${at}`, { consideration: `b${at}` }));
    expect(order([...many, ...others]).gaps).toEqual(['a1', 'a2', 'b0', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b7', 'a3']);
  });

  it('come last where they are waived, and block nothing', () => {
    const waiver = { check: 'c.worst', reason: 'planned' as const, statement: 's', owner: 'o', created: '2026-11-01', expires: '2026-11-21' };
    const manifest = { waivers: [waiver] };
    expect(
      order([check('worst', { risk: 'critical' }), check('small', { risk: 'low' })], {
        manifest,
        answers: { 'c.worst': answer('no'), 'c.small': answer('no') },
      }),
    ).toMatchObject({
      blockers: [],
      gaps: ['small', 'worst'],
    });
  });

  it('leave questions that may not concern the project behind those that do', () => {
    const maybe = { risk: 'critical' as const, when: { all: {}, any: { updates: ['none'] }, none: {} } };
    expect(order([check('maybe', maybe), check('low', { risk: 'low' })], { answers: {} }).open).toEqual(['low', 'maybe']);
  });

  it('leave open questions by risk, and first of them what is hinted at', () => {
    const checks = [
      check('plain', { risk: 'high' }),
      check('hinted', { risk: 'high', hints: ['s.half'] }),
      check('low', { risk: 'low' }),
      check('top', { risk: 'critical' }),
    ];
    expect(order(checks, { answers: {}, scan: { facts: [presentFact('s.half')] } }).open).toEqual(['top', 'hinted', 'plain', 'low']);
  });
});

describe('what the manifest excludes', () => {
  it('is not looked at, and counted', () => {
    const tree = treeOf({ 'archive/train.py': 'x', 'train.py': 'x' });
    const seen = scan(tree, { signals: [], tools: [], context: [], activities: [] }, [{ pattern: 'archive/**', matches: glob('archive/**') }]);
    expect(seen).toMatchObject({ files: 1, limits: [{ code: 'excluded', pattern: 'archive/**', files: 1 }], whole: true });
  });
});
