// A policy from outside, at the command line: whatever a project writes into its manifest, and whatever packs it brings, what the policy fails does not pass.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { audit, KnownError } from '../../src/index.js';
import type { Report } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { folderOf } from '../support/program.js';
import { tally } from '../support/property.js';
import { runMlready } from '../support/run-here.js';

const training = { 'train.py': 'from sklearn.linear_model import Ridge\n\nRidge().fit(X, y)\n' };
const policy = 'version: 1\nmin-score: 60\nfail-on: [critical]\nwaivers: {approvers: [Mira Vogt]}\n';
const easyPack = {
  'rules/easy/pack.yaml':
    'id: easy\ntitle: Easy rules\nversion: 0.1.0\nextends: survey\nswitch-off:\n  - {check: environmental-impact.energy-measured, reason: Nobody asks.}\nchange:\n  - {check: country-level-regulations.processing-recorded, risk: low, reason: We do not mind.}\n',
  'rules/easy/checklists/concept-drift.yaml':
    'consideration: concept-drift\nchecks:\n  - id: concept-drift.easy-one\n    statement: There is a program.\n    ask: Is there a program?\n    help: Any.\n    scale: practice\n    risk: critical\n    shown-by: [{signal: easy.program, earns: full}]\n    remedy: Write one.\n    effort: S\n    cases: [tay-2016]\n',
  'rules/easy/signals/easy.yaml':
    'area: easy\nsignals:\n  - {id: easy.program, title: A program, counts: It is there., excludes: Prose., seen: {file: {named: [train.py]}}}\n',
};
/** A project, and beside it what is no part of it. */
function laid(project: Record<string, string>, beside: Record<string, string>): { project: string; top: string } {
  const top = folderOf(beside);
  for (const [path, text] of Object.entries(project)) {
    mkdirSync(dirname(join(top, 'project', path)), { recursive: true });
    writeFileSync(join(top, 'project', path), text);
  }
  return { project: join(top, 'project'), top };
}

