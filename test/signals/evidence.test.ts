// What evidence has to hold before it lifts anything: substance, a word about its check, and content of its own. And that no version in a manifest lifts a score.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import { noManifest } from '../../src/manifest/manifest.js';
import { parseManifest } from '../../src/manifest/parse.js';
import type { Answer, Assessment, Catalogue, CitationState, Manifest } from '../../src/model/index.js';
import { type Files, treeOf } from '../../src/project/text-tree.js';
import { cite } from '../../src/signals/citations.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { tally } from '../support/property.js';

const watched = 'concept-drift.watched';
const honest =
  '# Drift\n\nEvery Monday a job compares the inputs of the week with those that the model was trained on. Ana opens a ticket where three columns differ.\n';

const stateOf = (path: string, content: string | Uint8Array, check = watched): CitationState | undefined =>
  cite(treeOf({ [path]: content }), { [check]: { value: 'automated', evidence: [{ path }], dispute: [] } }, 'mlready.yaml', catalogue.checks)[check]?.[0]
    ?.state;
const bytes = (head: readonly number[], length: number) => Uint8Array.from({ length }, (_, at) => head[at] ?? (at * 7) % 251);
const png = [0x89, 0x50, 0x4e, 0x47];
const words = catalogue.checks.find(({ id }) => id === watched);
const own = `# Drift\n\n${words?.statement} ${words?.ask}\n\n${words?.help}\n`;
const others = catalogue.checks.slice(0, 6).map(({ statement }) => `${statement}\n`);

describe('a file of evidence', () => {
  it.each<[string, string, string | Uint8Array, CitationState]>([
    ['a document about the check', 'docs/drift.md', honest, 'good'],
    ['one byte', 'n.dat', Uint8Array.of(0), 'empty'],
    ['bytes of no known kind', 'n.bin', bytes([1, 0, 2, 0, 0], 5_000), 'empty'],
    ['the head of a picture alone', 'drift.png', bytes([...png, 0, 0], 40), 'empty'],
    ['a picture', 'drift.png', bytes([...png, 0, 0], 4_000), 'good'],
    ['a letter over and over', 'a.sql', 'a'.repeat(30), 'empty'],
    ['comments alone', 'drift.py', '# drift is watched every week by the team of the service\n"""Really."""\n', 'empty'],
    ['code that does nothing', 'drift.py', 'def watch():\n    pass\n', 'empty'],
    ['code', 'drift.py', 'from scipy.stats import ks_2samp\nprint(ks_2samp(a, b))\n', 'good'],
    ['settings of two values', 'drift.yaml', 'watched: true\nlimit: 3\n', 'empty'],
    ['settings', 'alerts.yaml', 'alerts:\n  - {name: drift, threshold: 0.2, channel: model-alerts, every: week}\n', 'good'],
    ['an empty notebook', 'n.ipynb', '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', 'empty'],
    [
      'a document about something else',
      'docs/lunch.md',
      '# Lunch\n\nThe kitchen opens at noon on every day but Friday. Bring your own spoon and wash it afterwards.\n',
      'unrelated',
    ],
    ['the words of the check itself', 'docs/drift.md', own, 'echo'],
    ['the words of many checks', 'docs/all.md', `# All\n\n${others.join('\n')}`, 'echo'],
    [
      'a sentence three times',
      'docs/drift.md',
      `# Drift\n\n${'The inputs of the model are compared with the training data every week. '.repeat(3)}\n`,
      'empty',
    ],
    [
      'dummy text',
      'docs/drift.md',
      '# Drift\n\nLorem ipsum dolor sit amet, consectetur adipiscing elit. Sed do eiusmod tempor incididunt ut labore et dolore magna aliqua.\n',
      'empty',
    ],
    [
      'denials',
      'docs/drift.md',
      '# Drift of the inputs\n\nWe have not done any of this at all and we do not plan to do it. Nobody has ever looked at this. This page was written only because a tool asked for it.\n',
      'empty',
    ],
    [
      'a document in another language',
      'docs/drift.md',
      '# Abweichung\n\nJeden Montag vergleicht ein Dienst die Eingaben der Woche mit denen, auf denen gelernt wurde. Ana schreibt eine Meldung, wenn drei Spalten sich unterscheiden.\n',
      'good',
    ],
  ])('of %s (%s)', (_, path, content, state) => expect(stateOf(path, content)).toBe(state));

  it('is read as far as it takes to tell, in little memory and time', () => {
    const before = Date.now();
    expect(stateOf('n.md', '# a\n'.repeat(512 * 1024))).toBe('empty');
    expect(stateOf('n.org', '* a\n'.repeat(512 * 1024))).toBe('empty');
    expect(Date.now() - before).toBeLessThan(30_000);
  });

  it('of more than is read at all proves nothing', () => {
    const tree = treeOf({ 'n.csv': { bytes: 21 * 1024 * 1024 } });
    const answers = { [watched]: { value: 'automated', evidence: [{ path: 'n.csv' }], dispute: [] } };
    expect(cite(tree, answers, null, catalogue.checks)[watched]?.[0]?.state).toBe('too-large');
  });
});

