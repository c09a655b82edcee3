// What a comparison tells of two states of a small project. Each row differs from its neighbour in what its name says.
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/gate/compare.js';
import type { CompareInput } from '../../src/gate/compare-input.js';
import type { Answer, Catalogue, Check, Citation } from '../../src/model/index.js';
import { inputOf, type State, smallRules, toldBy } from '../support/small-project.js';

const shows = (signal: string) => ({ signal, earns: 'full' as const, enough: null });
const refutes = (signal: string) => ({ signal, leaves: 'none' as const, doesNotApply: 'forbidden' as const });
const does = (activity: string): Check['when'] => ({ all: { does: [activity] } });
const rules = smallRules(
  [
    { id: 'tested', risk: 'high', shownBy: [shows('tests')] },
    { id: 'linted', risk: 'low', shownBy: [shows('linter'), shows('hooks')] },
    { id: 'safe', risk: 'critical', stage: 'model', refutedBy: [refutes('pickle'), refutes('eval')] },
    { id: 'quick', risk: 'high', stage: 'model', refutedBy: [refutes('slow')] },
    { id: 'limited', shownBy: [shows('limits')], when: does('serves') },
    { id: 'asked' },
  ],
  ['tests', 'linter', 'hooks', 'limits'],
  { pickle: {}, eval: {}, slow: {} },
);
const answer = (value: string, more: Partial<Answer> = {}): Answer => ({ value, evidence: [], dispute: [], ...more });
const ci = 'name: ci\nrun: pytest\nrun: ruff check\n';
const tests = [{ path: 'ci.yml', line: 2 }];
const served = [{ path: 'app.py', line: 1 }];

/** A project whose tests and linter run, and that serves behind a limit. */
const good: State = {
  files: { 'ci.yml': ci, 'app.py': 'serve()\n', 'limit.py': 'limit()\n', 'hooks.yml': 'ruff\n', 'docs/a.md': 'We ask.\n' },
  seen: { tests, linter: [{ path: 'ci.yml', line: 3 }], hooks: [{ path: 'hooks.yml', line: 1 }], limits: [{ path: 'limit.py', line: 1 }] },
  does: { serves: served },
};
const without = (path: string) => Object.fromEntries(Object.entries(good.files ?? {}).filter(([name]) => name !== path));
const tested = (more: State): State => ({ ...good, ...more });
const unseen = (signal: string): NonNullable<State['seen']> => ({ ...good.seen, [signal]: [] });
const noTests = { files: { ...good.files, 'ci.yml': 'name: ci\nrun: ruff check\n' }, seen: unseen('tests') };
const waiver = { check: 'tested', reason: 'planned', statement: 's', owner: 'Ana', created: '2026-11-01', expires: '2026-12-01' } as const;

