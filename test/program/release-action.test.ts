// A release of the GitHub Action is made in a repository of our own, and its tag is run in a folder where nothing is installed.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { actionIn, bash, runAction } from '../support/action.js';
import { folderOf, git } from '../support/program.js';
import { commit, dateEntry, releaseSource, runScript, version } from '../support/release-source.js';

const tag = `v${version}`;

let source = '';
beforeAll(() => {
  source = releaseSource('fixtures', 'docs', 'test');
});

const release = (...args: string[]) => runScript(source, 'release-action', ...args);

describe('a release of the action', () => {
  it('is refused without a version, with another than package.json has, without an entry in the changelog, and with changes that are in no commit', () => {
    expect(release()).toMatchObject({ code: 2, err: expect.stringContaining('name one such as 1.2.3') });
    expect(release('latest')).toMatchObject({ code: 2, err: expect.stringContaining('the version latest: is none') });
    expect(release('99.0.0')).toMatchObject({
      code: 2,
      err: `release-action: package.json: has the version ${version}, not 99.0.0; set it there first, and commit that\n`,
    });
    expect(release(version)).toMatchObject({ code: 2, err: expect.stringContaining('CHANGELOG.md: says nothing under a heading') });
    dateEntry(source);
    expect(release(version)).toMatchObject({ code: 2, err: expect.stringContaining('the working tree: has changes that no commit holds') });
    expect(git(source, 'tag')).toBe('');
  });

  it('is a commit beside the branch with the program as it runs, which runs where nothing is installed', async () => {
    commit(source, 'Date the release');
    const head = git(source, 'rev-parse', 'HEAD');
    const { code, out, err } = release(version);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const made = git(source, 'rev-parse', `${tag}^{commit}`).trim();
    expect(out).toContain(`OWNER/mlready@${made} # ${tag}`);
    // The branch and the checkout are as they were.
    expect([git(source, 'rev-parse', 'main'), git(source, 'status', '--porcelain'), git(source, 'rev-parse', `${made}^`)]).toEqual([head, '', head]);
    expect(release(version)).toMatchObject({ code: 2, err: expect.stringContaining(`the tag ${tag}: is there already`) });

    const folder = join(mkdtempSync(join(tmpdir(), 'mlready-')), 'action');
    git(source, 'clone', '-q', '--branch', tag, `file://${source}`, folder);
    expect(
      git(folder, 'ls-files')
        .split('\n')
        .filter((path) => !/^dist\/[\w.-]+\.js$/.test(path)),
    ).toEqual([
      '.pre-commit-hooks.yaml',
      'LICENSE',
      'action.yml',
      'bin/mlready.js',
      'dist/THIRD-PARTY-NOTICES.txt',
      'dist/catalogue.json.br',
      'dist/sbom.cdx.json',
      'package.json',
      'scripts/action/comment.mjs',
      'scripts/action/failed.mjs',
      'scripts/action/github.mjs',
      'scripts/action/issue.mjs',
      'scripts/action/results.mjs',
      'scripts/action/review.mjs',
      '',
    ]);
    expect(git(folder, 'ls-files', '--stage', 'bin')).toMatch(/^100755 /);
    expect(Object.keys(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))).toEqual([
      'name',
      'version',
      'description',
      'license',
      'type',
      'bin',
      'engines',
      'private',
    ]);
    // What was reviewed on the branch is what runs.
    expect(actionIn(folder)).toEqual(actionIn(root));

    const workspace = join(folderOf(), 'churn');
    cpSync(join(root, 'fixtures', 'projects', 'churn'), workspace, { recursive: true });
    git(workspace, 'init', '-q', '-b', 'main');
    git(workspace, 'add', '-A');
    git(workspace, 'commit', '-q', '-m', 'The project');
    git(workspace, 'checkout', '-q', '-b', 'topic');
    rmSync(join(workspace, '.github'), { recursive: true });
    git(workspace, 'add', '-A');
    git(workspace, 'commit', '-q', '-m', 'Drop CI');
    const ran = await runAction(
      folder,
      workspace,
      { sarif: 'mlready.sarif', comment: 'false', review: 'false' },
      { GITHUB_BASE_REF: 'main', GITHUB_EVENT_NAME: 'pull_request' },
    );
    expect({ code: ran.code, verdict: ran.outputs['verdict'], uploads: ran.uses.length }).toEqual({ code: 1, verdict: 'fail', uploads: 1 });
    expect(ran.summary).toContain('gate failed');
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
    for (const line of [
      '--version',
      `validate ${join(workspace, 'mlready.yaml')}`,
      `due ${workspace}`,
      'explain drift',
      `audit ${workspace} --base none -f html`,
      `inventory ${workspace}`,
    ])
      expect({ line, ...(await bash(`node ${join(folder, 'bin', 'mlready.js')} ${line} > ${join(workspace, 'out')}`, workspace, {})) }).toEqual({
        line,
        code: 0,
        out: '',
      });
  }, 300_000);

  it('is what the action asks for where it lies as source', async () => {
    const folder = folderOf({ 'action.yml': readFileSync(join(root, 'action.yml'), 'utf8') });
    const { code, log } = await runAction(folder, folderOf(), {}, {});
    expect({ code, log }).toEqual({ code: 2, log: expect.stringMatching(/^::error title=mlready::This revision is the source of mlready[^\n]*\n$/) });
  });
});