/** What is said about every check, held against a tree. */
function assessed(files: Files, manifest: Partial<Manifest>, rules: Catalogue = catalogue, today = '2026-11-29'): Assessment {
  const tree = treeOf(files);
  const whole = { ...noManifest, ...manifest };
  return assess({
    catalogue: rules,
    scan: scan(tree, { ...rules, signals: [], activities: [], context: [] }, []),
    manifest: whole,
    citations: cite(tree, whole.answers, 'mlready.yaml', rules.checks),
    today,
  });
}

const yes = (answer: Partial<Answer>) =>
  Object.fromEntries(
    catalogue.checks.map(({ id, scale }, at) => {
      const top = catalogue.scales.find((one) => one.id === scale)?.options.at(-1)?.value ?? '';
      const evidence = (answer.evidence ?? []).map((ref) => ('path' in ref ? { path: ref.path.replace('#', String(Math.floor(at / 3))) } : ref));
      return [id, { value: top, dispute: [], ...answer, evidence }];
    }),
  );
const copies = (content: string | Uint8Array, ending: string) =>
  Object.fromEntries(Array.from({ length: 60 }, (_, at): [string, string | Uint8Array] => [`docs/${at}.${ending}`, content]));

describe('credit for nothing', () => {
  const without = assessed({}, { answers: yes({}) });

  it.each<[string, Files, Partial<Answer>]>([
    ['files of one byte', copies(Uint8Array.of(0), 'dat'), { evidence: [{ path: 'docs/#.dat' }] }],
    ['files of one letter', copies('a'.repeat(30), 'sql'), { evidence: [{ path: 'docs/#.sql' }] }],
    ['one honest page under many names', copies(honest, 'md'), { evidence: [{ path: 'docs/#.md' }] }],
    ['one page for all', { 'docs/all.md': honest }, { evidence: [{ path: 'docs/all.md' }] }],
    ['an address', {}, { evidence: [{ url: 'http://a.b' }] }],
  ])('is not given for %s', (_, files, answer) => {
    const { overall, findings, level } = assessed(files, { answers: yes(answer) });
    expect(overall.score).toBe(without.overall.score);
    expect(findings.filter(({ basis }) => basis === 'documented')).toEqual([]);
    expect(level).toBe(without.level);
  });

  it('is not given for a page that only changes its number', () => {
    const pages = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`docs/${at}.md`, honest.replace('# Drift', `# Page ${at}`).replace('three', String(at))]),
    );
    expect(assessed(pages, { answers: yes({ evidence: [{ path: 'docs/#.md' }] }) }).overall.score).toBe(without.overall.score);
  });

  it('is not given for setting aside without a reason', () => {
    const aside = (why: string) => Object.fromEntries(Object.entries(yes({})).map(([id, answer]) => [id, { ...answer, value: 'does-not-apply', why }]));
    const { findings, overall } = assessed({}, { answers: aside('no') });
    expect(findings.filter(({ verdict }) => verdict === 'not-applicable')).toEqual([]);
    expect(findings[0]).toMatchObject({ verdict: 'unknown', flags: ['no-reason'], reason: { code: 'answer-not-counted', why: 'no-reason' } });
    expect(overall.points.earned).toBe(0);
    expect(assessed({}, { answers: aside('The weights are published on purpose under a licence that lets anybody use them') }).heldBy).toEqual([]);
  });

  it('is not given for an answer from the future, nor for a draft that nobody has confirmed', () => {
    const [first] = catalogue.checks;
    const of = (answer: Partial<Answer>) => assessed({}, { answers: yes(answer) }).findings.find(({ check }) => check === first?.id);
    expect(of({ on: '2099-01-01' })).toMatchObject({ verdict: 'unknown', flags: ['early'] });
    expect(of({ on: '2026-11-30' })?.flags).toEqual(of({ on: '2026-11-29' })?.flags);
    expect(of({ draftedBy: 'assistant' })).toMatchObject({ verdict: 'unknown', flags: ['unconfirmed'] });
    expect(of({ draftedBy: 'assistant', confirmed: { by: 'Ana', on: '2026-11-20' } })?.verdict).not.toBe('unknown');
    expect(of({ on: '2020-01-01', reviewBy: '9999-12-31' })?.flags).toEqual(['expired']);
  });
});

