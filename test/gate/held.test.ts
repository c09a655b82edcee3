// What must hold of policies, whatever is seen and whatever a manifest says: what fails under a policy alone fails under it with any settings of the project.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gate } from '../../src/gate/gate.js';
import { approved, manifestCauses, strictest } from '../../src/gate/held.js';
import { noGate, noManifest } from '../../src/manifest/manifest.js';
import { failOns, forbiddable, type GateSettings, type Manifest, type Policy, type Waiver } from '../../src/model/index.js';
import { answers, assessed, catalogue, facts, today } from '../support/arbitrary.js';
import { tally } from '../support/property.js';

const stages = catalogue.stages.map(({ id }) => id);
const percent = fc.integer({ min: 0, max: 100 });
const minScore = fc.dictionary(fc.constantFrom('overall', 'model-deployment', 'data-management'), percent, { maxKeys: 2 });
const failOn = fc.uniqueArray(fc.constantFrom(...failOns), { maxLength: 2 });
const some = (number: fc.Arbitrary<number>) => fc.option(number, { nil: null });
const tolerance = fc.integer({ min: 0, max: 40 });
const changes = fc.constantFrom<'show' | 'fail'>('show', 'fail');
const policies: fc.Arbitrary<Policy> = fc.record({
  name: fc.constant<string>('ml.yaml'),
  digest: fc.constant('0'.repeat(64)),
  packs: fc.constant<string[]>([]),
  minScore,
  failOn,
  maxUnknown: some(percent),
  tolerance: some(tolerance),
  policyChanges: fc.option(changes, { nil: null }),
  minPack: fc.constant({}),
  requireContext: fc.uniqueArray(fc.constantFrom(...catalogue.context.map(({ id }) => id)), { maxLength: 2 }),
  approvers: fc.option(fc.constant(['Mira Vogt', '@acme/ml-leads']), { nil: null }),
  forbid: fc.uniqueArray(fc.constantFrom(...forbiddable), { maxLength: 4 }),
});
const settings: fc.Arbitrary<GateSettings> = fc.record({
  minScore,
  failOn,
  maxUnknown: some(percent),
  base: fc.constant(null),
  tolerance,
  strict: fc.boolean(),
  policyChanges: changes,
  extends: fc.option(policies, { nil: null }),
});
const waiver = fc.record({
  check: fc.constantFrom(...catalogue.checks.map(({ id }) => id)),
  reason: fc.constant<Waiver['reason']>('planned'),
  statement: fc.constant('Later.'),
  owner: fc.constantFrom('Ana', 'Mira Vogt'),
  created: fc.constant('2026-11-01'),
  expires: fc.constantFrom('2026-11-10', '2026-12-31'),
  approvedBy: fc.constantFrom('Bo', 'mira  VOGT', 'Mira Vogt <mira@example.org>', '@acme/ml-leads', 'acme'),
});
const waivers = fc.uniqueArray(waiver, { selector: ({ check }) => check, maxLength: 8 });

/** What a gate without a comparison says of a project under a policy. */
function verdictOf(
  policy: Policy,
  written: GateSettings,
  { seen, said, manifest }: { seen: Parameters<typeof assessed>[0]; said: Parameters<typeof assessed>[1]; manifest: Partial<Manifest> },
) {
  const { counting, unapproved } = approved(manifest.waivers ?? [], [policy, written.extends]);
  const more = { ...manifest, waivers: counting };
  return gate({
    assessment: assessed(seen, said, more),
    settings: strictest(strictest(written, written.extends), policy),
    waivers: counting,
    against: null,
    stages,
    today,
    held: {
      policies: [{ name: policy.name, digest: policy.digest, by: 'caller' }],
      causes: manifestCauses({ policy, own: [] }, { ...noManifest, ...more }),
      unapproved,
    },
  });
}

describe('a policy', () => {
  it('fails with any settings of the project what it fails alone, for those causes and perhaps for more', () => {
    const met = tally('fails', 'passes');
    fc.assert(
      fc.property(policies, settings, facts, answers, (policy, written, seen, said) => {
        const project = { seen, said, manifest: {} };
        const [alone, both] = [verdictOf(policy, noGate, project), verdictOf(policy, written, project)];
        const keys = (result: typeof alone) =>
          (result?.causes ?? []).map(
            (cause) => `${cause.code} ${'check' in cause ? cause.check : 'stage' in cause ? cause.stage : 'field' in cause ? cause.field : ''}`,
          );
        expect(keys(both)).toEqual(expect.arrayContaining(keys(alone)));
        if (met.when('fails', alone?.verdict === 'fail')) expect(both?.verdict).toBe('fail');
        else met.when('passes', alone?.verdict === 'pass');
      }),
      { numRuns: 60 },
    );
    expect(met.least()).toBeGreaterThan(0);
  });

  it('lets no waiver count that none of its approvers approved, or that its owner did', () => {
    const met = tally('counts', 'does not', 'own');
    fc.assert(
      fc.property(policies, facts, waivers, (policy, seen, given) => {
        const project = { seen, said: {} };
        const { counting } = approved(given, [policy, null]);
        for (const { approvedBy, owner } of counting) {
          if (policy.approvers === null) continue;
          met.when('counts', /^(?:mira\s+vogt|@acme\/ml-leads)/i.test(approvedBy ?? ''));
          expect([approvedBy, /mira/i.test(owner) && /mira/i.test(approvedBy ?? '')]).toEqual([
            expect.stringMatching(/^(?:mira\s+vogt|@acme\/ml-leads)/i),
            false,
          ]);
        }
        met.when('does not', counting.length < given.length);
        met.when('own', policy.approvers !== null && given.some(({ owner, approvedBy }) => owner === 'Mira Vogt' && /mira/i.test(approvedBy)));
        // What does not count changes nothing.
        const without = verdictOf(policy, noGate, { ...project, manifest: { waivers: counting } });
        const withAll = verdictOf(policy, noGate, { ...project, manifest: { waivers: given } });
        expect(withAll?.causes).toEqual(without?.causes);
        expect(withAll?.unapproved.map(({ check }) => check)).toEqual(given.filter((one) => !counting.includes(one)).map(({ check }) => check));
      }),
      { numRuns: 60 },
    );
    expect(met.least()).toBeGreaterThan(0);
  });

  it('asks for the most of both, and for its own tolerance', () => {
    fc.assert(
      fc.property(policies, settings, (policy, written) => {
        const both = strictest(written, policy);
        for (const [stage, least] of [...Object.entries(policy.minScore), ...Object.entries(written.minScore)])
          expect(both.minScore[stage]).toBeGreaterThanOrEqual(least);
        expect(both.failOn).toEqual(expect.arrayContaining([...policy.failOn, ...written.failOn]));
        for (const most of [policy.maxUnknown, written.maxUnknown]) if (most !== null) expect(both.maxUnknown).toBeLessThanOrEqual(most);
        expect(both.tolerance).toBe(policy.tolerance ?? written.tolerance);
        expect(both.policyChanges).toBe([policy.policyChanges, written.policyChanges].includes('fail') ? 'fail' : 'show');
        expect({ strict: both.strict, extends: both.extends }).toEqual({ strict: written.strict, extends: written.extends });
        expect(strictest(both, policy)).toEqual(both);
      }),
    );
  });
});