const rows: [name: string, before: State, after: State, told: string[], more?: Partial<CompareInput>][] = [
  ['nothing changes', good, good, []],
  ['tests run no more', good, tested(noTests), ['lost tested 14']],
  ['tests run no more, which is waived', good, tested({ ...noTests, manifest: { waivers: [waiver] } }), ['lost tested 14 waived', 'rules waiver-added tested']],
  [
    'tests run no more, and the waiver has ended',
    tested({ manifest: { waivers: [{ ...waiver, expires: '2026-11-20' }] } }),
    tested({ ...noTests, manifest: { waivers: [{ ...waiver, expires: '2026-11-20' }] } }),
    ['lost tested 14'],
  ],
  ['tests run now', tested(noTests), good, ['won tested 14']],
  ['an answer is raised', tested({ said: { asked: answer('manual') } }), tested({ said: { asked: answer('automated') } }), ['won asked 4']],
  ['an answer is taken away', tested({ said: { asked: answer('automated') } }), good, ['lost asked 8']],
  [
    'an answer is raised where only what is seen is compared',
    tested({ said: { asked: answer('manual') } }),
    tested({ said: { asked: answer('automated') } }),
    [],
    { observedOnly: true },
  ],
  [
    'an answer is lowered, and nothing else changes',
    tested({ said: { asked: answer('automated') } }),
    tested({ said: { asked: answer('manual') } }),
    ['lost asked 4 corrected'],
  ],
  [
    'an answer is set aside',
    tested({ said: { asked: answer('automated') } }),
    tested({ said: { asked: answer('does-not-apply', { why: 'the trial ended and nobody looks back' }) } }),
    ['lost asked 8', 'rules set-aside asked'],
  ],
  ['an answer becomes unknown', tested({ said: { asked: answer('automated') } }), tested({ said: { asked: answer('unknown') } }), ['lost asked 8']],
  [
    'an answer is lowered where what shows the check has gone',
    tested({ seen: { ...good.seen, linter: { state: 'declared' }, hooks: [] }, said: { linted: answer('automated') } }),
    tested({ seen: { ...good.seen, linter: [], hooks: [] }, said: { linted: answer('no') } }),
    ['lost linted 2'],
  ],
  ['the linter runs no more, and its hooks stay', good, tested({ seen: unseen('linter') }), ['thinner linted linter beside 1/1 0/1']],
  [
    'the linter runs in fewer places',
    tested({ seen: { ...good.seen, hooks: [], linter: [1, 2, 3].map((line) => ({ path: 'ci.yml', line })) } }),
    tested({ seen: { ...good.seen, hooks: [], linter: [{ path: 'ci.yml', line: 3 }] } }),
    ['thinner linted linter places 3/3 1/3'],
  ],
  [
    'a hazard speaks against a critical check that had nothing to lose',
    good,
    tested({ seen: { ...good.seen, pickle: [{ path: 'app.py', line: 1 }] } }),
    ['lost safe 0'],
  ],
  [
    'a hazard speaks against a critical check that it spoke against before',
    tested({ seen: { ...good.seen, pickle: [{ path: 'app.py', line: 1 }] } }),
    tested({ seen: { ...good.seen, pickle: [{ path: 'app.py', line: 1 }] } }),
    [],
  ],
  [
    'a hazard in a line that is new speaks against a critical check: it is told by its place',
    good,
    tested({ files: { ...good.files, 'load.py': 'pickle.load(f)\n' }, seen: { ...good.seen, pickle: [{ path: 'load.py', line: 1 }] } }),
    ['hazard pickle load.py:1 safe critical'],
  ],
  [
    'hazards are disputed by comments, two more of a code in a file than before',
    tested({ scan: { ignores: [{ code: 'MLR-1', reason: 'r', path: 'a.py', line: 1, disputes: 1 }] } }),
    tested({
      scan: {
        ignores: [
          ...[1, 5, 9].map((line) => ({ code: 'MLR-1', reason: 'r', path: 'a.py', line, disputes: line })),
          { code: 'MLR-1', reason: 'r', path: 'b.py', line: 1, disputes: 1 },
          { code: 'MLR-2', reason: 'r', path: 'a.py', line: 1, disputes: 1 },
        ],
      },
    }),
    ['rules ignored MLR-1 a.py', 'rules ignored MLR-1 a.py', 'rules ignored MLR-1 b.py', 'rules ignored MLR-2 a.py'],
  ],
  [
    'as many comments dispute a hazard, elsewhere in the file',
    tested({ scan: { ignores: [1, 2].map((line) => ({ code: 'MLR-1', reason: 'r', path: 'a.py', line, disputes: line })) } }),
    tested({ scan: { ignores: [7, 8].map((line) => ({ code: 'MLR-1', reason: 'r', path: 'a.py', line, disputes: line })) } }),
    [],
  ],
  [
    'a hazard speaks against a check that is not critical, and had nothing to lose',
    good,
    tested({ seen: { ...good.seen, slow: [{ path: 'app.py', line: 1 }] } }),
    [],
  ],
  [
    'a comment disputes another hazard than before, in the same file',
    tested({ scan: { ignores: [{ code: 'MLR-1', reason: 'r', path: 'a.py', line: 1, disputes: 1 }] } }),
    tested({ scan: { ignores: [{ code: 'MLR-2', reason: 'r', path: 'a.py', line: 1, disputes: 1 }] } }),
    ['rules ignored MLR-2 a.py'],
  ],
  [
    'an answer is lowered where a tool is declared, before and after',
    tested({ seen: { ...good.seen, linter: { state: 'declared' }, hooks: [] }, said: { linted: answer('automated') } }),
    tested({ seen: { ...good.seen, linter: { state: 'declared' }, hooks: [] }, said: { linted: answer('no') } }),
    ['lost linted 2 corrected'],
  ],
  [
    'an answer is lowered below what is seen',
    tested({ said: { linted: answer('automated') } }),
    tested({ said: { linted: answer('manual') } }),
    ['lost linted 2'],
  ],
  [
    'nothing is served any more, and something else is done where the limit was',
    tested({ does: { serves: served, trains: [{ path: 'limit.py', line: 1 }] } }),
    tested({ files: without('app.py'), seen: unseen('limits'), does: { serves: [], trains: [{ path: 'limit.py', line: 1 }] } }),
    ['out of scope limited'],
  ],
  [
    'nothing is served any more, and its limit goes with it',
    good,
    tested({ files: without('app.py'), seen: unseen('limits'), does: { serves: [] } }),
    ['out of scope limited'],
  ],
  [
    'nothing is served any more, while the project says that it serves',
    good,
    tested({ files: without('app.py'), seen: unseen('limits'), does: { serves: [] }, manifest: { does: { serves: true } } }),
    ['lost limited 8', 'rules context-changed does.serves  yes'],
  ],
  [
    'nothing is served any more, where the base said that it serves',
    tested({ manifest: { does: { serves: true } } }),
    tested({ files: without('app.py'), seen: unseen('limits'), does: { serves: [] } }),
    ['lost limited 8', 'rules context-changed does.serves yes '],
  ],
  [
    'nothing is served any more, as the very place that showed the limit is gone',
    tested({ does: { trains: served, serves: [{ path: 'limit.py', line: 1 }, ...served] } }),
    tested({ seen: unseen('limits'), does: { trains: served, serves: [] } }),
    ['lost limited 8'],
  ],
  [
    'whether something is served is not clear any more',
    good,
    tested({ seen: unseen('limits'), scan: { activities: [{ id: 'serves', state: 'unclear', places: [] }] } }),
    ['lost limited 8'],
  ],
  [
    'something else is done no more',
    tested({ does: { serves: served, trains: served } }),
    tested({ seen: unseen('limits'), does: { serves: served, trains: [] } }),
    ['lost limited 8'],
  ],
  [
    'nothing was served before, nor is now',
    tested({ does: { serves: [] }, seen: unseen('limits') }),
    tested({ does: { serves: [] }, seen: unseen('limits') }),
    [],
  ],
  [
    'what showed the tests cannot be read any more',
    good,
    tested({ seen: { ...good.seen, tests: { state: 'unreadable' } }, scan: { limits: [{ code: 'not-parsed', path: 'ci.yml' }] } }),
    ['unread tested ci.yml'],
  ],
  [
    'a check is newer than the pack that the manifest was written for',
    tested({ manifest: { pack: { survey: '1.0.0' } } }),
    tested({ ...noTests, manifest: { pack: { survey: '1.0.0' } } }),
    ['pending tested'],
    {
      catalogue: { ...rules, releases: { '9.0.0': '2026-11-01' }, checks: rules.checks.map((one) => (one.id === 'tested' ? { ...one, since: '9.0.0' } : one)) },
    },
  ],
];