describe('a level', () => {
  const half = catalogue.checks.map(({ id }, at) => ({ id, off: at % 2 === 0 }));
  const pack = (more: Partial<Catalogue['extensions'][number]>) => ({
    id: 'acme',
    title: 'A',
    version: '1.0.0',
    digest: '',
    from: './acme',
    adds: [],
    changes: [],
    ...more,
  });

  it('is held where rules of the project’s own switch off over a quarter', () => {
    const rules: Catalogue = {
      ...catalogue,
      extensions: [pack({ changes: half.filter(({ off }) => off).map(({ id }) => ({ code: 'switched-off' as const, check: id, why: 'w' })) })],
      checks: catalogue.checks.map((check, at) => ({ ...check, off: half[at]?.off ? { pack: 'acme', why: 'w' } : null })),
    };
    expect(assessed({}, { answers: yes({}) }, rules).ceilings).toContainEqual({ at: 'pilot', by: expect.objectContaining({ code: 'own-rules' }) });
    expect(assessed({}, { answers: yes({}) }).ceilings.map(({ by }) => by.code)).not.toContain('own-rules');
  });

  it('is not lifted by checks of the project’s own', () => {
    const [first] = catalogue.checks;
    const added = first
      ? Array.from({ length: 900 }, (_, at) => ({ ...first, id: `data-discovery.acme-${at}`, shownBy: [], trace: 'none' as const, risk: 'low' as const }))
      : [];
    const rules: Catalogue = { ...catalogue, extensions: [pack({ adds: added.map(({ id }) => id) })], checks: [...catalogue.checks, ...added] };
    const answers = Object.fromEntries(added.map(({ id }) => [id, { value: 'yes', evidence: [], dispute: [] }]));
    const top = catalogue.scales.find(({ id }) => id === first?.scale)?.options.at(-1)?.value ?? '';
    const said = Object.fromEntries(Object.entries(answers).map(([id, answer]) => [id, { ...answer, value: top }]));
    const { stages, level } = assessed({}, { answers: said }, rules);
    expect(stages['data-management']?.score).toBeGreaterThan(80);
    expect(level).toBe('research');
  });
});

