// What a repository shows by itself: it rises with what is done and falls with what is against it, and nothing that anybody says moves it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import { noManifest } from '../../src/manifest/manifest.js';
import type { Activity, ActivityFact, Answer, Catalogue, Check, Fact, Manifest, RepositoryScore, Risk, Scan, Signal } from '../../src/model/index.js';
import { bareCheck } from '../support/bare-check.js';
import { catalogue as rules } from '../support/catalogue-of-rules.js';
import { tally } from '../support/property.js';

const practices = ['p.a', 'p.b', 'p.c', 'p.d'];
const hazards = ['h.a', 'h.b'];
const activities = ['trains', 'serves'];
const today = '2026-11-21';

const bareSignal: Signal = {
  id: '',
  area: '',
  title: '',
  counts: '',
  excludes: '',
  polarity: 'practice',
  hazard: null,
  fromAbove: false,
  seen: { any: [] },
  weak: null,
  degree: null,
};
const hazard = { code: 'MLR-X01', hurts: '', cases: [], mend: null, repair: '', trial: false };
const signals: Signal[] = [
  ...practices.map((id): Signal => ({ ...bareSignal, id })),
  ...hazards.map((id): Signal => ({ ...bareSignal, id, polarity: 'hazard', hazard })),
];

const checkOf = fc.record({
  risk: fc.constantFrom<Risk>('critical', 'high', 'medium', 'low'),
  trace: fc.constantFrom<Check['trace']>('expected', 'elsewhere'),
  shownBy: fc.uniqueArray(
    fc.record({ signal: fc.constantFrom(...practices), earns: fc.constantFrom<'full' | 'half'>('full', 'half'), enough: fc.constantFrom(null, 50) }),
    { minLength: 1, maxLength: 3, selector: ({ signal }) => signal },
  ),
  refutedBy: fc.uniqueArray(
    fc.record({
      signal: fc.constantFrom(...hazards),
      leaves: fc.constantFrom<'none' | 'half'>('none', 'half'),
      doesNotApply: fc.constant('forbidden' as const),
    }),
    { maxLength: 2, selector: ({ signal }) => signal },
  ),
  when: fc.constantFrom<Check['when']>(null, { any: { does: ['serves'] } }, { all: { does: ['trains'] } }, { any: { updates: ['scheduled'] } }),
});
const catalogues = fc.array(checkOf, { minLength: 1, maxLength: 8 }).map(
  (list): Catalogue => ({
    ...rules,
    stages: rules.stages.slice(0, 1),
    activities: activities.map((id): Activity => ({ id, title: id, counts: '', excludes: '', notebooksAside: false, signals: [], seen: { any: [] } })),
    signals,
    checks: list.map((one, index): Check => ({ ...bareCheck, ...one, id: `c.${index}`, stage: rules.stages[0]?.id ?? '' })),
  }),
);

const states: Fact['state'][] = ['absent', 'declared', 'weak', 'present'];
const practiceFacts = fc.tuple(
  ...practices.map((signal) =>
    fc.record({
      signal: fc.constant(signal),
      state: fc.constantFrom(...states),
      places: fc.constant<Fact['places']>([{ path: 'a.py' }]),
      degree: fc.record({ count: fc.nat(9), total: fc.constant(9) }),
    }),
  ),
);
const hazardFacts = fc.tuple(
  ...hazards.map((signal) =>
    fc.record({
      signal: fc.constant(signal),
      state: fc.constantFrom<Fact['state']>('absent', 'present'),
      places: fc.constant<Fact['places']>([{ path: 'a.py' }]),
    }),
  ),
);
const facts = fc.tuple(practiceFacts, hazardFacts).map(([a, b]): Fact[] => [...a, ...b]);
const does = fc.tuple(
  ...activities.map((id) =>
    fc.record({ id: fc.constant(id), state: fc.constantFrom<ActivityFact['state']>('present', 'absent', 'unclear'), places: fc.constant<Fact['places']>([]) }),
  ),
);

const scanOf = (seen: Fact[], doing: ActivityFact[]): Scan => ({
  facts: seen,
  activities: doing,
  labels: {},
  guesses: {},
  limits: [],
  ignores: [],
  files: 1,
  filesAbove: 0,
  whole: true,
});
const repository = (catalogue: Catalogue, scan: Scan, more: Partial<Manifest> = {}): RepositoryScore =>
  assess({ catalogue, scan, manifest: { ...noManifest, ...more }, citations: {}, today }).repository;

/** Whether a share is at least another; a share of nothing is neither. */
const atLeast = (a: RepositoryScore, b: RepositoryScore) => a.score === null || b.score === null || a.earned * b.total >= b.earned * a.total;

