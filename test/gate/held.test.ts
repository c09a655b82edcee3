// What must hold of policies, whatever is seen and whatever a manifest says: what fails under a policy alone fails under it with any settings of the project.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gate } from '../../src/gate/gate.js';
import { approved, manifestCauses, strictest } from '../../src/gate/held.js';
import { noGate, noManifest } from '../../src/manifest/manifest.js';
import { type Extension, failOns, forbiddable, type GateCause, type GateSettings, type Manifest, type Policy, type Waiver } from '../../src/model/index.js';
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

const asks = (more: Partial<Policy> = {}): Policy => ({
  name: 'ml.yaml',
  digest: '0'.repeat(64),
  packs: [],
  minScore: {},
  failOn: [],
  maxUnknown: null,
  tolerance: null,
  policyChanges: null,
  minPack: {},
  requireContext: [],
  approvers: null,
  forbid: [],
  ...more,
});

describe('what a policy finds in a manifest', () => {
  const own = (...changes: Extension['changes']): Extension => ({ id: 'acme', title: 'a', version: '1', digest: '0', from: './acme', adds: [], changes });
  const rows: [name: string, policy: Partial<Policy>, manifest: Partial<Manifest>, causes: string[], own?: Extension[]][] = [
    ['nothing, where it asks for nothing', {}, { exclude: ['a'], root: '..', does: { serves: true } }, []],
    ['nothing of what it forbids', { forbid: [...forbiddable] }, {}, []],
    ['files that are left out', { forbid: ['exclude'] }, { exclude: ['a'] }, ['forbidden exclude']],
    ['files that are left out, which it does not forbid', { forbid: ['root'] }, { exclude: ['a'] }, []],
    ['a folder above', { forbid: ['root'] }, { root: '..' }, ['forbidden root']],
    ['claims of what is done', { forbid: ['does'] }, { does: { serves: false } }, ['forbidden does']],
    ['a built-in pack that is switched off', { forbid: ['switch-off'] }, { builtinPacks: { generative: { use: false, why: 'w' } } }, ['forbidden switch-off']],
    ['a built-in pack that is switched on', { forbid: ['switch-off'] }, { builtinPacks: { generative: { use: true, why: 'w' } } }, []],
    [
      'one of two built-in packs that is switched off',
      { forbid: ['switch-off'] },
      { builtinPacks: { generative: { use: true, why: 'w' }, more: { use: false, why: 'w' } } },
      ['forbidden switch-off'],
    ],
    [
      'a check that a pack of its own switches off',
      { forbid: ['switch-off'] },
      {},
      ['forbidden switch-off'],
      [own({ code: 'risk', check: 'b', before: 'low', after: 'high', why: 'w' }, { code: 'switched-off', check: 'a', why: 'w' })],
    ],
    ['a pack of its own that changes nothing', { forbid: ['switch-off'] }, {}, [], [own()]],
    [
      'a check whose risk a pack of its own changes',
      { forbid: ['switch-off'] },
      {},
      [],
      [own({ code: 'risk', check: 'a', before: 'low', after: 'high', why: 'w' })],
    ],
    [
      'what it forbids twice, once, in the order of the policy',
      { forbid: ['root', 'exclude', 'root'] },
      { exclude: ['a'], root: '..' },
      ['forbidden root', 'forbidden exclude'],
    ],
    ['a context that nobody set', { requireContext: ['role', 'role'] }, {}, ['context-missing role']],
    ['a context that is empty', { requireContext: ['role'] }, { context: { role: [] } }, ['context-missing role']],
    ['a context that is set', { requireContext: ['role'] }, { context: { role: ['provider'] } }, []],
    ['a pack that is too old', { minPack: { survey: '1.10.0' } }, { pack: { survey: '1.9.0' } }, ['pack-too-old survey 1.9.0 1.10.0']],
    ['a pack that is just new enough', { minPack: { survey: '1.10.0' } }, { pack: { survey: '1.10.0' } }, []],
    ['a pack that is newer', { minPack: { survey: '1.9.0' } }, { pack: { survey: '1.10.0' } }, []],
    ['another pack than it asks for', { minPack: { survey: '1.9.0' } }, { pack: { generative: '1.0.0' } }, []],
    ['no pack at all', { minPack: { survey: '1.9.0' } }, {}, []],
    [
      'all of it',
      { forbid: ['exclude'], requireContext: ['role'], minPack: { survey: '2.0.0' } },
      { exclude: ['a'], pack: { survey: '1.0.0' } },
      ['forbidden exclude', 'context-missing role', 'pack-too-old survey 1.0.0 2.0.0'],
    ],
  ];
  it.each(rows)('is %s', (_, policy, manifest, causes, extensions = []) => {
    const found = manifestCauses({ policy: asks(policy), own: extensions }, { ...noManifest, ...manifest });
    expect(found.map(({ policy: name, ...cause }: GateCause & { policy?: string }) => ({ name, line: Object.values(cause).join(' ') }))).toEqual(
      causes.map((line) => ({ name: 'ml.yaml', line })),
    );
  });
});