describe('whatever is cited', () => {
  const junk = fc.oneof(
    fc.uint8Array({ maxLength: 199 }).map((all): [string, Uint8Array] => ['dat', Uint8Array.of(0, ...all)]),
    fc
      .tuple(fc.constantFrom('a', '#', ' ', '-', 'TODO\n'), fc.integer({ min: 0, max: 500 }))
      .map(([text, count]): [string, string] => ['md', text.repeat(count)]),
    fc.constantFrom(...catalogue.checks).map((check): [string, string] => ['md', `# ${check.statement}\n\n${check.ask} ${check.help}\n`]),
    fc.lorem({ mode: 'sentences', maxCount: 6 }).map((text): [string, string] => ['txt', `Lorem ipsum dolor sit amet. ${text}`]),
    fc.constantFrom('pass', '...', '"""Words that say nothing of what is done."""', '# comment').map((text): [string, string] => ['py', `${text}\n`]),
    fc.constantFrom('x: 1\n', '[]', '{"a": 1}', 'a,b\n1,2\n').map((text): [string, string] => ['json', text]),
    fc
      .constantFrom('We have not done this. Nobody has looked at it yet.', 'There are no known limitations. There are no known risks.')
      .map((text): [string, string] => ['md', text]),
  );

  it('lifts no score where there is nothing in it', () => {
    const met = tally('cited');
    fc.assert(
      fc.property(fc.array(fc.tuple(junk, fc.constantFrom(...catalogue.checks)), { minLength: 1, maxLength: 8 }), (all) => {
        const files = Object.fromEntries(all.map(([[ending, content]], at) => [`docs/${at}.${ending}`, content]));
        const said = yes({});
        const pick = (cited: boolean) =>
          Object.fromEntries(
            all.flatMap(([[ending], { id }], at): [string, Answer][] => {
              const answer = said[id];
              return answer ? [[id, { ...answer, evidence: cited ? [{ path: `docs/${at}.${ending}` }] : [] }]] : [];
            }),
          );
        const [bare, cited] = [false, true].map((one) => assessed(files, { answers: pick(one) }));
        met.when('cited', true);
        expect(cited?.overall.points.earned).toBe(bare?.overall.points.earned);
      }),
      { numRuns: 60 },
    );
    expect(met.least()).toBeGreaterThan(0);
  });
});

describe('the version that a manifest is written for', () => {
  const read = (pack: string) => parseManifest('mlready.yaml', `version: 1\npack: ${pack}\n`, catalogue);
  const problem = (pack: string) => {
    const said = read(pack);
    return 'problems' in said ? said.problems.map(({ message }) => message) : [];
  };

  it('is one that was published, and not a newer one', () => {
    expect(problem('0.0.1')).toEqual([
      `mlready.yaml:2:7: there never was a pack 0.0.1; use one of ${Object.keys(catalogue.releases).join(', ')}, or leave the key out`,
    ]);
    expect(problem('1.5.0')[0]).toContain('there never was a pack 1.5.0');
    expect(problem('99.0.0')[0]).toContain('the manifest is written for the pack 99.0.0');
    expect(problem(`{${catalogue.id}: 0.0.1}`)[0]).toContain('there never was a pack 0.0.1');
    expect(problem('{acme: 1.0.0}')[0]).toContain('there is no pack "acme" here');
    for (const pack of [...Object.keys(catalogue.releases), `{${catalogue.id}: 1.0.0}`]) expect(problem(pack)).toEqual([]);
    expect(Object.keys(catalogue.releases).at(-1)).toBe(catalogue.version);
  });

  it('of any value never raises a score', () => {
    const met = tally('taken', 'refused');
    const answers = yes({});
    const scoreOf = (pack: Record<string, string> | null, today: string) => assessed({}, { pack, answers }, catalogue, today).overall.score ?? 0;
    const part = fc.integer({ min: 0, max: 3 });
    const version = fc.oneof(
      fc.tuple(part, part, part).map((parts) => parts.join('.')),
      fc.constantFrom(...Object.keys(catalogue.releases)),
    );
    fc.assert(
      fc.property(version, fc.constantFrom('2026-11-29', '2027-04-01', '2028-01-01'), (pack, today) => {
        const said = read(pack);
        if (met.when('refused', 'problems' in said) || 'problems' in said) return;
        met.when('taken', true);
        expect(scoreOf(said.manifest.pack, today)).toBeLessThanOrEqual(scoreOf(null, today));
      }),
      { numRuns: 40 },
    );
    expect(met.least()).toBeGreaterThan(0);
  });
});