/** A comparison by other rules than the usual ones judges both sides by them. */
const between = (before: State, after: State, more: Partial<CompareInput> = {}) => ({ ...inputOf(more.catalogue ?? rules, before, after), ...more });

describe('a change', () => {
  it.each(rows)('where %s', (_, before, after, told, more) => {
    expect(toldBy(between(before, after, more))).toEqual(told);
  });

  it('that takes one of two practices and hollows the other shows the places of both, and then what stands', () => {
    const seen = { ...good.seen, pickle: [{ path: 'app.py', line: 1 }] };
    const checked: Catalogue = {
      ...rules,
      checks: rules.checks.map((one) => (one.id === 'linted' ? { ...one, refutedBy: [{ ...refutes('pickle'), leaves: 'half' }] } : one)),
    };
    const { regressed } = compare(inputOf(checked, tested({ seen }), tested({ seen: { ...seen, linter: [], hooks: { state: 'declared' } } })));
    expect(regressed[0]?.before.evidence).toEqual([
      { signal: 'linter', path: 'ci.yml', line: 3 },
      { signal: 'hooks', path: 'hooks.yml', line: 1 },
      { signal: 'pickle', path: 'app.py', line: 1 },
    ]);
  });

  it('that takes a practice away shows its place, once', () => {
    expect(compare(inputOf(rules, good, tested(noTests))).regressed[0]?.before.evidence).toEqual([{ signal: 'tests', path: 'ci.yml', line: 2 }]);
  });

  it('that takes a hollow practice away and brings a hazard shows what is gone before what stands', () => {
    const checked: Catalogue = { ...rules, checks: rules.checks.map((one) => (one.id === 'linted' ? { ...one, refutedBy: [refutes('pickle')] } : one)) };
    const was = tested({ seen: { ...good.seen, hooks: { state: 'weak', places: [{ path: 'hooks.yml', line: 1 }] } } });
    const is = tested({ seen: { ...unseen('hooks'), pickle: [{ path: 'app.py', line: 1 }] } });
    expect(compare(inputOf(checked, was, is)).regressed.find(({ check }) => check === 'linted')?.before.evidence).toEqual([
      { signal: 'hooks', path: 'hooks.yml', line: 1 },
      { signal: 'linter', path: 'ci.yml', line: 3 },
    ]);
  });

  it('takes what concerns a project by its context and by what it does out of the count where it is done no more', () => {
    const when: Check['when'] = { all: { does: ['serves'], regulated: ['yes'] } };
    const checked: Catalogue = { ...rules, checks: rules.checks.map((one) => (one.id === 'limited' ? { ...one, when } : one)) };
    const regulated = { manifest: { context: { regulated: ['yes'] } } };
    const gone = { files: without('app.py'), seen: unseen('limits'), does: { serves: [] } };
    expect(toldBy(inputOf(checked, tested(regulated), tested({ ...gone, ...regulated })))).toEqual(['out of scope limited']);
  });

  it('takes what a pack asks of those who chat out of the count where nobody chats any more', () => {
    const packs = [{ id: 'generative', title: 'g', version: '1.0.0', releases: {}, onWhen: { all: { does: ['chats'] } }, signals: [] }];
    const checked: Catalogue = { ...rules, packs, checks: rules.checks.map((one) => (one.id === 'limited' ? { ...one, pack: 'generative' } : one)) };
    const was = tested({ does: { serves: served, chats: served } });
    const input = inputOf(checked, was, tested({ seen: unseen('limits'), does: { serves: served, chats: [] } }));
    // Both sides are asked by what the base was.
    const head = { ...input.head, assessment: inputOf(checked, was, tested({ seen: unseen('limits'), does: was.does ?? {} })).head.assessment };
    expect(toldBy({ ...input, head })).toEqual(['out of scope limited']);
  });

  it('is judged by nobody where the head names for the first time a version that is older than a check', () => {
    const newer: Catalogue = { ...rules, releases: { '9.0.0': '2026-11-01' }, checks: rules.checks.map((one) => ({ ...one, since: '9.0.0' })) };
    const after = tested({ ...noTests, manifest: { pack: { survey: '1.0.0' } } });
    expect(toldBy(inputOf(newer, good, after))).toEqual([...rules.checks.map(({ id }) => `pending ${id}`), 'rules pack-changed  1.0.0']);
  });

  it('leaves out of a comparison what only one side is asked', () => {
    const input = inputOf(rules, good, tested(noTests));
    const lacking = (side: CompareInput['base']) => ({
      ...side,
      assessment: { ...side.assessment, findings: side.assessment.findings.filter(({ check }) => check !== 'tested') },
    });
    expect(toldBy({ ...input, base: lacking(input.base) })).toEqual(['pending tested']);
    expect(toldBy({ ...input, head: lacking(input.head) })).toEqual([]);
  });

  it('is judged by nobody where the base itself was asked later', () => {
    const newer: Catalogue = { ...rules, releases: { '9.0.0': '2026-11-01' }, checks: rules.checks.map((one) => ({ ...one, since: '9.0.0' })) };
    const written = { manifest: { pack: { survey: '1.0.0' } } };
    const ids = rules.checks.map(({ id }) => `pending ${id}`);
    expect(toldBy(inputOf(newer, tested(written), tested({ ...noTests, manifest: { pack: { survey: '9.0.0' } } })))).toEqual([
      ...ids,
      'rules pack-changed 1.0.0 9.0.0',
    ]);
  });

  it('says by which sides it was judged', () => {
    expect(compare(between(good, good)).observedOnly).toBe(false);
    expect(compare(between(good, good, { observedOnly: true })).observedOnly).toBe(true);
  });
});

