// The level of a small project, and what holds it there. Each row differs from its neighbour in what its name says.
import { describe, expect, it } from 'vitest';
import { thresholdOf } from '../../src/assess/score.js';
import type { Answer, Catalogue, Check, Citation, HeldBy } from '../../src/model/index.js';
import { levels } from '../../src/model/index.js';
import { type State, sideOf, smallRules } from '../support/small-project.js';

const shows = (signal: string) => ({ signal, earns: 'full' as const, enough: null });
const four = ['a', 'b', 'c', 'd'];
const of = (ids: readonly string[], more: Partial<Check> = {}): Partial<Check>[] => ids.map((id) => ({ id, shownBy: [shows(id)], ...more }));
const rules = (...checks: Partial<Check>[]) => smallRules(checks, [...new Set(checks.flatMap(({ shownBy }) => (shownBy ?? []).map(({ signal }) => signal)))]);
const extended = (catalogue: Catalogue, more: Partial<Catalogue['extensions'][number]>): Catalogue => ({
  ...catalogue,
  extensions: [{ id: 'acme', title: 'Acme', version: '1.0.0', digest: '0', from: './acme', adds: [], changes: [], ...more }],
});
const place = [{ path: 'a.py', line: 1 }];
/** What is said of a project that trains a model: of another nothing would be said. */
const assessed = (catalogue: Catalogue, state: State) => sideOf(catalogue, { ...state, does: { trains: place, ...state.does } }).assessment;
const seen = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, place]));
const answer = (value: string): Answer => ({ value, why: 'the trial ended and nobody looks back', on: '2026-11-20', evidence: [], dispute: [] });
const says = (value: string, ...ids: string[]) => Object.fromEntries(ids.map((id) => [id, answer(value)]));
const document: Citation = { ref: { path: 'docs/a.md' }, state: 'good', content: 'x' };
const documented = (...ids: string[]): State => ({
  said: Object.fromEntries(ids.map((id) => [id, { ...answer('automated'), evidence: [document.ref] }])),
  citations: Object.fromEntries(ids.map((id) => [id, [document]])),
});

/** What holds a level, in a few words. */
const by = (held: HeldBy) => Object.values(held).join(' ');

const serves: Check['when'] = { all: { does: ['serves'] } };
const regulated: Check['when'] = { all: { regulated: ['yes'] } };
const grave = (when: Check['raise'][number]['when'], to: Check['risk'] = 'critical') => ({ raise: [{ to, when }] });
const model = { stage: 'model' };
const switchedOff = (why = 'w'): Partial<Check> => ({ off: { pack: 'acme', why } });

