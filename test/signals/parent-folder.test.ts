// A project inside a larger repository: what counts of the folders above it, and what does not.
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { folderOf, git } from '../support/program.js';
import { runHere } from '../support/run-here.js';

const workflow = (...steps: string[]) =>
  `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n${steps.map((step) => `      - ${step}\n`).join('')}`;

/** A repository with two services, each a project of its own; `manifest` is that of services/scoring. */
function repository(manifest: string, more: Record<string, string> = {}): string {
  const folder = folderOf({
    LICENSE: 'MIT License\n\nCopyright (c) 2026 Somebody\n\nPermission is hereby granted, free of charge, to any person obtaining a copy of this software\n',
    '.github/workflows/ci.yml': workflow('run: pytest services/scoring'),
    'pyproject.toml': '[tool.ruff]\nline-length = 100\n\n[project]\nname = "all"\ndependencies = ["evidently"]\n',
    'docs/model-card.md': '# Model card\n\nThe model scores customers.\n',
    'services/scoring/train.py': 'import mlflow\nfrom sklearn.linear_model import Ridge\n\nmlflow.start_run()\nRidge().fit(X, y)\n',
    'services/scoring/mlready.yaml': manifest,
    'services/pricing/app.py': 'from fastapi import FastAPI\napp = FastAPI()\n',
    ...more,
  });
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'a');
  return folder;
}

const audit = async (folder: string): Promise<Report> => JSON.parse((await runHere(folder, ['audit', 'services/scoring', '-f', 'json'])).out);
const state = (report: Report, signal: string) => report.facts.find((fact) => fact.signal === signal)?.state;
const places = (report: Report, signal: string) => report.facts.find((fact) => fact.signal === signal)?.places;

describe('a project inside another', () => {
  it('sees nothing of the folders above', async () => {
    const report = await audit(repository('version: 1\n'));
    expect(['deploy.ci', 'law.licensed', 'code.linted', 'verify.tests_in_ci'].map((id) => state(report, id))).toEqual(['absent', 'absent', 'absent', 'absent']);
    expect(report).toMatchObject({ files: 1, filesAbove: 0, project: { root: '.' } });
  });

  it('counts CI, licence and lint settings above where its manifest names the root, and nothing else', async () => {
    const folder = repository('version: 1\nroot: ../..\n');
    const report = await audit(folder);
    expect(report).toMatchObject({ files: 1, filesAbove: 3, project: { root: '../..' } });
    expect(places(report, 'deploy.ci')).toEqual([{ path: '../../.github/workflows/ci.yml', line: 1 }]);
    expect(places(report, 'verify.tests_in_ci')).toEqual([{ path: '../../.github/workflows/ci.yml', line: 6 }]);
    expect(places(report, 'law.licensed')).toEqual([{ path: '../../LICENSE' }]);
    expect(places(report, 'code.linted')?.[0]).toMatchObject({ path: '../../pyproject.toml' });
    expect(['monitor.drift', 'model.carded', 'deploy.served'].map((id) => state(report, id))).toEqual(['absent', 'absent', 'absent']);
    expect((await runHere(folder, ['audit', 'services/scoring', '--full'], { env: { COLUMNS: '200' } })).out).toMatch(
      /settings of \.\.\/\.\. count here.*3 files were looked at; they show: "A\s+linter/,
    );
  });

  it.each<[string, Record<string, string>, 'present' | 'absent']>([
    ['names another part', { '.github/workflows/ci.yml': workflow('run: pytest services/pricing') }, 'absent'],
    ['runs in another part', { '.github/workflows/ci.yml': workflow('run: cd services/pricing && pytest') }, 'absent'],
    ['says that it runs in another part', { '.github/workflows/ci.yml': workflow('run: pytest\n        working-directory: services/pricing') }, 'absent'],
    ['runs at the top', { '.github/workflows/ci.yml': workflow('run: pytest') }, 'present'],
    ['runs in the project', { '.github/workflows/ci.yml': workflow('run: cd services/scoring && python -m pytest -q') }, 'present'],
    [
      'calls the project’s own Makefile',
      { '.github/workflows/ci.yml': workflow('run: make -C services/scoring test'), 'services/scoring/Makefile': 'test:\n\tpytest\n' },
      'present',
    ],
    [
      'calls a script of another part that tests the project',
      { '.github/workflows/ci.yml': workflow('run: ./tools/test.sh'), 'tools/test.sh': '#!/bin/sh\npytest services/scoring\n' },
      'present',
    ],
  ])('tells whose tests CI runs: it %s', async (_, files, expected) => {
    expect(state(await audit(repository('version: 1\nroot: ../..\n', files)), 'verify.tests_in_ci')).toBe(expected);
  });

  it.each([
    ['../../..', 'leads out of the git repository; write root: ../..'],
    ['services', 'must be a folder above, such as .. or ../..'],
    ['/etc', 'must be a folder above, such as .. or ../..'],
    ['../x', 'must be a folder above, such as .. or ../..'],
  ])('refuses root: %s in one line', async (root, cause) => {
    const { code, out, err } = await runHere(repository(`version: 1\nroot: ${root}\n`), ['audit', 'services/scoring']);
    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toContain(cause);
  });

  it('refuses a root where there is no repository that holds both', async () => {
    const folder = folderOf({ 'a/mlready.yaml': 'version: 1\nroot: ..\n', LICENSE: 'MIT' });
    expect(await runHere(folder, ['audit', 'a'])).toMatchObject({ code: 2, err: expect.stringContaining('needs a git repository that holds both folders') });
  });
});
