// mlready waivers (the clock stands at 2026-11-21).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderOf, tooWide } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const manifest = `version: 1
answers:
  data-discovery.catalogued: {value: automated, evidence: [{path: docs/catalogue.md}], on: 2026-11-01}
waivers:
  # the old one
  - check: concept-drift.watched
    reason: planned
    statement: In spring.
    owner: Ana
    created: 2026-06-01
    expires: 2026-11-01
  # no longer needed
  - {check: data-discovery.catalogued, reason: planned, statement: Soon., owner: Ana, created: 2026-11-01, expires: 2027-02-01}
  # the good one
  - check: fairness-and-accountability.owners-named # really
    reason: accepted-risk
    statement: "We know it \\e[31m."
    owner: Ben
    created: 2026-11-01
    expires: 2027-03-01
`;
const page =
  '# Catalogue\n\nThe sheet names forty tables of the warehouse with their owners, and the models that read each. Ben renews it on the first Monday of every month.\n';
const project = () => folderOf({ 'mlready.yaml': manifest, 'docs/catalogue.md': page });
const read = (folder: string) => readFileSync(join(folder, 'mlready.yaml'), 'utf8');

describe('waivers', () => {
  it('are listed, the one that expires first first, with nothing that a terminal would take for a command', async () => {
    const { code, out } = await runMlready(['waivers', 'list', project()]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^expired +concept-drift\.watched\n +until 2026-11-01 \(20 days ago\)[\s\S]*unused +data-discovery\.catalogued[\s\S]*active +fairness-and-accountability\.owners-named\n[\s\S]*\\u\{1b\}\[31m/,
    );
    expect(out).not.toContain('\u001b');
    expect(tooWide(out, 80)).toEqual([]);
  });

  it('are listed as data', async () => {
    expect(JSON.parse((await runMlready(['waivers', 'list', project(), '--json'])).out)).toMatchObject([
      { check: 'concept-drift.watched', state: 'expired', days: -20 },
      { check: 'data-discovery.catalogued', state: 'unused' },
      { check: 'fairness-and-accountability.owners-named', state: 'active', days: 100 },
    ]);
  });

  it('fail the lint where one has expired or is no longer needed', async () => {
    expect(await runMlready(['waivers', 'lint', project()])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/concept-drift\.watched expired[\s\S]*data-discovery\.catalogued is no longer needed/),
    });
    expect(await runMlready(['waivers', 'lint', folderOf({ 'mlready.yaml': 'version: 1\n' })])).toMatchObject({ code: 0, out: 'Nothing is waived.\n' });
  });

  it('are pruned in place: what is good stays with its comments', async () => {
    const folder = project();
    expect(await runMlready(['waivers', 'prune', folder])).toMatchObject({
      code: 0,
      out: 'concept-drift.watched is waived no longer.\ndata-discovery.catalogued is waived no longer.\n',
    });
    const kept = manifest.slice(0, manifest.indexOf('  # the old one')) + manifest.slice(manifest.indexOf('  # the good one'));
    expect(read(folder)).toBe(kept);
    expect(await runMlready(['waivers', 'prune', folder])).toMatchObject({ code: 0, out: expect.stringContaining('No waiver') });
  });

  it('are renewed from today, and the approval of the old one is gone', async () => {
    const folder = folderOf({ 'mlready.yaml': manifest.replace('    expires: 2027-03-01', '    expires: 2027-03-01\n    approved-by: Cleo') });
    expect(await runMlready(['waivers', 'renew', 'fairness-and-accountability.owners-named', folder, '--expires', '2027-05-01'])).toMatchObject({ code: 0 });
    expect(read(folder)).toContain('  - check: fairness-and-accountability.owners-named # really\n');
    expect(read(folder)).toMatch(/created: 2026-11-21\n {4}expires: 2027-05-01\n$/);
  });

  describe('that no approver approved', () => {
    const policed = `version: 1
gate: {extends: policy.yaml}
waivers:
  - { check: concept-drift.watched, reason: planned, statement: Soon., owner: Ana, created: 2026-11-01, expires: 2027-02-01, approved-by: Eve }
  - {check: environmental-impact.energy-measured, reason: planned, statement: Soon., owner: Ana, created: 2026-06-01, expires: 2026-11-01, approved-by: Boss}
`;
    const policedProject = () => folderOf({ 'mlready.yaml': policed, 'policy.yaml': 'version: 1\nwaivers: {approvers: [Boss]}\n' });
    const first = policed.split('\n')[3];

    it('are listed and fail the lint', async () => {
      const folder = policedProject();
      expect(JSON.parse((await runMlready(['waivers', 'list', folder, '--json'])).out)).toMatchObject([
        { check: 'environmental-impact.energy-measured', state: 'expired' },
        { check: 'concept-drift.watched', state: 'unapproved' },
      ]);
      expect(await runMlready(['waivers', 'lint', folder])).toMatchObject({ code: 1, out: expect.stringContaining('concept-drift.watched') });
    });

    it('stay where others are pruned or renewed', async () => {
      const pruned = policedProject();
      expect(await runMlready(['waivers', 'prune', pruned])).toMatchObject({ code: 0 });
      expect(read(pruned)).toContain(`${first}\n`);
      expect(read(pruned)).not.toContain('energy-measured');
      const renewed = policedProject();
      const args = ['waivers', 'renew', 'environmental-impact.energy-measured', renewed, '--expires', '2027-02-01', '--approved-by', 'Boss'];
      expect(await runMlready(args)).toMatchObject({ code: 0 });
      expect(read(renewed)).toContain(`${first}\n`);
      expect(read(renewed)).toMatch(/energy-measured.*expires: 2027-02-01/);
    });

    it('give no other their line in what is due', async () => {
      const due = JSON.parse((await runMlready(['due', policedProject(), '--json'])).out);
      expect(JSON.stringify(due)).toMatch(/"names":\["environmental-impact.energy-measured"\][^}]*"line":5/);
    });
  });

  it.each([
    [['renew', 'fairness-and-accountability.owners-named', '--expires', '2028-01-01'], 'the waiver lasts 406 days'],
    [['renew', 'fairness-and-accountability.owners-nmed', '--expires', '2027-01-01'], 'did you mean "fairness-and-accountability.owners-named",'],
    [['renew', 'fairness-and-accountability.owners-named', '--expires', 'soon'], 'must be a day'],
    [['renew', 'fairness-and-accountability.owners-named'], "required option '--expires <day>'"],
  ])('refuse %j in one line, and the file stays as it was', async (args, cause) => {
    const folder = project();
    const [command = '', ...rest] = args;
    const { code, out, err } = await runMlready(['waivers', command, ...rest], { cwd: folder });
    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toContain(cause);
    expect(read(folder)).toBe(manifest);
  });
});
