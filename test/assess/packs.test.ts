// Further built-in packs: whom they ask, how somebody switches them, and what is left of them where they ask nothing.
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import type { AssessInput } from '../../src/assess/input.js';
import { packsInUse, rulesInUse, seenInUse, takingPlace } from '../../src/assess/packs.js';
import { noManifest } from '../../src/manifest/manifest.js';
import type { Catalogue, Check, Manifest, Scan, Signal } from '../../src/model/index.js';
import { bareCheck } from '../support/bare-check.js';
import { catalogue as rules } from '../support/catalogue-of-rules.js';

const [anySignal] = rules.signals;
if (anySignal === undefined) throw new Error('the rules have no signal');
const signal = (id: string): Signal => ({ ...anySignal, id, polarity: 'practice', hazard: null });
const check = (id: string, more: Partial<Check>): Check => ({ ...bareCheck, id: `c.${id}`, consideration: 'c', scale: 'practice', risk: 'high', ...more });
const shownBy = (id: string) => [{ signal: id, earns: 'full' as const, enough: null }];

const catalogue: Catalogue = {
  ...rules,
  packs: [{ id: 'more', title: 'More', version: '1.0.0', releases: { '1.0.0': '2026-11-01' }, onWhen: { any: { does: ['generates'] } }, signals: ['x.more'] }],
  stages: [{ id: 't', title: 'T', meaning: '' }],
  steps: [{ id: 's', stage: 't', title: 'S' }],
  considerations: [
    {
      id: 'c',
      title: 'C',
      step: 's',
      stage: 't',
      problem: '',
      mattersWhen: '',
      cases: [],
      refs: { first: ['1'], later: ['2'] },
      checks: ['c.first', 'c.more'],
    },
  ],
  checks: [
    check('first', { shownBy: [...shownBy('x.first'), ...shownBy('x.more')], refs: { first: ['1'] }, ask: 'Trained?', variants: [] }),
    check('more', { pack: 'more', shownBy: shownBy('x.more'), trace: 'expected', refs: { later: ['2'] } }),
  ],
  signals: [signal('x.first'), signal('x.more')],
  frameworks: ['first', 'later', 'cited-by-none'].map((id) => ({
    id,
    title: id,
    issuer: '',
    version: '1',
    status: '',
    url: '',
    notes: [],
    applies: {},
    items: {},
  })),
};

const scanOf = (generates: 'present' | 'absent' | 'unclear', shown: readonly string[] = []): Scan => ({
  files: 1,
  filesAbove: 0,
  facts: catalogue.signals.map(({ id }) => ({ signal: id, state: shown.includes(id) ? ('present' as const) : ('absent' as const), places: [] })),
  activities: rules.activities.map(({ id }) => ({ id, state: id === 'generates' ? generates : ('absent' as const), places: [] })),
  labels: {},
  guesses: {},
  limits: [],
  ignores: [],
  whole: true,
});
const said = (more: Partial<Manifest>): Manifest => ({ ...noManifest, ...more });
const result = (scan: Scan, manifest: Partial<Manifest> = {}, more: Partial<AssessInput> = {}) =>
  assess({ catalogue, scan, manifest: said(manifest), citations: {}, today: '2026-11-21', ...more });
const ids = ({ findings }: { findings: readonly { check: string }[] }) => findings.map((one) => one.check);
const off = { builtinPacks: { more: { use: false, why: 'The assistant is asked for by another team.' } } };
const on = { builtinPacks: { more: { use: true, why: 'The assistant lives in the other repository.' } } };

