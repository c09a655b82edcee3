// Whatever may be seen in a project, and whatever people may say about it.
import fc from 'fast-check';
import { assess } from '../../src/assess/assess.js';
import { noManifest } from '../../src/manifest/manifest.js';
import type { Answer, Assessment, Catalogue, Fact, Manifest, Scan } from '../../src/model/index.js';
import { catalogue as whole } from './catalogue-of-rules.js';

/** One stage is enough for properties of sums, and quicker. */
export const catalogue: Catalogue = { ...whole, checks: whole.checks.filter(({ stage }) => stage === 'model-deployment' || stage === 'data-management') };
const states = fc.constantFrom<Fact['state']>('present', 'declared', 'absent', 'unreadable');
export const facts = fc
  .array(states, { minLength: catalogue.signals.length, maxLength: catalogue.signals.length })
  .map((list) =>
    catalogue.signals.map(
      ({ id }, index): Fact => ({ signal: id, state: list[index] ?? 'absent', places: list[index] === 'present' ? [{ path: 'a.py', line: 1 }] : [] }),
    ),
  );
const answerFor = (check: Catalogue['checks'][number]) => {
  const values = catalogue.scales.find(({ id }) => id === check.scale)?.options.map(({ value }) => value) ?? [];
  return fc
    .constantFrom(...values, 'unknown', ...(check.doesNotApply === 'allowed' ? ['does-not-apply'] : []))
    .map((value): Answer => ({ value, why: 'the trial ended and nobody looks back', evidence: [], dispute: [] }));
};
export const answers = fc.tuple(...catalogue.checks.map((check) => fc.option(answerFor(check), { nil: null }))).map((list) => {
  const said: Record<string, Answer> = {};
  catalogue.checks.forEach(({ id }, index) => {
    const answer = list[index];
    if (answer) said[id] = answer;
  });
  return said;
});
export const today = '2026-11-21';
export const scanOf = (seen: Fact[]): Scan => ({
  facts: seen,
  activities: [],
  labels: {},
  guesses: {},
  limits: [],
  ignores: [],
  files: 1,
  filesAbove: 0,
  whole: true,
});
export const assessed = (seen: Fact[], said: Record<string, Answer>, more: Partial<Manifest> = {}): Assessment =>
  assess({ catalogue, scan: scanOf(seen), manifest: { ...noManifest, answers: said, ...more }, citations: {}, today });