describe('--policy', () => {
  it('fails whatever the manifest says', async () => {
    const { project, top } = laid({ ...training, ...easyPack }, { 'ml.yaml': policy });
    const audited = async () => {
      const { code, out } = await runMlready(['audit', project, '--policy', 'ml.yaml', '--json', '--no-input'], { cwd: top });
      return { code, gate: out === '' ? null : (JSON.parse(out) as Report).gate };
    };
    const bare = await audited();
    expect(bare).toMatchObject({ code: 1, gate: { verdict: 'fail', policies: [{ name: 'ml.yaml', by: 'caller' }] } });
    const met = tally('failed', 'with packs', 'with waivers');
    const manifests = fc.record(
      {
        gate: fc.record(
          {
            'min-score': fc.constantFrom<number | Record<string, number>>(0, { overall: 0, 'model-deployment': 0 }),
            'fail-on': fc.constant([]),
            'max-unknown': fc.constant(100),
            tolerance: fc.constant(100_000),
            base: fc.constant('none'),
            'policy-changes': fc.constant('show'),
          },
          { requiredKeys: [] },
        ),
        packs: fc.constant(['./rules/easy']),
        pack: fc.constantFrom('1.0.0', '2.0.0'),
        waivers: fc.constant([
          {
            check: 'country-level-regulations.processing-recorded',
            reason: 'accepted-risk',
            statement: 'We live with it.',
            owner: 'Ana',
            created: '2026-11-20',
            expires: '2026-12-31',
            'approved-by': 'Bo',
          },
        ]),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(manifests, async (manifest) => {
        writeFileSync(join(project, 'mlready.yaml'), stringify({ version: 1, ...manifest }));
        const { code, gate } = await audited();
        met.when('failed', code === 1);
        met.when('with packs', manifest.packs !== undefined);
        met.when('with waivers', manifest.waivers !== undefined);
        expect({ code, policies: gate?.policies, minimum: gate?.causes.some((cause) => cause.code === 'below-minimum' && cause.minimum === 60) }).toEqual({
          code: 1,
          policies: bare.gate?.policies,
          minimum: true,
        });
        // An older pack may leave checks out, which min-pack refuses; nothing else takes a cause away.
        if (manifest.pack !== '1.0.0')
          expect(gate?.causes.map(({ code }) => code)).toEqual(expect.arrayContaining((bare.gate?.causes ?? []).map(({ code }) => code)));
      }),
      { numRuns: 8 },
    );
    expect(met.least()).toBeGreaterThan(0);
  });

  it('is named with its hash in every format that has room for it', async () => {
    const { project, top } = laid(training, { 'ml.yaml': policy });
    const digest = createHash('sha256').update(policy).digest('hex');
    for (const format of ['terminal', 'markdown', 'html', 'github', 'sarif', 'junit']) {
      const { out } = await runMlready(['audit', project, '--policy', 'ml.yaml', '-f', format, '--no-input'], { cwd: top });
      expect(out.replace(/\s+/g, ' '), format).toContain(`Held to the policy ml.yaml (sha256 ${digest.slice(0, 12)}), given from outside.`);
    }
    const { out } = await runMlready(['audit', project, '--policy', 'ml.yaml', '-f', 'markdown', '--full', '--no-input'], { cwd: top });
    expect(out).toContain(digest.slice(0, 12));
    const report: Report = JSON.parse((await runMlready(['audit', project, '--policy', 'ml.yaml', '--json', '--no-input'], { cwd: top })).out);
    expect(report.gate?.policies).toEqual([{ name: 'ml.yaml', digest, by: 'caller' }]);
  });

  it('holds for a stored baseline and in the library too, and not beside --changed', async () => {
    const { project, top } = laid(training, { 'ml.yaml': policy, 'kept.yaml': '' });
    await runMlready(['baseline', 'write', project, '--file', 'base.yaml'], { cwd: top });
    expect(await runMlready(['baseline', 'check', project, '--file', 'base.yaml', '--policy', 'ml.yaml'], { cwd: top })).toMatchObject({
      code: 1,
      out: expect.stringContaining('below the minimum of 60 %'),
    });
    const at = new Date('2026-11-21T12:00:00Z');
    expect(await audit(project, { at, policy: join(top, 'ml.yaml'), settings: { minScore: {}, failOn: [] } })).toMatchObject({ gate: { verdict: 'fail' } });
    await expect(audit(project, { at, policy: join(top, 'none.yaml') })).rejects.toThrow(KnownError);
    expect(await runMlready(['audit', project, '--changed', '--policy', 'ml.yaml'], { cwd: top })).toMatchObject({ code: 2 });
  });
});

it('the pack that a chosen policy brings is known to every command that lists rules', async () => {
  const acme = 'id: acme\ntitle: A\nversion: 0.1.0\nextends: survey\n';
  const own =
    'consideration: concept-drift\nchecks:\n  - {id: concept-drift.acme-run, statement: A., ask: B?, help: C., scale: practice, risk: high, remedy: D., effort: S, cases: [tay-2016]}\n';
  const folder = folderOf({
    'mlready.yaml': 'version: 1\ngate: {extends: policy.yaml}\n',
    'policy.yaml': 'version: 1\npacks: [./rules/acme]\n',
    'rules/acme/pack.yaml': acme,
    'rules/acme/checklists/a.yaml': own,
  });
  for (const args of [['checks'], ['explain', 'concept-drift.acme-run'], ['schema', 'manifest']])
    expect(await runMlready(args, { cwd: folder })).toMatchObject({ code: 0, out: expect.stringContaining('concept-drift.acme-run') });
});

describe('mlready validate and schema', () => {
  it('know policies, in files and packages', async () => {
    const { top } = laid({}, { 'ml.yaml': policy, 'wrong.yaml': 'version: 1\nforbid: [roots]\n', 'node_modules/acme-policy/mlready-policy.yaml': policy });
    expect(await runMlready(['validate', 'ml.yaml', 'npm:acme-policy'], { cwd: top })).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^ml\.yaml is valid: sha256 [0-9a-f]{64}, 0 packs\.\nnpm:acme-policy is valid/),
    });
    expect(await runMlready(['validate', 'wrong.yaml'], { cwd: top })).toMatchObject({
      code: 2,
      err: 'mlready: wrong.yaml:2:10: "forbid[0]" cannot be "roots"; did you mean "root"?\n',
    });
    const { out } = await runMlready(['schema', 'policy']);
    expect(JSON.parse(readFileSync(join(root, 'schemas', 'policy.schema.json'), 'utf8'))).toEqual(JSON.parse(out));
  });
});
