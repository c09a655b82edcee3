// What a reviewer is told of a change, and which hazards the gate takes for new. Each row differs from its neighbour in what its name says.
import { describe, expect, it } from 'vitest';
import { newHazardsOf } from '../../src/gate/new-hazards.js';
import { reviewChange } from '../../src/gate/review-change.js';
import type { Catalogue, Check, Fact, Place, Signal } from '../../src/model/index.js';
import { inputOf, type State, smallRules } from '../support/small-project.js';

const shows = (signal: string) => ({ signal, earns: 'full' as const, enough: null });
const refutes = (signal: string) => ({ signal, leaves: 'none' as const, doesNotApply: 'forbidden' as const });
const share: Signal['seen'] = { kind: 'share' } as Signal['seen'];
const whole = smallRules(
  [
    { id: 'named', risk: 'low', refutedBy: [refutes('pickle')], shownBy: [shows('names')] },
    { id: 'safe', risk: 'critical', refutedBy: [refutes('pickle')] },
    { id: 'tested', risk: 'high', shownBy: [shows('tests')] },
    { id: 'linted', risk: 'medium', shownBy: [shows('tests'), shows('linter')] },
    { id: 'pinned', risk: 'high', refutedBy: [refutes('unpinned')] },
    { id: 'kept', risk: 'high', shownBy: [shows('backups'), shows('copies')] },
    { id: 'signed', risk: 'critical', shownBy: [shows('signatures')], refutedBy: [refutes('swallowed')] },
    { id: 'limited', risk: 'high', refutedBy: [refutes('open')], when: { all: { regulated: ['yes'] } } },
  ],
  ['names', 'tests', 'linter', 'backups', 'copies', 'signatures'],
  { pickle: {}, unpinned: { seen: share }, open: {}, unused: {}, swallowed: {}, odd: {} },
);
const trials: Catalogue = {
  ...whole,
  signals: whole.signals.map((one) => (one.id === 'unused' && one.hazard !== null ? { ...one, hazard: { ...one.hazard, trial: true } } : one)),
};
const code = whole.signals.find(({ id }) => id === 'pickle')?.hazard?.code ?? '';

const file = (...lines: string[]) => `${lines.join('\n')}\n`;
const at = (path: string, ...lines: number[]): Place[] => lines.map((line) => ({ path, line }));
const load = 'model = pickle.load(handle)';
const other = 'weights = joblib.load(weights_path)';
/** Ten words to a reader of words, in 500 letters. */
const longLine = [...'vwxyz'].map((letter) => letter.repeat(99)).join(' ');
const plain = ['a = 1', 'b = 2', 'c = 3', 'd = 4', 'e = 5', 'f = 6', 'g = 7', 'h = 8', 'i = 9'];
const state = (files: State['files'], seen: State['seen'] = {}, more: State = {}): State => ({ ...(files && { files }), seen, ...more });
const before = state({ 'a.py': file(...plain) });

function told(was: State, is: State, rules: Catalogue = whole, trial = false): string[] {
  return reviewChange({ ...inputOf(rules, was, is), trial }).map(({ kind, signal, place, checks, risk, text, label, doubt, patch }) =>
    [kind, signal, `${place.path}${place.line === undefined ? '' : `:${place.line}`}`, `${risk}:${checks.join('+')}`, text ?? '-', label, doubt, patch]
      .filter((one) => one !== null)
      .join(' '),
  );
}