describe('a further pack', () => {
  it('asks where what it is meant for is seen, and says by what', () => {
    const { packs, ...assessment } = result(scanOf('present'));
    expect(packs).toMatchObject([{ id: 'more', on: true, by: 'seen', activities: ['generates'] }]);
    expect(ids(assessment)).toEqual(['c.first', 'c.more']);
  });

  it.each(['absent', 'unclear'] as const)('asks nothing where it is %s', (state) => {
    const assessment = result(scanOf(state, ['x.more', 'x.first']));
    expect(assessment.packs).toMatchObject([{ on: false, fits: false }]);
    expect(ids(assessment)).toEqual(['c.first']);
    expect(assessment.overall.points.total).toBe(result(scanOf(state, ['x.first'])).overall.points.total);
  });

  it('asks where the manifest says that the project does it; what the repository shows stays what it is', () => {
    const claimed = result(scanOf('absent'), { does: { generates: true } });
    expect(claimed.packs).toMatchObject([{ on: true, by: 'said' }]);
    expect(ids(claimed)).toEqual(['c.first', 'c.more']);
    expect(claimed.repository).toEqual(result(scanOf('absent')).repository);
  });

  it('is switched on by the manifest', () => {
    expect(result(scanOf('absent'), on).packs).toMatchObject([{ on: true, fits: false, by: 'switched' }]);
    expect(ids(result(scanOf('absent'), on))).toEqual(['c.first', 'c.more']);
  });

  it('that is switched off keeps its checks, set aside with the reason, and changes nothing of what the repository shows', () => {
    const { findings, repository } = result(scanOf('present'), off);
    expect(findings[1]).toMatchObject({ verdict: 'not-applicable', reason: { code: 'set-aside', why: off.builtinPacks.more.why } });
    expect(repository).toEqual(result(scanOf('present')).repository);
    // Where it asks nothing anyway there is nothing to set aside.
    expect(ids(result(scanOf('absent'), off))).toEqual(['c.first']);
  });

  it('is new to a manifest that names only another: its checks wait', () => {
    const flags = (pack: Manifest['pack'], today = '2026-11-21') => result(scanOf('present'), { pack }, { today }).findings[1]?.flags;
    expect(flags({ survey: '2.0.0' })).toEqual(['pending']);
    expect(flags({ survey: '2.0.0', more: '1.0.0' })).toEqual([]);
    expect(flags(null)).toEqual([]);
    expect(flags({ survey: '2.0.0' }, '2027-06-01')).toEqual([]);
  });
});

describe('the rules that a project is asked by', () => {
  const packs = (scan: Scan) => result(scan).packs;

  it('hold nothing of a pack that asks nothing', () => {
    const asked = rulesInUse(catalogue, packs(scanOf('absent')), new Set());
    expect(asked.checks).toMatchObject([{ id: 'c.first', shownBy: [{ signal: 'x.first' }] }]);
    expect(asked.considerations).toMatchObject([{ checks: ['c.first'], refs: { first: ['1'] } }]);
    expect(asked.signals.map(({ id }) => id)).toEqual(['x.first']);
    expect(asked.frameworks.map(({ id }) => id)).toEqual(['first', 'cited-by-none']);
    expect(seenInUse(scanOf('absent', ['x.more']), catalogue, asked).facts.map(({ signal: id }) => id)).toEqual(['x.first']);
  });

  it('are all of them where each pack asks', () => {
    const asked = rulesInUse(catalogue, packs(scanOf('present')), new Set());
    expect(asked).toEqual(catalogue);
    expect(seenInUse(scanOf('present'), catalogue, asked)).toEqual(scanOf('present'));
  });

  it('speak in the words for what is done here', () => {
    const variant = {
      does: ['calls-hosted-model'],
      doesNot: ['trains'],
      ask: 'Called?',
      help: null,
      counts: null,
      remedy: 'Call.',
      steps: [{ do: 'Call.', unless: [] }],
    };
    const worded = { ...catalogue, checks: catalogue.checks.map((one) => ({ ...one, variants: [variant] })) };
    const first = (...does: string[]) => rulesInUse(worded, packs(scanOf('present')), new Set(does)).checks[0];
    expect(first('calls-hosted-model')).toMatchObject({ ask: 'Called?', remedy: 'Call.', steps: [{ do: 'Call.' }] });
    expect(first('calls-hosted-model', 'trains')).toMatchObject({ ask: 'Trained?' });
    expect(first()).toMatchObject({ ask: 'Trained?' });
  });

  it('go by what takes place: seen, or claimed', () => {
    const activity = (id: string, state: 'present' | 'absent', claim: boolean | null) => ({ id, state, said: claim });
    expect([...takingPlace([activity('a', 'present', null), activity('b', 'absent', true), activity('c', 'absent', false)])]).toEqual(['a', 'b']);
  });
});

describe('packs in use', () => {
  it('are listed in the order of the rules, whether they ask or not', () => {
    const none = { context: {}, does: new Map() };
    expect(packsInUse(rules, noManifest, none, none).map(({ id, on: asks }) => [id, asks])).toEqual(rules.packs.map(({ id }) => [id, false]));
  });
});
