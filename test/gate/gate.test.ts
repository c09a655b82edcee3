// What must hold for every comparison, whatever is seen and said on both sides.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/gate/compare.js';
import { gate } from '../../src/gate/gate.js';
import { noGate, noManifest } from '../../src/manifest/manifest.js';
import type { Answer, Fact, GateSettings, Manifest } from '../../src/model/index.js';
import type { FileChange } from '../../src/project/file-changes.js';
import { answers, assessed, catalogue, facts, scanOf, today } from '../support/arbitrary.js';
import { tally } from '../support/property.js';

interface Side {
  seen: Fact[];
  said: Record<string, Answer>;
  more?: Partial<Manifest>;
}

const stages = catalogue.stages.map(({ id }) => id);

/** The files are the same: only what is seen in them, and said, differs. */
const untouched: FileChange = {
  isGone: false,
  isSame: true,
  before: () => null,
  after: () => null,
  isTouched: () => false,
  isTaken: () => false,
  standsAt: () => null,
};

/** The verdict of a gate that only compares. */
function verdict(base: Side, head: Side, settings: Partial<GateSettings> = {}) {
  const side = ({ seen, said, more }: Side) => ({
    manifest: { ...noManifest, answers: said, ...more },
    scan: scanOf(seen),
    assessment: assessed(seen, said, more),
  });
  const [before, after] = [side(base), side(head)];
  const comparison = compare({
    catalogue,
    rules: { base: catalogue, head: catalogue },
    base: before,
    head: after,
    has: () => true,
    changeOf: () => untouched,
    observedOnly: false,
    today,
  });
  const all = { ...noGate, ...settings };
  const result = gate({
    assessment: after.assessment,
    settings: all,
    waivers: after.manifest.waivers,
    against: { base: { commit: '0'.repeat(40), asked: 'main', score: null, level: null }, comparison },
    stages,
    today,
  });
  if (result === null) throw new Error('no gate');
  return result;
}

const shuffled = <Item>(list: readonly Item[], seed: number): Item[] =>
  list
    .map((item, index) => ({ item, key: Math.sin(seed + index * 7.3) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);

const side = fc.record({ seen: facts, said: answers });

describe('every comparison', () => {
  it('of a project with itself passes, and finds nothing', () => {
    fc.assert(
      fc.property(side, (one) => {
        expect(verdict(one, one, { strict: true, policyChanges: 'fail' })).toMatchObject({
          verdict: 'pass',
          causes: [],
          regressed: [],
          improved: [],
          policy: [],
        });
      }),
      { numRuns: 40 },
    );
  });

  it('fails where a stage loses more than is tolerated, and only then (nothing here is critical or corrected)', () => {
    const met = tally('within', 'beyond');
    fc.assert(
      fc.property(side, side, fc.nat({ max: 200 }), (base, head, tolerance) => {
        const result = verdict(base, head, { tolerance });
        const counted = result.regressed.filter(({ why, risk }) => why === null && risk !== 'critical');
        const lost = stages.map((stage) => {
          const losses = counted.filter((change) => change.stage === stage).reduce((sum, { points }) => sum + points, 0);
          const gains = result.improved
            .filter((change) => change.stage === stage)
            .reduce((sum, { points, before, after }) => sum + Math.max(0, Math.min(points, after.observed - before.observed)), 0);
          return losses - gains;
        });
        const criticals = result.regressed.some(({ risk, why }) => risk === 'critical' && why !== 'waived');
        const within = lost.reduce((sum, one) => sum + Math.max(0, one), 0) <= tolerance;
        if (met.when('within', !criticals && within)) expect(result.verdict).toBe('pass');
        const beyond = lost.some((one) => one > tolerance);
        if (met.when('beyond', beyond)) expect(result.verdict).toBe('fail');
      }),
      { numRuns: 60 },
    );
    expect(met.least()).toBeGreaterThan(5);
  });

  it('is not mended by a gain in another stage', () => {
    fc.assert(
      fc.property(side, side, (base, head) => {
        const before = verdict(base, head);
        const losing = new Set(before.causes.flatMap((cause) => (cause.code === 'stage-regressed' ? [cause.stage] : [])));
        fc.pre(losing.size > 0);
        const elsewhere = catalogue.checks.filter(({ stage, shownBy }) => !losing.has(stage) && shownBy.length === 0);
        const better = { ...head.said };
        for (const { id, scale } of elsewhere)
          better[id] = { value: catalogue.scales.find((one) => one.id === scale)?.options.at(-1)?.value ?? 'yes', evidence: [], dispute: [] };
        const after = verdict(base, { ...head, said: better });
        for (const stage of losing) expect(after.causes.some((cause) => cause.code === 'stage-regressed' && cause.stage === stage)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the order in which things are seen and said', () => {
    fc.assert(
      fc.property(side, side, fc.integer(), (base, head, seed) => {
        const other = ({ seen, said }: Side): Side => ({ seen: shuffled(seen, seed), said: Object.fromEntries(shuffled(Object.entries(said), seed)) });
        const [one, two] = [verdict(base, head), verdict(other(base), other(head))];
        const byText = (list: readonly unknown[]) => list.map((item) => JSON.stringify(item)).sort();
        expect({ ...two, policy: byText(two.policy) }).toEqual({ ...one, policy: byText(one.policy) });
      }),
      { numRuns: 40 },
    );
  });

  it('never passes because an answer was taken away that claimed no less than is seen', () => {
    fc.assert(
      fc.property(side, side, fc.nat(), (base, head, pick) => {
        const { findings } = assessed(head.seen, head.said);
        const ids = Object.keys(head.said).filter((id) => findings.find(({ check }) => check === id)?.flags.includes('disagrees') === false);
        const id = ids[pick % Math.max(1, ids.length)];
        fc.pre(id !== undefined);
        const { [id]: _, ...rest } = head.said;
        const [withIt, without] = [verdict(base, head), verdict(base, { ...head, said: rest })];
        const lost = (result: typeof withIt) => result.regressed.find(({ check }) => check === id);
        // What is set aside, refuted or corrected is judged otherwise than by its points.
        fc.pre(lost(withIt)?.why !== 'corrected' && head.said[id]?.value !== 'does-not-apply' && head.said[id]?.value !== 'no');
        expect(lost(without)?.points ?? 0).toBeGreaterThanOrEqual(lost(withIt)?.points ?? 0);
      }),
      { numRuns: 60 },
    );
  });

  it('counts a waived loss for nothing, and only that one', () => {
    fc.assert(
      fc.property(side, side, fc.nat(), (base, head, pick) => {
        const before = verdict(base, head);
        const change = before.regressed[pick % Math.max(1, before.regressed.length)];
        fc.pre(change !== undefined);
        const waivers: Manifest['waivers'] = [{ check: change.check, reason: 'planned', statement: 's', owner: 'o', created: today, expires: '2026-12-01' }];
        const after = verdict(base, { ...head, more: { waivers } });
        expect(after.regressed.filter(({ check }) => check !== change.check)).toEqual(before.regressed.filter(({ check }) => check !== change.check));
        expect(after.regressed.find(({ check }) => check === change.check)?.why).toBe('waived');
        expect(after.causes.length).toBeLessThanOrEqual(before.causes.length);
      }),
      { numRuns: 40 },
    );
  });
});
