// What a run costs, counted and not timed: processes started, files opened, bytes read, code loaded. A busy machine changes none of it.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { folderOf, git, mlready } from '../support/program.js';

const project = folderOf();
beforeAll(() => {
  cpSync(join(root, 'fixtures', 'projects', 'churn'), project, { recursive: true });
  git(project, 'init', '-q');
  git(project, 'add', '-A');
  git(project, 'commit', '-qm', 'All of it');
});

describe('an audit of the sample project', () => {
  it('starts git five times, and nothing else', () => {
    const folder = folderOf();
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const wrapper = join(folder, 'git');
    writeFileSync(wrapper, `#!/bin/sh\necho "$@" >> ${join(folder, 'calls')}\nexec ${real} "$@"\n`);
    chmodSync(wrapper, 0o755);
    expect(mlready(['audit', project, '--json'], { env: { PATH: `${folder}:${process.env['PATH']}` } })).toMatchObject({ code: 0, err: '' });
    const calls = readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');
    expect(calls.map((call) => call.slice(call.indexOf(project) + project.length + 1))).toEqual([
      'ls-files -z -v --stage -- .',
      'ls-files -z --others --exclude-standard -- .',
      'rev-parse --verify --quiet HEAD^{commit}',
      'rev-parse --show-prefix',
      'config --get remote.origin.url',
    ]);
  });

  it('opens each file once, and again only what an answer cites or CI runs', () => {
    const counts = join(folderOf(), 'counts.json');
    const preload = fileURLToPath(new URL('../support/count-reads.mjs', import.meta.url));
    expect(mlready(['audit', project, '--json'], { env: { COUNTS: counts, NODE_OPTIONS: `--import ${preload}` } })).toMatchObject({ code: 0, err: '' });
    const { opened, bytes }: { opened: Record<string, number>; bytes: number } = JSON.parse(readFileSync(counts, 'utf8'));
    const tracked = Object.entries(opened).flatMap(([path, times]) =>
      path.startsWith(`${project}/`) ? [[path.slice(project.length + 1), times] as const] : [],
    );
    expect(tracked.length).toBeGreaterThan(25);
    expect(Object.fromEntries(tracked.filter(([, times]) => times > 1))).toEqual({
      'docs/data.md': 2,
      'docs/model-card.md': 2,
      'docs/runbook.md': 2,
      'src/churn/data.py': 3,
      'src/churn/evaluate.py': 2,
      'src/churn/features.py': 2,
      'src/churn/validate.py': 3,
    });
    // Beside the project it reads its rules, and nothing else of any size.
    const size = tracked.reduce((sum, [path, times]) => sum + times * statSync(join(project, path)).size, 0);
    const rules = Object.keys(opened).filter((path) => basename(path).startsWith('catalogue.json'));
    expect(rules).toHaveLength(1);
    expect(bytes - statSync(rules[0] ?? '').size).toBeLessThanOrEqual(size + 4_096);
  });
});

/** The modules of this program that a run loads, by Node's own coverage, and their bytes. */
function loadedBy(args: string[]): { modules: number; kilobytes: number } {
  const coverage = folderOf();
  expect(mlready(args, { env: { NODE_V8_COVERAGE: coverage } })).toMatchObject({ code: 0, err: '' });
  const urls = readdirSync(coverage).flatMap((file) => {
    const { result }: { result: { url: string }[] } = JSON.parse(readFileSync(join(coverage, file), 'utf8'));
    return result.flatMap(({ url }) => (url.startsWith('file:') ? [fileURLToPath(url)] : []));
  });
  return { modules: urls.length, kilobytes: Math.round(urls.reduce((sum, path) => sum + statSync(path).size, 0) / 1000) };
}

describe('code that is loaded', () => {
  it.each([
    { args: ['--version'], modules: 1, kilobytes: 1 },
    { args: ['--help'], modules: 16, kilobytes: 110 },
    { args: ['audit', folderOf({ 'train.py': 'import sklearn\n' })], modules: 76, kilobytes: 1_250 },
    { args: ['audit', project], modules: 86, kilobytes: 1_450 },
  ])('$args: at most $modules modules and $kilobytes kB', ({ args, ...most }) => {
    const { modules, kilobytes } = loadedBy(args);
    expect(modules).toBeLessThanOrEqual(most.modules);
    expect(kilobytes).toBeLessThanOrEqual(most.kilobytes);
    // A bound that is twice what is needed would tell nothing.
    expect(kilobytes).toBeGreaterThanOrEqual(Math.floor(most.kilobytes / 2));
  });
});
