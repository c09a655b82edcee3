// What must hold for every assessment, whatever is seen and said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { held, levelOf, scoreOf } from '../../src/assess/score.js';
import { absoluteCauses } from '../../src/gate/policy.js';
import { noGate } from '../../src/manifest/manifest.js';
import type { Assessment, Manifest } from '../../src/model/index.js';
import { answers, assessed, catalogue, facts, today } from '../support/arbitrary.js';

describe('every assessment', () => {
  it('keeps observed below earned below possible below total, for every check and sum', () => {
    fc.assert(
      fc.property(facts, answers, (seen, said) => {
        const result = assessed(seen, said);
        for (const { points } of [...result.findings, result.overall, ...Object.values(result.stages)]) {
          expect(points.observed).toBeGreaterThanOrEqual(0);
          expect(points.observed).toBeLessThanOrEqual(points.earned);
          expect(points.earned).toBeLessThanOrEqual(points.possible);
          expect(points.possible).toBeLessThanOrEqual(points.total);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('adds up: the whole is the sum of its stages, and of its checks', () => {
    fc.assert(
      fc.property(facts, answers, (seen, said) => {
        const result = assessed(seen, said);
        const sum = (list: { points: { earned: number } }[]) => list.reduce((total, { points }) => total + points.earned, 0);
        expect(sum(Object.values(result.stages))).toBe(result.overall.points.earned);
        expect(sum(result.findings)).toBe(result.overall.points.earned);
      }),
      { numRuns: 60 },
    );
  });

  it('never loses points when an open check is answered', () => {
    fc.assert(
      fc.property(facts, answers, fc.nat(), fc.boolean(), (seen, said, pick, yes) => {
        const before = assessed(seen, said);
        const id = before.open[pick % Math.max(1, before.open.length)];
        const check = catalogue.checks.find((one) => one.id === id);
        fc.pre(id !== undefined && check !== undefined);
        const values = catalogue.scales.find((one) => one.id === check.scale)?.options ?? [];
        const value = (yes ? values[values.length - 1] : values[0])?.value ?? 'no';
        const after = assessed(seen, { ...said, [id]: { value, evidence: [], dispute: [] } });
        expect(after.overall.points.earned).toBeGreaterThanOrEqual(before.overall.points.earned);
        expect(after.overall.points.total).toBe(before.overall.points.total);
      }),
      { numRuns: 60 },
    );
  });

  it('gives the answer unknown exactly what silence gives', () => {
    fc.assert(
      fc.property(facts, fc.nat({ max: catalogue.checks.length - 1 }), (seen, index) => {
        const id = catalogue.checks[index]?.id ?? '';
        const silent = assessed(seen, {}).findings[index];
        const unknown = assessed(seen, { [id]: { value: 'unknown', evidence: [], dispute: [] } }).findings[index];
        expect({ ...unknown, answer: null }).toEqual({ ...silent, answer: null });
      }),
      { numRuns: 40 },
    );
  });

  it('does not change by a waiver, which only silences the gate', () => {
    fc.assert(
      fc.property(facts, answers, fc.nat({ max: catalogue.checks.length - 1 }), (seen, said, index) => {
        const check = catalogue.checks[index]?.id ?? '';
        const waivers: Manifest['waivers'] = [{ check, reason: 'planned', statement: 's', owner: 'o', created: today, expires: '2026-12-01' }];
        const [without, waived] = [assessed(seen, said), assessed(seen, said, { waivers })];
        expect(waived.overall).toEqual(without.overall);
        const gate = { ...noGate, failOn: ['low' as const] };
        const causes = (result: Assessment, list: Manifest['waivers']) => absoluteCauses(result, gate, list, today);
        expect(causes(without, []).filter((cause) => !('check' in cause) || cause.check !== check)).toEqual(causes(waived, waivers));
      }),
      { numRuns: 40 },
    );
  });

  it('is not assessed, and shows no level, where nothing is seen and nobody said anything', () => {
    const result = assessed(
      catalogue.signals.map(({ id }) => ({ signal: id, state: 'absent', places: [] })),
      {},
    );
    expect(result).toMatchObject({ assessed: false, level: null, weakest: null });
  });
});

describe('the level', () => {
  it.each([
    [0, 'research'],
    [19.99, 'research'],
    [20, 'prototype'],
    [40, 'pilot'],
    [60, 'production'],
    [79.99, 'production'],
    [80, 'exemplary'],
    [100, 'exemplary'],
  ])('of %d %% is %s', (score, level) => expect(levelOf(score)).toBe(level));

  it('is held by the lowest ceiling, which is named', () => {
    const pilot = { at: 'pilot', by: { code: 'critical-not-met', check: 'a.b' } } as const;
    const prototype = { at: 'prototype', by: { code: 'little-evidence', stage: 's' } } as const;
    expect(held('exemplary', [pilot, prototype])).toEqual({ level: 'prototype', heldBy: [prototype.by] });
    expect(held('exemplary', [pilot])).toEqual({ level: 'pilot', heldBy: [pilot.by] });
    expect(held('pilot', [pilot])).toEqual({ level: 'pilot', heldBy: [] });
    expect(held('research', [pilot, prototype])).toEqual({ level: 'research', heldBy: [] });
  });

  it('of nothing is no number', () => expect(scoreOf([])).toMatchObject({ score: null, possible: null, observed: null, known: null }));
});