describe('a waiver under policies', () => {
  const by = (more: Partial<Waiver> = {}): Waiver => {
    return { check: 'a.b', reason: 'planned', statement: 's', owner: 'Ana', created: '2026-11-01', expires: '2026-12-01', ...more };
  };
  const leads = asks({ approvers: ['Mira Vogt'] });
  const owners = asks({ name: 'owners.yaml', approvers: ['codeowners'] });
  const rows: [name: string, waiver: Waiver, policies: (Policy | null)[], owned: string[], refused: string | null][] = [
    ['counts where there is no policy', by(), [null], [], null],
    ['counts where the policy names nobody to ask', by(), [asks()], [], null],
    ['counts for nothing where nobody approved it', by(), [leads], [], 'ml.yaml'],
    ['counts for nothing where nobody at all may approve', by({ approvedBy: 'Bo' }), [asks({ approvers: [] })], [], 'ml.yaml'],
    ['counts where one of the approvers approved it', by({ approvedBy: 'Mira Vogt' }), [asks({ approvers: ['Bo', 'Mira Vogt'] })], [], null],
    ['counts for nothing where somebody else approved it', by({ approvedBy: 'Bo' }), [leads], [], 'ml.yaml'],
    ['counts for nothing where its owner approved it', by({ owner: 'Mira Vogt', approvedBy: 'Vogt, Mira' }), [leads], [], 'ml.yaml'],
    ['counts where a code owner approved it', by({ approvedBy: '@acme/ml' }), [owners], ['@acme/ops', '@acme/ml'], null],
    ['counts for nothing where nobody owns the code', by({ approvedBy: '@acme/ml' }), [owners], [], 'owners.yaml'],
    ['is not approved by somebody who calls himself as the policy calls code owners', by({ approvedBy: 'codeowners' }), [owners], ['@acme/ml'], 'owners.yaml'],
    ['has to satisfy all policies', by({ approvedBy: 'Mira Vogt' }), [leads, null, owners], ['@acme/ml'], 'owners.yaml'],
  ];
  it.each(rows)('%s', (_, waiver, policies, owned, refused) => {
    const { counting, unapproved } = approved([waiver], policies, () => owned);
    expect(unapproved).toEqual(refused === null ? [] : [{ check: 'a.b', approvedBy: waiver.approvedBy ?? null, policy: refused }]);
    expect(counting).toEqual(refused === null ? [waiver] : []);
  });

  it('of code owners counts for nothing where nobody can say who they are', () => {
    expect(approved([by({ approvedBy: '@acme/ml' })], [owners]).counting).toEqual([]);
  });
});

it('two settings make the strictest of both', () => {
  const written: GateSettings = { ...noGate, minScore: { overall: 40, data: 70 }, failOn: ['high', 'stale'], tolerance: 3, policyChanges: 'fail' };
  const policy = asks({ minScore: { overall: 60, model: 20 }, failOn: ['stale', 'expired'], maxUnknown: 30 });
  expect(strictest(written, policy)).toEqual({
    ...written,
    minScore: { overall: 60, data: 70, model: 20 },
    failOn: ['high', 'stale', 'expired'],
    maxUnknown: 30,
  });
  expect(strictest({ ...written, maxUnknown: 10 }, policy).maxUnknown).toBe(10);
  expect(strictest(written, asks({ tolerance: 0 })).tolerance).toBe(0);
  expect(strictest(written, asks()).maxUnknown).toBeNull();
  expect(strictest(written, null)).toBe(written);
});