describe('a hazard', () => {
  const rows: [name: string, was: State, is: State, told: string[]][] = [
    [
      'in a line that is new',
      before,
      state({ 'a.py': file(...plain, load) }, { pickle: at('a.py', 10) }),
      [`hazard pickle a.py:10 critical:safe+named ${load}`],
    ],
    [
      'in a file that is new',
      before,
      state({ 'a.py': file(...plain), 'b.py': file(load) }, { pickle: at('b.py', 1) }),
      [`hazard pickle b.py:1 critical:safe+named ${load}`],
    ],
    [
      'three lines from one that is new',
      before,
      state({ 'a.py': file(load, 'x', 'y', 'new', ...plain.slice(3)) }, { pickle: at('a.py', 1) }),
      [`hazard pickle a.py:1 critical:safe+named ${load}`],
    ],
    [
      'four lines from one that is new',
      state({ 'a.py': file(load, 'x', 'y', 'z', 'old') }),
      state({ 'a.py': file(load, 'x', 'y', 'z', 'new') }, { pickle: at('a.py', 1) }),
      [],
    ],
    ['that was there', state({ 'a.py': file(load) }, { pickle: at('a.py', 1) }), state({ 'a.py': file(load) }, { pickle: at('a.py', 1) }), []],
    [
      'that moved in its file',
      state({ 'a.py': file(load, ...plain) }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file(...plain, load) }, { pickle: at('a.py', 10) }),
      [],
    ],
    [
      'that moved to another file',
      state({ 'a.py': file(load, ...plain) }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file(...plain), 'b.py': file(`  ${load}`) }, { pickle: at('b.py', 1) }),
      [],
    ],
    [
      'that was copied',
      state({ 'a.py': file(load, ...plain) }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file(load, ...plain), 'b.py': file(load) }, { pickle: [...at('b.py', 1), ...at('a.py', 1)] }),
      [`hazard pickle b.py:1 critical:safe+named ${load}`],
    ],
    [
      'that was written otherwise, with most of its words',
      state({ 'a.py': file(load) }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file('best_model = pickle.load(handle)') }, { pickle: at('a.py', 1) }),
      [],
    ],
    [
      'in the place of another, with few of its words',
      state({ 'a.py': file(load) }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file(other) }, { pickle: at('a.py', 1) }),
      [`hazard pickle a.py:1 critical:safe+named ${other}`],
    ],
    [
      'that was written otherwise in another file',
      state({ 'a.py': file(load, ...plain) }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file(load, ...plain), 'b.py': file('best_model = pickle.load(handle)') }, { pickle: [...at('a.py', 1), ...at('b.py', 1)] }),
      ['hazard pickle b.py:1 critical:safe+named best_model = pickle.load(handle)'],
    ],
    [
      'that was written otherwise, and moved to another file',
      state({ 'a.py': file(load, ...plain) }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file(...plain), 'b.py': file('best_model = pickle.load(handle)') }, { pickle: at('b.py', 1) }),
      ['hazard pickle b.py:1 critical:safe+named best_model = pickle.load(handle)'],
    ],
    [
      'that was written otherwise, while the same stands in another file',
      state({ 'a.py': file(load), 'b.py': file(load) }, { pickle: [...at('a.py', 1), ...at('b.py', 1)] }),
      state({ 'a.py': file('best_model = pickle.load(handle)'), 'b.py': file(load) }, { pickle: [...at('a.py', 1), ...at('b.py', 1)] }),
      [],
    ],
    [
      'that lost its indentation and moved to another file',
      state({ 'a.py': file(`    ${load}`, ...plain) }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file(...plain), 'b.py': file(load) }, { pickle: at('b.py', 1) }),
      [],
    ],
    [
      'of five words, three of which were there',
      state({ 'a.py': file('load a b c d') }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file('load a b x y') }, { pickle: at('a.py', 1) }),
      [],
    ],
    [
      'of more than 500 letters, of which only the end says something else',
      state({ 'a.py': file(`${longLine} ${'bcdefghijk'.split('').join(' ')}`) }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file(`${longLine} ${'lmnopqrstu'.split('').join(' ')}`) }, { pickle: at('a.py', 1) }),
      [],
    ],
    [
      'that was wrapped into a longer line',
      state({ 'a.py': file('load a b') }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file('load a b with many more words in it') }, { pickle: at('a.py', 1) }),
      [],
    ],
    [
      'of signs alone, in the place of other signs',
      state({ 'a.py': file('((') }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file('[[') }, { pickle: at('a.py', 1) }),
      ['hazard pickle a.py:1 critical:safe+named [['],
    ],
    [
      'that is a share of all, and has a line in one of two files now',
      state({ 'q.txt': file('numpy') }, { unpinned: [{ path: 'q.txt' }] }),
      state({ 'r.txt': file('numpy'), 's.txt': file('torch') }, { unpinned: [{ path: 'r.txt' }, ...at('s.txt', 1)] }),
      ['hazard unpinned r.txt high:pinned -', 'hazard unpinned s.txt:1 high:pinned torch'],
    ],
    [
      'of which one was there and two are',
      state({ 'a.py': file(load) }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file(load, load) }, { pickle: at('a.py', 1, 2) }),
      [`hazard pickle a.py:2 critical:safe+named ${load}`],
    ],
    [
      'that nobody could read before',
      state({ 'a.py': file('x') }, { pickle: { state: 'unreadable' } }),
      state({ 'a.py': file(load) }, { pickle: at('a.py', 1) }),
      [],
    ],
    ['that cannot be read now', before, state({ 'a.py': file(load) }, { pickle: { state: 'unreadable', places: at('a.py', 1) } }), []],
    [
      'that a comment disputes',
      before,
      state(
        { 'a.py': file(...plain, load) },
        { pickle: at('a.py', 10) },
        { scan: { ignores: [{ code, reason: 'ours', path: 'a.py', line: 10, disputes: 10 }] } },
      ),
      [],
    ],
    [
      'that a comment disputed before',
      state({ 'a.py': file(load) }, { pickle: at('a.py', 1) }, { scan: { ignores: [{ code, reason: 'ours', path: 'a.py', line: 1, disputes: 1 }] } }),
      state({ 'a.py': file('x', load) }, { pickle: at('a.py', 2) }),
      [],
    ],
    [
      'that speaks against nothing that concerns the project',
      before,
      state({ 'a.py': file('serve()') }, { open: at('a.py', 1) }, { manifest: { context: { regulated: ['no'] } } }),
      [],
    ],
    [
      'that speaks against what concerns the project',
      before,
      state({ 'a.py': file('serve()') }, { open: at('a.py', 1) }),
      ['hazard open a.py:1 high:limited serve()'],
    ],
    ['that speaks against no check at all', before, state({ 'a.py': file('x') }, { unused: at('a.py', 1) }), ['hazard unused a.py:1 medium: x']],
    [
      'that is a share of all, and is new',
      before,
      state({ 'a.py': file(...plain), 'r.txt': file('numpy') }, { unpinned: [{ path: 'r.txt' }] }),
      ['hazard unpinned r.txt high:pinned -'],
    ],
    [
      'that is a share of all, and shows in another file now',
      state({ 'q.txt': file('numpy') }, { unpinned: [{ path: 'q.txt' }] }),
      state({ 'r.txt': file('numpy') }, { unpinned: [{ path: 'r.txt' }] }),
      [],
    ],
    [
      'that is a share of all, and has a line now',
      state({ 'q.txt': file('numpy') }, { unpinned: [{ path: 'q.txt' }] }),
      state({ 'r.txt': file('torch') }, { unpinned: at('r.txt', 1) }),
      ['hazard unpinned r.txt:1 high:pinned torch'],
    ],
    [
      'that has no line, and is no share, in a file that is new',
      state({ 'q.bin': file('numpy') }, { pickle: [{ path: 'q.bin' }] }),
      state({ 'q.bin': file('numpy'), 'r.bin': file('torch') }, { pickle: [{ path: 'q.bin' }, { path: 'r.bin' }] }),
      ['hazard pickle r.bin critical:safe+named -'],
    ],
  ];
  it.each(rows)('%s', (_, was, is, expected) => expect(told(was, is)).toEqual(expected));

  it.each<[string, Signal['seen'], string[]]>([
    ['among others', { any: [{ kind: 'text' }, share] } as unknown as Signal['seen'], []],
    ['with others', { all: [share, { kind: 'text' }] } as unknown as Signal['seen'], []],
    ['nowhere', { any: [{ kind: 'text' }] } as unknown as Signal['seen'], ['hazard unpinned r.txt high:pinned -']],
  ])('that is a share of all %s, in another file', (_, seen, expected) => {
    const rules: Catalogue = { ...whole, signals: whole.signals.map((one) => (one.id === 'unpinned' ? { ...one, seen } : one)) };
    const was = state({ 'q.txt': file('numpy') }, { unpinned: [{ path: 'q.txt' }] });
    expect(told(was, state({ 'r.txt': file('numpy') }, { unpinned: [{ path: 'r.txt' }] }), rules)).toEqual(expected);
  });

  it('on trial is told only where everything is asked for, and speaks against nothing', () => {
    const is = state({ 'a.py': file('x') }, { unused: at('a.py', 1) });
    const asked: Catalogue = { ...trials, checks: trials.checks.map((one): Check => (one.id === 'safe' ? { ...one, refutedBy: [refutes('unused')] } : one)) };
    expect([told(before, is, asked), told(before, is, asked, true)]).toEqual([[], ['hazard unused a.py:1 medium: x']]);
  });

  it('has the label of its own place', () => {
    const is = state({ 'a.py': file(load, other) }, { pickle: at('a.py', 1, 2) }, { scan: { labels: { pickle: ['loads a pickle', 'loads with joblib'] } } });
    expect(told(before, is)).toEqual([
      `hazard pickle a.py:1 critical:safe+named ${load} loads a pickle`,
      `hazard pickle a.py:2 critical:safe+named ${other} loads with joblib`,
    ]);
  });
});

