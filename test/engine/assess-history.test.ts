// The walk over a history, without the command around it.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { assessHistory } from '../../src/engine/assess-history.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { folderOf, git } from '../support/program.js';

const tested = 'software-engineering-anti-patterns.tested-in-ci';

it('tells at each commit what was known, what was lost and what was won since, unrounded', async () => {
  const folder = folderOf({
    'train.py': 'from sklearn.linear_model import LogisticRegression\nmodel = LogisticRegression().fit([[1]], [1])\n',
    'tests/test_train.py': 'from train import fit\ndef test_it():\n    assert fit(1) == 2\n',
    'mlready.yaml': 'version: 1\nproject: churn\n',
  });
  const commit = (message: string) => {
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '-m', message);
  };
  git(folder, 'init', '-q');
  commit('Begin');
  writeFileSync(join(folder, '.gitlab-ci.yml'), 'test:\n  script:\n    - pytest\n');
  commit('Test in CI');
  writeFileSync(join(folder, 'mlready.yaml'), 'version: 1\nanswers: {no-such: {value: yes}}\n');
  commit('Break the manifest');
  rmSync(join(folder, 'mlready.yaml'));
  rmSync(join(folder, '.gitlab-ci.yml'));
  commit('Drop both');

  const written: string[] = [];
  const host = {
    env: { PATH: process.env['PATH'], HOME: folder },
    cwd: () => folder,
    write: (path: string) => void written.push(path),
    err: (text: string) => {
      throw new Error(text);
    },
  };
  const request = { builtin: catalogue, by: 'commit', since: null, most: 3, cache: false } as const;
  const { project, points, earlier, shallow } = await assessHistory(folder, request, host);
  expect({ earlier, shallow, written, named: project.startsWith('mlready-') }).toEqual({ earlier: 1, shallow: false, written: [], named: true });
  expect(points.map(({ state }) => state)).toEqual(['assessed', 'manifest-broken', 'assessed']);
  const [, broken, last] = points;
  expect(broken).toMatchObject({ score: null, points: null, level: null, lost: [], won: [] });
  expect(broken?.observed).toBeGreaterThan(0);
  // Held against the last that has numbers.
  expect(last?.lost.find(({ check }) => check === tested)?.points).toBeGreaterThan(0);
  const { earned = 0, total = 1 } = last?.points ?? {};
  expect(last?.score).toBe((100 * earned) / total);

  const all = await assessHistory(folder, { ...request, most: 4 }, host);
  expect(all.points[1]?.won.map(({ check }) => check)).toContain(tested);
  expect(all.points[0]).toMatchObject({ lost: [], won: [] });
});
