// What results of other tools are worth, by what became of what they rest on, and by their age.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import { importsKnown } from '../../src/assess/imports.js';
import { noManifest } from '../../src/manifest/manifest.js';
import type { ImportedResult, ImportMeasure } from '../../src/model/index.js';
import { treeOf } from '../../src/project/text-tree.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { tally } from '../support/property.js';

const today = '2026-11-29';
const passed: ImportMeasure = { kind: 'evals', name: null, figure: { count: 50, total: 50 }, bound: null, passed: true };
const failed: ImportMeasure = { ...passed, figure: { count: 42, total: 50 }, passed: false };
const fresh: ImportedResult = {
  file: 'evals/results.json',
  format: 'promptfoo',
  tool: 'promptfoo',
  version: '0.118.0',
  date: '2026-11-02',
  commit: null,
  measures: [passed],
  changed: [],
  says: null,
  problem: null,
};
const known = (...results: Partial<ImportedResult>[]) =>
  importsKnown(
    results.map((one) => ({ ...fresh, ...one })),
    catalogue,
    today,
  );
const evaluated = 'performance-metrics.answers-evaluated-on-change';
const recorded = 'performance-metrics.results-recorded';

describe('a result', () => {
  it.each<[string, Partial<ImportedResult>, string, string | null, number[]]>([
    ['whose ground is what it was', {}, 'shown', null, [1, 2]],
    ['whose ground is what it was, years later', { date: '2020-01-01' }, 'shown', null, [1, 2]],
    ['whose ground is what it was, of no day', { date: null }, 'shown', null, [1, 2]],
    ['whose ground has changed', { changed: [{ path: 'prompts/system.md', how: 'changed' }] }, 'old', 'changed', []],
    ['of which nobody says its ground, which is one run and no habit', { changed: null }, 'half', null, [1]],
    ['of which nobody says its ground, on its last day', { changed: null, date: '2026-09-01' }, 'half', null, [1]],
    ['of which nobody says its ground, after 90 days', { changed: null, date: '2026-08-31' }, 'old', 'too-old', []],
    ['of which nobody says its ground, of no day', { changed: null, date: null }, 'old', 'no-date', []],
    ['of which nobody says its ground, of a day to come', { changed: null, date: '2026-11-30' }, 'old', 'no-date', []],
    ['that failed', { measures: [failed] }, 'failed', null, [0, 0]],
    ['that failed, of no day', { measures: [failed], changed: null, date: null }, 'failed', null, [0, 0]],
    ['that failed, whose ground has changed', { measures: [failed], changed: [{ path: 'a', how: 'removed' }] }, 'old', 'changed', []],
    ['that is not known', { measures: [], problem: 'not-known', format: null }, 'unread', null, []],
    ['of a tool that no rule knows', { format: 'sarif', tool: 'Biome', measures: [{ ...passed, kind: 'findings' }] }, 'shown', null, []],
  ])('%s', (_, more, state, old, values) => {
    const { imports, shown } = known(more);
    expect(imports.map((one) => [one.state, one.old])).toEqual([[state, old]]);
    expect([evaluated, recorded].flatMap((check) => (shown.get(check) ?? []).map(({ value }) => value))).toEqual(values);
  });

  it('that failed speaks against what its rule says, and against nothing else', () => {
    const { shown } = known({ measures: [failed] });
    expect(shown.get(evaluated)?.map((one) => one.failed)).toEqual([{ leaves: 'half' }]);
    expect(shown.get(recorded)?.map((one) => one.failed)).toEqual([null]);
  });

  it('that only measures shows what a figure is enough for, and nothing that needs a bound', () => {
    const { shown } = known({ measures: [{ ...passed, passed: null }] });
    expect([shown.get(evaluated), shown.get(recorded)?.length]).toEqual([undefined, 1]);
  });

  it('holds for the tools that its rule names, however they are written', () => {
    const of = (tool: string) => [...known({ format: 'sarif', tool, measures: [{ ...passed, kind: 'findings' }] }).shown.keys()];
    expect(of('Trivy')).toEqual(['data-poisoning.packages-watched']);
    expect(of('gitleaks')).toEqual(['model-stealing.least-privilege']);
    expect(of('Trivy2')).toEqual([]);
  });

  it('shows half of what the manifest says, and one file at most three checks', () => {
    const ids = catalogue.checks.slice(0, 5).map(({ id }) => id);
    const { shown } = known(...ids.map((says) => ({ says })));
    expect([...shown].map(([check, [one]]) => [check, one?.value])).toEqual(ids.slice(0, 3).map((check) => [check, 1]));
  });

  it('shows nothing by the word of the manifest where it keeps no bound', () => {
    expect(known({ says: evaluated, measures: [{ ...passed, passed: null }] }).shown.size).toBe(0);
  });
});

describe('what the repository shows', () => {
  const tree = treeOf({
    'train.py': 'import torch\nfrom sklearn.linear_model import LogisticRegression\ntorch.manual_seed(1)\nLogisticRegression().fit([[1]], [1])\n',
    'requirements.txt': 'torch==2.4.0\nscikit-learn==1.5.0\n',
  });
  const seen = scan(tree, catalogue, []);
  const assessed = (imports: ImportedResult[]) => assess({ catalogue, scan: seen, manifest: noManifest, citations: {}, imports, today });

  it('is the same with any results', () => {
    const { repository } = assessed([]);
    const changing = tally('scores', 'observed');
    const measure = fc.constantFrom(
      ...catalogue.imports.flatMap(({ format, shows }) => shows.map(({ kind, tools }) => ({ format, kind, tool: tools[0] ?? 'a' }))),
    );
    const result = fc.record({
      of: measure,
      passed: fc.constantFrom(true, false, null),
      date: fc.constantFrom('2026-11-02', '2019-01-01', null),
      changed: fc.constantFrom<ImportedResult['changed']>(null, [], [{ path: 'a', how: 'changed' }]),
      says: fc.option(fc.constantFrom(...catalogue.checks.map(({ id }) => id))),
    });
    const base = assessed([]);
    fc.assert(
      fc.property(fc.array(result, { minLength: 1, maxLength: 8 }), (results) => {
        const with_ = assessed(
          results.map(({ of: { format, kind, tool }, passed: ok, ...rest }) => ({
            ...fresh,
            ...rest,
            format,
            tool,
            measures: [{ ...passed, kind, passed: ok }],
          })),
        );
        expect(with_.repository).toEqual(repository);
        for (const { check, points } of with_.findings) {
          const before = base.findings.find((one) => one.check === check);
          if (before?.verdict !== 'not-applicable') expect(points.observed).toBeLessThanOrEqual(before?.points.observed ?? 0);
        }
        changing.when('scores', with_.overall.points.earned !== base.overall.points.earned);
        changing.when('observed', with_.overall.points.observed === base.overall.points.observed);
      }),
      { numRuns: 60 },
    );
    expect(changing.least()).toBeGreaterThan(5);
  });
});