describe('a practice', () => {
  const ci = file('name: ci', 'on: push', 'run: pytest', 'run: build');
  const good = state(
    { 'ci.yml': ci, 'docs/a.md': file('Names.'), 'tests/test_a.py': file('def test_a(): assert f()') },
    { tests: at('ci.yml', 3), names: at('docs/a.md', 1) },
  );
  const changed = (text: string, tests: Place[] | Partial<Fact>, more: State['seen'] = {}): State =>
    state({ ...good.files, 'ci.yml': text }, { ...good.seen, ...more, tests });
  const noTests = file('name: ci', 'on: push', 'run: build');
  const hollow = file('name: ci', 'on: push', 'run: pytest || true', 'run: build');
  const rows: [name: string, was: State, is: State, told: string[]][] = [
    ['stands as before', good, good, []],
    ['was taken out of CI', good, changed(noTests, []), ['gone tests ci.yml:3 high:tested run: pytest']],
    [
      'was made hollow',
      good,
      changed(hollow, { state: 'weak', doubt: 'failure-allowed', places: at('ci.yml', 3) }),
      ['weaker tests ci.yml:3 high:tested run: pytest || true failure-allowed'],
    ],
    [
      'was made hollow by a line three before it',
      good,
      changed(file('name: ci', 'on: dispatch', 'x: y', 'z: z', 'run: pytest', 'run: build'), {
        state: 'weak',
        doubt: 'not-on-change',
        places: at('ci.yml', 5),
      }),
      ['weaker tests ci.yml:5 high:tested run: pytest not-on-change'],
    ],
    [
      'is dead now',
      good,
      changed(hollow, { near: { doubt: 'never-true', places: at('ci.yml', 3) } }),
      ['weaker tests ci.yml:3 high:tested run: pytest || true never-true'],
    ],
    ['is hollow now, which no place tells', good, changed(hollow, { state: 'weak', places: at('ci.yml', 3) }), ['gone tests ci.yml:3 high:tested run: pytest']],
    [
      'is hollow now where nothing was touched',
      good,
      state(good.files, { ...good.seen, tests: { state: 'weak', doubt: 'skipped', places: at('ci.yml', 3) } }),
      [],
    ],
    ['could not be read', good, changed(noTests, { state: 'unreadable' }), []],
    ['was hollow before', changed(hollow, { state: 'weak', doubt: 'skipped', places: at('ci.yml', 3) }), changed(noTests, []), []],
    ['was not there before', changed(noTests, []), good, []],
    ['of a lesser check went', state({ ...good.files }, { linter: at('ci.yml', 3) }), state({ 'ci.yml': noTests }, {}), []],
    [
      'that code showed was written anew',
      state(good.files, { tests: at('tests/test_a.py', 1) }),
      state({ ...good.files, 'tests/test_a.py': file('check(f)') }, {}),
      [],
    ],
    [
      'that a document showed went with it',
      { ...good, seen: { tests: at('docs/a.md', 1) } },
      state({ 'ci.yml': ci }, {}),
      ['gone tests docs/a.md:1 high:tested Names.'],
    ],
    [
      'that a document showed says something else',
      { ...good, seen: { tests: at('docs/a.md', 1) } },
      state({ ...good.files, 'docs/a.md': file('Words.') }, {}),
      [],
    ],
    [
      'of a critical check went',
      state({ 'ci.yml': ci }, { signatures: at('ci.yml', 3) }),
      state({ 'ci.yml': noTests }),
      ['gone signatures ci.yml:3 critical:signed run: pytest'],
    ],
    [
      'went, and another shows its only check',
      state({ 'ci.yml': ci }, { backups: at('ci.yml', 3), copies: at('ci.yml', 4) }),
      state({ 'ci.yml': noTests }, { copies: at('ci.yml', 3) }),
      [],
    ],
    [
      'went together with the other that shows its check',
      state({ 'ci.yml': ci }, { backups: at('ci.yml', 3), copies: at('ci.yml', 4) }),
      state({ 'ci.yml': file('name: ci', 'on: push') }),
      ['gone backups ci.yml:3 high:kept run: pytest', 'gone copies ci.yml:4 high:kept run: build'],
    ],
    [
      'went, and another of a lesser check with it',
      good,
      state({ 'ci.yml': noTests, 'tests/test_a.py': file('def test_a(): assert f()') }, {}),
      ['gone tests ci.yml:3 high:tested run: pytest'],
    ],
    [
      'stands in a line that changed, while a hazard speaks against its check',
      state({ 'ci.yml': ci }, { signatures: at('ci.yml', 3) }),
      state({ 'ci.yml': file('name: ci', 'on: push', 'run: pytest -q', 'run: build') }, { signatures: at('ci.yml', 3), swallowed: at('ci.yml', 3) }),
      ['hazard swallowed ci.yml:3 critical:signed run: pytest -q'],
    ],
    [
      'was taken out of a file whose name only begins as that of a document',
      state({ 'a.md.yml': ci }, { tests: at('a.md.yml', 3) }),
      state({ 'a.md.yml': noTests }),
      ['gone tests a.md.yml:3 high:tested run: pytest'],
    ],
    ['that an old web page showed says something else', state({ 'a.htm': file('Tests.') }, { tests: at('a.htm', 1) }), state({ 'a.htm': file('Words.') }), []],
    [
      'went, and something as good shows the check',
      state(good.files, { tests: at('ci.yml', 3), linter: at('ci.yml', 4) }),
      state({ ...good.files, 'ci.yml': noTests }, { linter: at('ci.yml', 3) }),
      ['gone tests ci.yml:3 high:tested run: pytest'],
    ],
  ];
  it.each(rows)('that %s', (_, was, is, expected) => expect(told(was, is)).toEqual(expected));

  it('is not told of where the check concerns nothing any more', () => {
    const rules: Catalogue = { ...whole, checks: whole.checks.map((one) => (one.id === 'tested' ? { ...one, when: { all: { does: ['serves'] } } } : one)) };
    const was = { ...good, does: { serves: at('ci.yml', 1) } };
    expect(told(was, { ...changed(noTests, []), does: { serves: [] } }, rules)).toEqual([]);
    expect(told(was, { ...changed(noTests, []), does: was.does }, rules)).toHaveLength(1);
  });
});