const rows: [name: string, rules: Catalogue, state: State, level: string, held?: string[]][] = [
  ['all is shown', rules(...of(four)), { seen: seen(...four) }, 'exemplary'],
  ['half is shown', rules(...of(four)), { seen: seen('a', 'b') }, 'pilot'],
  ['the weakest stage decides', rules(...of(['a', 'b', 'c']), ...of(['d'], model)), { seen: seen('a', 'b', 'c'), said: says('no', 'd') }, 'research'],
  ['a stage that nobody knows counts as nothing', rules(...of(['a', 'b', 'c']), ...of(['d'], model)), { seen: seen('a', 'b', 'c') }, 'research'],
  [
    'a stage in which nothing applies decides nothing',
    rules(...of(four), ...of(['e'], { ...model, when: serves })),
    { seen: seen(...four), does: { serves: [] } },
    'exemplary',
  ],
  ['all is documented', rules(...of(['a', 'b', 'c'])), documented('a', 'b', 'c'), 'exemplary'],
  ['all is only said', rules(...of(['a', 'b'], { shownBy: [] })), { said: says('automated', 'a', 'b') }, 'prototype', ['little-evidence data']],
  [
    'a quarter is shown, and the rest only said',
    rules(...of(['a']), ...of(['b', 'c', 'd'], { shownBy: [] })),
    { seen: seen('a'), said: says('automated', 'b', 'c', 'd') },
    'exemplary',
  ],
  [
    'a fifth is shown, and the rest only said',
    rules(...of(['a']), ...of(['b', 'c', 'd', 'e'], { shownBy: [] })),
    { seen: seen('a'), said: says('automated', 'b', 'c', 'd', 'e') },
    'prototype',
    ['little-evidence data'],
  ],
  [
    'a critical check is not met',
    rules(...of(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l']), ...of(['z'], { risk: 'critical', shownBy: [] })),
    { seen: seen('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l'), said: says('no', 'z') },
    'pilot',
    ['critical-not-met z'],
  ],
  [
    'a critical check concerns nothing here',
    rules(...of(four), ...of(['z'], { risk: 'critical', when: serves })),
    { seen: seen(...four), does: { serves: [] } },
    'exemplary',
  ],
  ['critical checks are met', rules(...of(four, { risk: 'critical' })), { seen: seen(...four) }, 'exemplary'],
  ['a quarter is set aside', rules(...of(four)), { seen: seen('a', 'b', 'c'), said: says('does-not-apply', 'd') }, 'exemplary'],
  ['a third is set aside', rules(...of(['a', 'b', 'c'])), { seen: seen('a', 'b'), said: says('does-not-apply', 'c') }, 'pilot', ['much-set-aside 33']],
  [
    'what is set aside is weighed by its risk',
    rules(...of(['a', 'b']), ...of(['c'], { risk: 'low' })),
    { seen: seen('a', 'b'), said: says('does-not-apply', 'c') },
    'exemplary',
  ],
  [
    'the context rules out what is seen to be so',
    rules(...of(['a', 'b']), ...of(['c'], { when: regulated })),
    { seen: seen('a', 'b'), manifest: { context: { regulated: ['no'] } }, scan: { guesses: { regulated: [{ value: 'yes', places: place }] } } },
    'pilot',
    ['much-set-aside 33'],
  ],
  [
    'the context rules out what is not seen either',
    rules(...of(['a', 'b']), ...of(['c'], { when: regulated })),
    { seen: seen('a', 'b'), manifest: { context: { regulated: ['no'] } } },
    'exemplary',
  ],
  ['nothing of the kind is done', rules(...of(['a', 'b']), ...of(['c'], { when: serves })), { seen: seen('a', 'b'), does: { serves: [] } }, 'exemplary'],
  [
    'one document is pointed at for four checks of which nothing is seen',
    rules(...of(['a', 'b', 'c', 'd', 'e', 'f']), ...of(['w', 'x', 'y', 'z'], { shownBy: [] })),
    { seen: seen('a', 'b', 'c', 'd', 'e', 'f'), ...documented('w', 'x', 'y', 'z') },
    'pilot',
    ['much-set-aside 40'],
  ],
  ['one document is pointed at for four checks that are seen', rules(...of(four)), { seen: seen(...four), ...documented(...four) }, 'exemplary'],
  [
    'rules of one’s own switch off a third',
    extended(rules(...of(['a', 'b']), ...of(['c'], switchedOff())), {}),
    { seen: seen('a', 'b') },
    'pilot',
    ['own-rules 33'],
  ],
  [
    'rules of one’s own switch off a quarter',
    extended(rules(...of(['a', 'b', 'c']), ...of(['d'], switchedOff())), {}),
    { seen: seen('a', 'b', 'c') },
    'exemplary',
  ],
  [
    'a third is shown by what rules of one’s own take for proof',
    extended(rules(...of(['a', 'b', 'c'])), { changes: [{ code: 'shown-by', check: 'a', signals: ['a'], why: 'w' }] }),
    { seen: seen('a', 'b', 'c') },
    'pilot',
    ['own-rules 33'],
  ],
  [
    'rules of one’s own take for proof what is shown otherwise',
    extended(rules(...of(['a', 'b', 'c'])), { changes: [{ code: 'shown-by', check: 'a', signals: ['b'], why: 'w' }] }),
    { seen: seen('a', 'b', 'c') },
    'exemplary',
  ],
  [
    'rules of one’s own raise a risk, which takes nothing out',
    extended(rules(...of(['a', 'b', 'c'])), { changes: [{ code: 'risk', check: 'a', before: 'low', after: 'medium', why: 'w' }] }),
    { seen: seen('a', 'b', 'c') },
    'exemplary',
  ],
  [
    'checks of one’s own lift nothing',
    extended(rules(...of(four)), { adds: ['b', 'c', 'd'] }),
    { seen: seen('b', 'c', 'd'), said: says('no', 'a') },
    'research',
  ],
  ['checks of one’s own hold down', extended(rules(...of(four)), { adds: ['b', 'c', 'd'] }), { seen: seen('a'), said: says('no', 'b', 'c', 'd') }, 'prototype'],
  [
    'the built-in rules ask nothing here, and checks of one’s own are met',
    extended(rules(...of(['a'], { when: serves }), ...of(['b'])), { adds: ['b'] }),
    { seen: seen('b'), does: { serves: [] } },
    'exemplary',
  ],
  [
    'the context says what is seen to be so',
    rules(...of(['a']), ...of(['b', 'c'], { when: regulated })),
    { seen: seen('a', 'b', 'c'), manifest: { context: { regulated: ['yes'] } }, scan: { guesses: { regulated: [{ value: 'yes', places: place }] } } },
    'exemplary',
  ],
  [
    'a context that nobody set could make critical what is so already',
    rules(...of([...four, 'x', 'y', 'z']), ...of(['e'], { ...grave(regulated), risk: 'critical' })),
    { seen: seen(...four, 'x', 'y', 'z') },
    'pilot',
    ['critical-not-met e'],
  ],
  [
    'one of two fields is set so that nothing becomes critical',
    rules(...of([...four, 'x', 'y', 'z']), ...of(['e'], grave({ all: { regulated: ['yes'], exposure: ['public'] } }))),
    { seen: seen(...four, 'x', 'y', 'z'), manifest: { context: { regulated: ['no'] } } },
    'exemplary',
  ],
  ['a stage has checks of one’s own alone', extended(rules(...of(four)), { adds: four }), { seen: seen('a', 'b') }, 'pilot'],
  [
    'a context that nobody set could make a check critical',
    rules(...of([...four, 'x', 'y', 'z']), ...of(['e'], grave(regulated))),
    { seen: seen(...four, 'x', 'y', 'z') },
    'pilot',
    ['context-unset regulated'],
  ],
  [
    'a context that nobody set could make a check high, and no more',
    rules(...of([...four, 'x', 'y', 'z']), ...of(['e'], grave(regulated, 'high'))),
    { seen: seen(...four, 'x', 'y', 'z') },
    'exemplary',
  ],
  ['a context that nobody set could make critical what is met', rules(...of(four, grave(regulated))), { seen: seen(...four) }, 'exemplary'],
  [
    'a context that nobody set could make critical what concerns nothing here',
    rules(...of(four), ...of(['e'], { ...grave(regulated), when: serves })),
    { seen: seen(...four), does: { serves: [] } },
    'exemplary',
  ],
  [
    'the context is set, and makes nothing critical',
    rules(...of([...four, 'x', 'y', 'z']), ...of(['e'], grave(regulated))),
    { seen: seen(...four, 'x', 'y', 'z'), manifest: { context: { regulated: ['no'] } } },
    'exemplary',
  ],
  [
    'two fields that nobody set could make checks critical: named once each, in their order',
    rules(
      ...of([...four, 'x', 'y', 'z']),
      ...of(['e'], grave({ all: { regulated: ['yes'], exposure: ['public'] } })),
      ...of(['f'], { ...grave(regulated), risk: 'low' }),
    ),
    { seen: seen(...four, 'x', 'y', 'z') },
    'pilot',
    ['context-unset exposure', 'context-unset regulated'],
  ],
  [
    'one of two fields is set: the other is named',
    rules(...of([...four, 'x', 'y', 'z']), ...of(['e'], grave({ all: { regulated: ['yes'], exposure: ['public'] } }))),
    { seen: seen(...four, 'x', 'y', 'z'), manifest: { context: { exposure: ['public'] } } },
    'pilot',
    ['context-unset regulated'],
  ],
];

describe('the level', () => {
  it.each(rows)('where %s', (_, catalogue, state, level, held = []) => {
    const { level: reached, heldBy } = assessed(catalogue, state);
    expect([reached, ...heldBy.map(by)]).toEqual([level, ...held]);
  });

  it('names the first of the stages that are as weak', () => {
    expect(assessed(rules(...of(['a', 'b']), ...of(['c', 'd'], model)), { seen: seen('a', 'c') }).weakest).toBe('data');
    expect(assessed(rules(...of(['a', 'b']), ...of(['c', 'd'], model)), { seen: seen('a', 'b', 'c') }).weakest).toBe('model');
  });

  it('that is possible counts what nobody knows as met, and what is known to fail as it is', () => {
    const critical = rules(...of([...four, 'x', 'y']), ...of(['z'], { risk: 'critical' }));
    const possible = (state: State) => assessed(critical, state).possibleLevel;
    expect(possible({ seen: seen('a') })).toBe('exemplary');
    expect(possible({ seen: seen(...four, 'x', 'y'), said: says('no', 'z') })).toBe('pilot');
    expect(possible({ seen: seen('z'), said: says('no', ...four, 'x', 'y') })).toBe('prototype');
  });

  it('names what would hold it, though its score gives no more', () => {
    const { level, heldBy, ceilings } = sideOf(rules(...of(['a'], { risk: 'critical' })), { said: says('no', 'a') }).assessment;
    expect({ level, heldBy, ceilings: ceilings.map(({ at, by: held }) => `${at} ${by(held)}`) }).toEqual({
      level: 'research',
      heldBy: [],
      ceilings: ['prototype little-evidence data', 'pilot critical-not-met a'],
    });
  });

  it('is none, and has no weakest stage, where nothing is seen or said', () => {
    expect(sideOf(rules(...of(four)), {}).assessment).toMatchObject({ level: null, possibleLevel: null, weakest: null, heldBy: [] });
  });

  it('is none where nothing concerns the project', () => {
    expect(assessed(rules(...of(['a'], { when: serves })), { does: { serves: [] } })).toMatchObject({
      assessed: true,
      level: null,
      possibleLevel: null,
      weakest: null,
    });
  });

  it('of a stage is that of its own score, and none where nothing is known of it', () => {
    const { stages } = assessed(rules(...of(four), ...of(['e'], model)), { seen: seen('a', 'b') });
    expect([stages['data']?.level, stages['model']?.level]).toEqual(['pilot', null]);
  });

  it('begins at its percentage', () => expect(levels.map(thresholdOf)).toEqual([0, 20, 40, 60, 80]));
});

describe('the score', () => {
  it('is a share of all points, known and unknown, and tells how much of it is known and seen', () => {
    const { overall } = sideOf(rules(...of(four)), { seen: seen('a'), said: says('manual', 'b') }).assessment;
    expect(overall).toEqual({ score: 37.5, possible: 87.5, observed: 25, known: 50, points: { earned: 12, possible: 28, observed: 8, total: 32 } });
  });

  it('is none where nothing is known, though all is possible', () => {
    expect(sideOf(rules(...of(four)), {}).assessment.overall).toMatchObject({ score: null, possible: 100, observed: null, known: 0 });
  });
});