describe('the number of a repository', () => {
  it('never falls when a practice is added', () => {
    const seen = tally('rises');
    fc.assert(
      fc.property(catalogues, facts, does, fc.constantFrom(...practices), (catalogue, before, doing, signal) => {
        const was = before.find((fact) => fact.signal === signal);
        fc.pre(was !== undefined && was.state !== 'present');
        const better = before.map((fact) => (fact === was ? { ...fact, state: states[states.indexOf(fact.state) + 1] ?? 'present' } : fact));
        const [old, now] = [repository(catalogue, scanOf(before, doing)), repository(catalogue, scanOf(better, doing))];
        seen.when('rises', (now.score ?? 0) > (old.score ?? 0));
        return atLeast(now, old);
      }),
      { numRuns: 400 },
    );
    expect(seen.least()).toBeGreaterThan(20);
  });

  it('never falls when a degree grows', () => {
    fc.assert(
      fc.property(catalogues, facts, does, fc.constantFrom(...practices), (catalogue, before, doing, signal) => {
        const better = before.map((fact) => (fact.signal === signal ? { ...fact, degree: { count: 9, total: 9 } } : fact));
        return atLeast(repository(catalogue, scanOf(better, doing)), repository(catalogue, scanOf(before, doing)));
      }),
      { numRuns: 200 },
    );
  });

  it('never falls when a hazard is mended', () => {
    const seen = tally('rises');
    fc.assert(
      fc.property(catalogues, facts, does, fc.constantFrom(...hazards), (catalogue, before, doing, signal) => {
        const mended = before.map((fact): Fact => (fact.signal === signal ? { ...fact, state: 'absent', places: [] } : fact));
        const [old, now] = [repository(catalogue, scanOf(before, doing)), repository(catalogue, scanOf(mended, doing))];
        seen.when('rises', (now.score ?? 0) > (old.score ?? 0));
        return atLeast(now, old);
      }),
      { numRuns: 400 },
    );
    expect(seen.least()).toBeGreaterThan(20);
  });

  it('is not moved by answers, waivers, the context, or what the manifest says is done', () => {
    const answer = fc
      .constantFrom('no', 'manual', 'automated', 'does-not-apply', 'unknown')
      .map((value): Answer => ({ value, why: 'the trial ended and nobody looks back', evidence: [], dispute: [{ path: 'a.py', note: 'dead' }] }));
    fc.assert(
      fc.property(
        catalogues,
        facts,
        does,
        fc.array(answer, { maxLength: 8 }),
        fc.dictionary(fc.constantFrom(...activities), fc.boolean()),
        (catalogue, seen, doing, answers, said) => {
          const waivers: Manifest['waivers'] = [{ check: 'c.0', reason: 'planned', statement: 's', owner: 'o', created: today, expires: '2026-12-01' }];
          const manifest = {
            answers: Object.fromEntries(answers.map((one, index) => [`c.${index}`, one])),
            waivers,
            does: said,
            context: { updates: ['none'] },
            pack: { [catalogue.id]: '0.5.0' },
          };
          expect(repository(catalogue, scanOf(seen, doing), manifest)).toEqual(repository(catalogue, scanOf(seen, doing)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('counts what leaves a trace in full, and of what does not only what is shown', () => {
    const all: Partial<Check>[] = [
      { id: 'c.traced', trace: 'expected', shownBy: [{ signal: 'p.a', earns: 'full', enough: null }] },
      { id: 'c.elsewhere', trace: 'elsewhere', shownBy: [{ signal: 'p.b', earns: 'half', enough: null }] },
      { id: 'c.silent', trace: 'elsewhere', shownBy: [{ signal: 'p.c', earns: 'full', enough: null }] },
      { id: 'c.asked' },
    ];
    const checks = all.map((check): Check => ({ ...bareCheck, ...check, stage: rules.stages[0]?.id ?? '' }));
    const catalogue: Catalogue = { ...rules, signals, activities: [], checks };
    const present: Fact = { signal: 'p.b', state: 'present', places: [{ path: 'a.py' }] };
    const result = assess({ catalogue, scan: scanOf([present], []), manifest: noManifest, citations: {}, today });
    // 8 points for the trace that is not there, and 4 for the half that is seen.
    expect(result.repository).toMatchObject({ earned: 4, total: 12 });
    // Two questions are left for people: half a minute each.
    expect(result.team).toEqual({ answered: 0, open: 2, minutes: 1 });
    const answers = { 'c.asked': { value: 'no', evidence: [], dispute: [] } };
    expect(assess({ catalogue, scan: scanOf([present], []), manifest: { ...noManifest, answers }, citations: {}, today }).team).toEqual({
      answered: 1,
      open: 1,
      minutes: 0.5,
    });
  });

  it('takes nothing for answered that only a guess of the context has settled', () => {
    // Nobody knows whether it applies; with the guess it does, and nothing of it is seen.
    const check: Check = {
      ...bareCheck,
      id: 'c.traced',
      trace: 'expected',
      when: { any: { data: ['personal'] } },
      shownBy: [{ signal: 'p.a', earns: 'full', enough: null }],
    };
    const catalogue: Catalogue = { ...rules, signals, activities: [], checks: [check] };
    const guessing = (...guesses: Scan['guesses'][string]) =>
      assess({ catalogue, scan: { ...scanOf([], []), guesses: { data: guesses } }, manifest: noManifest, citations: {}, today });
    const [bare, guessed] = [guessing(), guessing({ value: 'personal', places: [{ path: 'a.csv' }] })];
    expect([bare.findings[0]?.verdict, guessed.findings[0]?.verdict]).toEqual(['unknown', 'gap']);
    expect(guessed.team).toEqual({ answered: 0, open: 0, minutes: 0 });
  });

  it('is none where nothing has to leave a trace, whatever is seen', () => {
    const check: Check = { ...bareCheck, id: 'c.elsewhere', trace: 'elsewhere', shownBy: [{ signal: 'p.b', earns: 'half', enough: null }] };
    const catalogue: Catalogue = { ...rules, signals, activities: [], checks: [check] };
    const present: Fact = { signal: 'p.b', state: 'present', places: [{ path: 'a.py' }] };
    expect(repository(catalogue, scanOf([present], []))).toMatchObject({ score: null, earned: 4 });
  });
});
