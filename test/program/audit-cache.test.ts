// What the real program keeps between two audits, where that is asked for.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { folderOf, git, mlready } from '../support/program.js';

let project = '';
let caches = '';
beforeEach(() => {
  project = folderOf();
  caches = folderOf();
  cpSync(join(root, 'fixtures', 'projects', 'churn'), project, { recursive: true });
  git(project, 'init', '-q', '-b', 'main');
  git(project, 'add', '-A');
  git(project, 'commit', '-qm', 'All of it');
});

const run = (...args: string[]) => mlready(['audit', project, '--json', ...args], { env: { XDG_CACHE_HOME: caches } });
const files = () => readdirSync(join(caches, 'mlready'));
const kept = () => files().map((name) => readFileSync(join(caches, 'mlready', name), 'utf8'));

describe('the cache of an audit', () => {
  it('is written only where it is asked for', () => {
    expect(run()).toMatchObject({ code: 0, err: '' });
    expect(existsSync(join(caches, 'mlready'))).toBe(false);
  });

  it('changes no byte of the report, whatever was changed since', () => {
    const changes: [path: string, text: string | null][] = [
      ['README.md', '# churn\n\nNothing to say.\n'],
      ['src/churn/more.py', 'import mlflow\n\nmlflow.log_metric("auc", 0.7)\n'],
      ['sklearn.py', 'def train_test_split(*parts):\n    return parts\n'],
      ['src/churn/train.py', null],
    ];
    expect(run('--cache')).toEqual(run());
    expect(run('--cache')).toEqual(run());
    for (const [path, text] of changes) {
      if (text === null) rmSync(join(project, path));
      else writeFileSync(join(project, path), text);
      git(project, 'add', '-A');
      const plain = run();
      expect(run('--cache')).toEqual(plain);
      expect(run('--cache')).toEqual(plain);
    }
  });

  it('serves a comparison as well, and the review of a change', () => {
    git(project, 'switch', '-qc', 'change');
    writeFileSync(join(project, 'load.py'), 'import torch\n\nmodel = torch.load("model.pt", weights_only=False)\n');
    git(project, 'add', '-A');
    git(project, 'commit', '-qm', 'Load');
    for (const args of [
      ['--base', 'main'],
      ['--changed', '--base', 'main'],
    ]) {
      const plain = run(...args);
      expect(run(...args, '--cache')).toEqual(plain);
      expect(run(...args, '--cache')).toEqual(plain);
    }
  });

  it('keeps what packs of the project see apart from what the built-in rules see', () => {
    mkdirSync(join(project, 'rules', 'acme'), { recursive: true });
    const change = 'change: [{check: concept-drift.watched, risk: low, reason: So.}]\n';
    writeFileSync(join(project, 'rules', 'acme', 'pack.yaml'), `id: acme\ntitle: Acme\nversion: 1.0.0\nextends: survey\n${change}`);
    writeFileSync(join(project, 'mlready.yaml'), `${readFileSync(join(project, 'mlready.yaml'), 'utf8')}\npacks: [./rules/acme]\n`);
    git(project, 'add', '-A');
    const plain = run();
    expect(plain.code).toBe(0);
    expect([run('--cache'), run('--cache')]).toEqual([plain, plain]);
    expect(files()).toHaveLength(2);
  });

  it('looks only at what changed: what is kept is what the report says', () => {
    run('--cache');
    const [name = ''] = files();
    const before = kept();
    expect(run('--cache').code).toBe(0);
    expect(kept()).toEqual(before);
    // What somebody else wrote into it counts for nothing.
    writeFileSync(join(caches, 'mlready', name), String(before[0]).replace('"bytes":', '"bytes":9'));
    expect(run('--cache')).toEqual(run());
    expect(kept()).toEqual(before);
  });

  it('that has no place is told in one line, and the audit goes on', () => {
    rmSync(caches, { recursive: true });
    writeFileSync(caches, 'a file where a folder should be');
    const { code, out, err } = run('--cache');
    expect({ code, lines: err.split('\n').length - 1 }).toEqual({ code: 0, lines: 1 });
    expect(err).toContain('or leave --cache out');
    expect(out).toBe(mlready(['audit', project, '--json']).out);
  });

  it('says so in one line where no folder is known for it', () => {
    const { code, err } = mlready(['audit', project, '--json', '--cache'], { env: { XDG_CACHE_HOME: '', HOME: '' } });
    expect({ code, err }).toEqual({ code: 0, err: 'mlready: --cache: finds no cache folder, so nothing is kept; set XDG_CACHE_HOME or HOME\n' });
  });
});