it('what is told begins with the highest risk, a hazard before what was lost, and goes on by file and line', () => {
  const was = state({ 'ci.yml': file('run: pytest') }, { tests: at('ci.yml', 1) });
  const is = state(
    { 'ci.yml': file('on: push'), 'z.py': file(load), 'b.py': file('x', load, other), 'a.py': file('serve()'), 'r.txt': file('numpy'), 'B.py': file(load) },
    { open: at('a.py', 1), unused: at('a.py', 1), unpinned: [{ path: 'r.txt' }], pickle: [...at('b.py', 3, 2), ...at('B.py', 1), ...at('z.py', 1)] },
  );
  expect(told(was, is).map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
    'hazard pickle B.py:1 critical:safe+named',
    'hazard pickle b.py:2 critical:safe+named',
    'hazard pickle b.py:3 critical:safe+named',
    'hazard pickle z.py:1 critical:safe+named',
    'hazard open a.py:1 high:limited',
    'hazard unpinned r.txt high:pinned',
    'gone tests ci.yml:1 high:tested',
    'hazard unused a.py:1 medium:',
  ]);
});

describe('the gate takes a hazard for new', () => {
  const waiver = (check: string, more = {}) => ({
    check,
    reason: 'planned' as const,
    statement: 's',
    owner: 'o',
    created: '2026-11-01',
    expires: '2026-12-01',
    ...more,
  });
  const is = (more: State = {}) => state({ 'a.py': file(...plain, load) }, { pickle: at('a.py', 10) }, more);
  const disputing = (check: string, path: string): State => ({ said: { [check]: { value: 'automated', evidence: [], dispute: [{ path, note: 'dead' }] } } });
  const rows: [name: string, was: State, is: State, told: string[]][] = [
    ['in a line that is new', before, is(), ['a.py:10 safe+named critical']],
    [
      'but nothing else that a reviewer is told',
      state({ 'ci.yml': file('run: pytest') }, { tests: at('ci.yml', 1) }),
      state({ 'ci.yml': file('on: push') }),
      [],
    ],
    [
      'but not a practice that was made hollow by a line near it',
      state({ 'ci.yml': file('on: push', 'name: ci', 'run: pytest') }, { tests: at('ci.yml', 3) }),
      state({ 'ci.yml': file('on: dispatch', 'name: ci', 'run: pytest') }, { tests: { state: 'weak', doubt: 'not-on-change', places: at('ci.yml', 3) } }),
      [],
    ],
    ['but not where it speaks against no check', before, state({ 'a.py': file('x') }, { odd: at('a.py', 1) }), []],
    [
      'for the checks that nobody disputes it for, there and elsewhere',
      before,
      is({ said: { safe: { value: 'automated', evidence: [], dispute: ['b.py', 'a.py'].map((path) => ({ path, note: 'dead' })) } } }),
      ['a.py:10 named low'],
    ],
    ['but not on trial', before, state({ 'a.py': file('x') }, { unused: at('a.py', 1) }), []],
    ['for the checks that nobody disputes it for', before, is(disputing('safe', 'a.py')), ['a.py:10 named low']],
    ['though it is disputed elsewhere', before, is(disputing('safe', 'b.py')), ['a.py:10 safe+named critical']],
    ['for the checks that are not waived', before, is({ manifest: { waivers: [waiver('safe')] } }), ['a.py:10 named low']],
    ['that is waived for all of them', before, is({ manifest: { waivers: [waiver('safe'), waiver('named')] } }), ['a.py:10 safe+named critical waived']],
    ['though a waiver has ended', before, is({ manifest: { waivers: [waiver('safe', { expires: '2026-11-20' })] } }), ['a.py:10 safe+named critical']],
    [
      'but not where it stands for one that went from the same file',
      state({ 'a.py': file(load) }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file(other) }, { pickle: at('a.py', 1) }),
      [],
    ],
    [
      'where one more stands in the file than went from it',
      state({ 'a.py': file(load) }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file(other, `again = ${other}`) }, { pickle: at('a.py', 1, 2) }),
      ['a.py:2 safe+named critical'],
    ],
    [
      'but not where it stands for one that went with its file',
      state({ 'old.py': file(load) }, { pickle: at('old.py', 1) }),
      state({ 'new.py': file(other) }, { pickle: at('new.py', 1) }),
      [],
    ],
    [
      'but not where it stands for one that had no line and went with its file',
      state({ 'old.bin': file('x') }, { pickle: [{ path: 'old.bin' }] }),
      state({ 'new.py': file(other) }, { pickle: at('new.py', 1) }),
      [],
    ],
    [
      'beside one that has no line and stands as before',
      state({ 'a.py': file(...plain), 'q.bin': file('x') }, { pickle: [{ path: 'q.bin' }] }),
      state({ 'a.py': file(...plain, load), 'q.bin': file('x') }, { pickle: [{ path: 'q.bin' }, ...at('a.py', 10)] }),
      ['a.py:10 safe+named critical'],
    ],
    [
      'where another went from a file that is still there',
      state({ 'a.py': file(load, 'x') }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file('x'), 'b.py': file(other) }, { pickle: at('b.py', 1) }),
      ['b.py:1 safe+named critical'],
    ],
    [
      'where what stood in the file only moved to another',
      state({ 'a.py': file(`  ${load}`) }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file(other), 'b.py': file(`    ${load}`) }, { pickle: [...at('a.py', 1), ...at('b.py', 1)] }),
      ['a.py:1 safe+named critical'],
    ],
    [
      'where the old one of the file stands as it was',
      state({ 'a.py': file(load, 'x') }, { pickle: at('a.py', 1) }),
      state({ 'a.py': file(load, other) }, { pickle: at('a.py', 1, 2) }),
      ['a.py:2 safe+named critical'],
    ],
    [
      'though one of another kind went from the file',
      state({ 'a.py': file('serve()') }, { open: at('a.py', 1) }),
      state({ 'a.py': file(load) }, { pickle: at('a.py', 1) }),
      ['a.py:1 safe+named critical'],
    ],
  ];
  it.each(rows)('%s', (_, was, now, expected) => {
    const found = newHazardsOf(inputOf(trials, was, now));
    expect(found.map(({ place, checks, risk, why }) => `${place.path}:${place.line} ${checks.join('+')} ${risk}${why === null ? '' : ` ${why}`}`)).toEqual(
      expected,
    );
  });
});
