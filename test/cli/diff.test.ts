// mlready diff.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { folderOf, git, tooWide } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

describe('a diff', () => {
  let churn = '';
  const commit = (message: string) => {
    git(churn, 'add', '-A');
    git(churn, 'commit', '-q', '-m', message);
  };
  beforeAll(() => {
    churn = join(folderOf(), 'churn');
    cpSync(join(root, 'fixtures', 'projects', 'churn'), churn, { recursive: true });
    git(churn, 'init', '-q');
    commit('the project');
    git(churn, 'tag', 'v1');
    rmSync(join(churn, '.github', 'workflows', 'ci.yml'));
    commit('Drop \u001b[31mCI');
    writeFileSync(join(churn, 'uv.lock'), 'version = 1\n\n[[package]]\nname = "numpy"\nversion = "1.26.4"\n');
    commit('Lock');
    git(churn, 'tag', 'v2');
  });

  it('says what was lost and won, by how much, where, and by which commit', async () => {
    const { code, out, err } = await runMlready(['diff', 'v1', 'v2'], { cwd: churn });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const text = out.replace(/\s+/g, ' ');
    expect(text).toMatch(/churn · v1 \([0-9a-f]{10}\) -> v2 \([0-9a-f]{10}\) 28\.7 % -> 28\.7 % of the points/);
    expect(text).toMatch(
      /Lost against the base · software-engineering-anti-patterns\.tested-in-ci -7 points: met, observed -> partly met, observed; \.github\/workflows\/ci\.yml was removed \([0-9a-f]{7,} Drop \\u\{1b\}\[31mCI/,
    );
    expect(text).toMatch(/Won · reuse-of-code-and-models\.pinned \+7 points: gap, observed -> partly met, observed/);
    expect(tooWide(out, 80)).toEqual([]);
  });

  it('goes the other way as well, and compares with what is on disk', async () => {
    expect(JSON.parse((await runMlready(['diff', 'v2', 'v1', '--json'], { cwd: churn })).out)).toMatchObject({
      regressed: [{ check: 'reuse-of-code-and-models.pinned', points: 7 }],
      improved: [{ check: 'software-engineering-anti-patterns.tested-in-ci', points: 7 }],
    });
    expect(JSON.parse((await runMlready(['diff', 'v1', '--json'], { cwd: churn })).out)).toMatchObject({
      to: { name: 'on disk', commit: null },
      regressed: [{ check: 'software-engineering-anti-patterns.tested-in-ci' }],
    });
  });

  it('calls it a change of the rules where only the context differs', async () => {
    const manifest = readFileSync(join(churn, 'mlready.yaml'), 'utf8');
    writeFileSync(join(churn, 'mlready.yaml'), manifest.replace(/^context:\n(?: .*\n)+/m, 'context:\n  data: none\n  exposure: [internal]\n'));
    const found = JSON.parse((await runMlready(['diff', 'v2', '--json'], { cwd: churn })).out);
    writeFileSync(join(churn, 'mlready.yaml'), manifest);
    expect(found).toMatchObject({ regressed: [], improved: [], ownRules: false, oneSided: [] });
    expect(found.policy.map(({ code }: { code: string }) => code)).toContain('context-changed');
  });

  it('of a revision with itself finds nothing', async () => {
    expect((await runMlready(['diff', 'v1', 'v1'], { cwd: churn })).out).toContain('No check differs.');
  });

  it('audits a revision as it was, whatever is on disk', async () => {
    const [then, now] = [await runMlready(['audit', '--rev', 'v1', '--json'], { cwd: churn }), await runMlready(['audit', '--json'], { cwd: churn })].map(
      ({ out }) => JSON.parse(out),
    );
    const state = (report: { facts: { signal: string; state: string }[] }) => report.facts.find(({ signal }) => signal === 'verify.tests_in_ci')?.state;
    expect([state(then), state(now)]).toEqual(['present', 'absent']);
    expect(then.project.revision).toBe(git(churn, 'rev-parse', 'v1').trim());
  });

  it.each([
    [['diff', 'v9'], 'revision v9: is not known to git here'],
    [['diff', 'v1', 'v9'], 'revision v9: is not known to git here'],
    [['audit', '--rev', 'v9'], 'revision v9: is not known to git here'],
    [['diff'], "missing required argument 'from'"],
  ])('refuses %j in one line', async (args, cause) => {
    const { code, out, err } = await runMlready(args, { cwd: churn });
    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toContain(cause);
  });
});