describe('an answer that is lowered', () => {
  const cited = (path: string, content: string, state: Citation['state'] = 'good'): Citation => ({ ref: { path }, state, content });
  const link: Citation = { ref: { url: 'https://example.org/a' }, state: 'good', content: null };
  const say = (value: string, citations: Citation[], more: State = {}): State =>
    tested({ ...more, said: { asked: answer(value, { evidence: citations.map(({ ref }) => ref) }) }, citations: { asked: citations } });
  const changed = { files: { ...good.files, 'docs/a.md': 'We ask nobody.\n' } };
  const moved = { files: without('docs/a.md') };

  it.each<[name: string, before: State, after: State, why: 'corrected' | null]>([
    ['points at a file that says the same', say('automated', [cited('docs/a.md', 'x')]), say('manual', [cited('docs/a.md', 'x')]), 'corrected'],
    [
      'points at a part of a file that says the same, while the rest of it has changed',
      say('automated', [cited('docs/a.md', 'x')]),
      say('manual', [cited('docs/a.md', 'x')], changed),
      'corrected',
    ],
    ['points at another part of a file that has not changed', say('automated', [cited('docs/a.md', 'x')]), say('manual', [cited('docs/a.md', 'y')]), null],
    ['points at a file that says something else', say('automated', [cited('docs/a.md', 'x')]), say('manual', [cited('docs/a.md', 'y')], changed), null],
    ['points at nothing any more, and the file is as it was', say('automated', [cited('docs/a.md', 'x')]), say('manual', []), 'corrected'],
    ['points at nothing any more, and the file has changed', say('automated', [cited('docs/a.md', 'x')]), say('manual', [], changed), null],
    ['points at another file, and the first is as it was', say('automated', [cited('docs/a.md', 'x')]), say('manual', [cited('app.py', 'z')]), 'corrected'],
    ['points at a file that is gone', say('automated', [cited('docs/a.md', 'x')]), say('manual', [], moved), null],
    ['pointed at a file that was not there', say('automated', [cited('docs/b.md', 'x', 'missing')]), say('manual', []), 'corrected'],
    ['points at an address', say('automated', [link]), say('manual', [link]), 'corrected'],
  ])('and %s', (_, before, after, why) => {
    expect(compare(inputOf(rules, before, after)).regressed.map((one) => one.why)).toEqual([why]);
  });
});

it('an answer that stands, while its file is pointed at for too many, is not corrected but rests on less', () => {
  const document: Citation = { ref: { path: 'docs/a.md' }, state: 'good', content: 'x' };
  const pointing = (...ids: string[]): State =>
    tested({
      said: Object.fromEntries(ids.map((id) => [id, answer('automated', { evidence: [document.ref] })])),
      citations: Object.fromEntries(ids.map((id) => [id, [document]])),
    });
  const { regressed } = compare(inputOf(rules, pointing('asked'), pointing('asked', 'tested', 'linted', 'safe')));
  expect(regressed.map(({ check, points, why }) => ({ check, points, why }))).toEqual([{ check: 'asked', points: 0, why: null }]);
});
