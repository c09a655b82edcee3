// An answer that is lowered is an honest correction only where what it pointed at says what it said.
import { expect, it } from 'vitest';
import { compare } from '../../src/gate/compare.js';
import { judge } from '../../src/gate/evaluate.js';
import { noGate, noManifest } from '../../src/manifest/manifest.js';
import type { Answer, Comparison, GateChange } from '../../src/model/index.js';
import type { FileChange } from '../../src/project/file-changes.js';
import { assessed, catalogue, scanOf, today } from '../support/arbitrary.js';

const path = 'docs/x.md';
const answer = (value: string): Answer => ({ value, evidence: [{ path }], dispute: [], on: today });

/** A check of which the two answers earn different points. */
const earned = (check: string, value: string) => assessed([], { [check]: answer(value) }).findings.find((one) => one.check === check)?.points.earned ?? 0;
const id = catalogue.checks.find((one) => one.risk !== 'critical' && earned(one.id, 'automated') > earned(one.id, 'manual'))?.id ?? '';

/** What a comparison says of a lowered answer. @param head the same file at the head */
function why(head: { state: 'good' | 'empty'; content: string }, isSame: boolean) {
  const side = (value: string, { state, content }: typeof head) => {
    const said = { [id]: answer(value) };
    const assessment = assessed([], said);
    const findings = assessment.findings.map((one) => (one.check === id ? { ...one, citations: [{ ref: { path }, state, content }] } : one));
    return { manifest: { ...noManifest, answers: said }, scan: scanOf([]), assessment: { ...assessment, findings } };
  };
  const change: FileChange = {
    isGone: false,
    isSame,
    before: () => null,
    after: () => null,
    isTouched: () => false,
    isTaken: () => false,
    standsAt: () => null,
  };
  const { regressed } = compare({
    catalogue,
    rules: { base: catalogue, head: catalogue },
    base: side('automated', { state: 'good', content: 'one' }),
    head: side('manual', head),
    has: () => true,
    changeOf: () => change,
    observedOnly: false,
    today,
  });
  return regressed.map((one) => one.why);
}

it('is one where the cited file is as it was', () => expect(why({ state: 'good', content: 'one' }, true)).toEqual(['corrected']));
it('is a loss where the cited file was emptied', () => expect(why({ state: 'empty', content: 'none' }, false)).toEqual([null]));

const change = (more: Partial<GateChange>): GateChange =>
  ({ check: 'a.b', stage: 's', points: 2, risk: 'high', why: null, before: { observed: 2 }, after: { observed: 0 }, ...more }) as unknown as GateChange;
const compared = (regressed: GateChange[]) => ({ regressed, improved: [], hazards: [], policy: [], observedOnly: false }) as unknown as Comparison;

it('takes no loss that is tolerated for one that gains balance', () =>
  expect(judge(compared([change({})]), { ...noGate, tolerance: 4, strict: true }, ['s'])).toEqual({ causes: [], balanced: [] }));

it.each([
  ['high' as const, []],
  ['critical' as const, [{ code: 'critical-regressed', check: 'a.b', lost: 2 }]],
])('fails for the correction of a critical answer alone: %s', (risk, causes) =>
  expect(judge(compared([change({ risk, why: 'corrected' })]), noGate, ['s'])).toEqual({ causes, balanced: [] }),
);
