// What the library's scan gives is plain data: saved as JSON and read back, it serves as before.
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { assess, build, gate, type Scanned, scan } from '../src/index.js';
import { root } from '../src/root.js';
import { catalogue } from './support/catalogue-of-rules.js';
import { folderOf, git } from './support/program.js';

const terms = { at: new Date('2026-11-21T00:00:00Z') };
const env = { PATH: process.env['PATH'] };
const pack = `id: acme\ntitle: Acme\nversion: 1.0.0\nextends: survey\nswitch-off:\n  - {check: concept-drift.watched, reason: The platform team does this for all of us.}\n`;

describe.each([
  ['without packs of its own', {}],
  ['with a pack of its own', { 'mlready.yaml': 'version: 1\npacks: [./rules/acme]\n', 'rules/acme/pack.yaml': pack }],
])('a project %s', (_, files: Record<string, string>) => {
  let folder = '';
  beforeAll(() => {
    folder = folderOf(files);
    cpSync(join(root, 'fixtures', 'projects', 'churn'), folder, { recursive: true, filter: (path) => !path.endsWith('mlready.yaml') });
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-qm', 'first');
    git(folder, 'rm', '-rq', '.github');
    git(folder, 'commit', '-qm', 'second');
  });

  const reportOf = async (scanned: Scanned) => {
    const assessment = assess(scanned, terms);
    return build(scanned, assessment, await gate(scanned, assessment, { ...terms, base: 'HEAD~1', env }), terms);
  };

  it.each([undefined, 'HEAD', 'HEAD~1'])('scanned at %s is compared with its base and reported alike after it was saved', async (revision) => {
    const scanned = await scan(folder, { catalogue, revision, env });
    const report = await reportOf(scanned);
    const saved: Scanned = JSON.parse(JSON.stringify(scanned));
    expect(await reportOf(saved)).toEqual(report);
    expect((report.gate?.regressed.length ?? 0) > 0).toBe(revision !== 'HEAD~1');
    expect(report.project.firstFile).toBe('README.md');
  });
});
