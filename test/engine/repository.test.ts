// What a repository shows by itself, through the whole engine: nothing that a manifest holds moves it.
import { describe, expect, it } from 'vitest';
import { assessProject } from '../../src/engine/assess-project.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { folderOf } from '../support/program.js';

const files = {
  'train.py':
    'import pickle\nfrom sklearn.linear_model import Ridge\nmodel = Ridge(random_state=7).fit([[1]], [1])\nother = pickle.load(open("from-the-bucket.pkl", "rb"))\n',
  'legacy/report.py': 'import mlflow\nmlflow.log_metric("auc", 0.9)\n',
  'tests/test_train.py': 'from train import model\n\ndef test_model():\n    assert model.predict([[1]])[0] > 0\n',
  '.github/workflows/ci.yml': 'on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: pytest\n',
};
const pack = {
  'rules/acme/pack.yaml':
    'id: acme\ntitle: Rules of ACME\nversion: 0.1.0\nextends: survey\nswitch-off:\n  - {check: resource-heavy-techniques.seeds-set, reason: Our training is exact.}\n',
};
const host = { env: { PATH: process.env['PATH'], HOME: '' }, cwd: () => '/' };
const looked = async (manifest: string | null, more: Record<string, string> = {}) => {
  const folder = folderOf({ ...files, ...more, ...(manifest === null ? {} : { 'mlready.yaml': manifest }) });
  return assessProject(folder, { builtin: catalogue, today: '2026-11-21', untracked: true }, host);
};
const numbers = async (manifest: string | null, more: Record<string, string> = {}) => {
  const { assessment } = await looked(manifest, more);
  return { repository: assessment.repository, overall: assessment.overall.points };
};

describe('the number of a repository', () => {
  it.each<[string, string, Record<string, string>]>([
    ['answers', 'version: 1\nanswers:\n  resource-heavy-techniques.seeds-set: {value: no}\n  data-discovery.source-owners: {value: yes}\n', {}],
    [
      'what is set aside',
      'version: 1\nanswers:\n  unknown-search-space.past-trials-kept: {value: does-not-apply, why: Nobody looks back at what was tried.}\n',
      {},
    ],
    ['what is excluded', 'version: 1\nexclude: [train.py]\n', {}],
    ['the context', 'version: 1\ncontext: {learning: [pretrained], updates: none, does: {trains: false, serves: true}}\n', {}],
    ['a pack of the project', 'version: 1\npacks: [./rules/acme]\n', pack],
  ])('is not moved by %s', async (_, manifest, more) => {
    const [plain, moved] = [await numbers(null), await numbers(manifest, more)];
    expect(moved.repository).toEqual(plain.repository);
    // And it is the manifest that would have: the points it works on are others.
    expect(moved.overall).not.toEqual(plain.overall);
  });

  it('does not forget what is done where the files that show it are excluded', async () => {
    const { assessment } = await looked('version: 1\nexclude: [train.py]\n');
    expect(assessment.activities.find(({ id }) => id === 'trains')).toMatchObject({ state: 'present', said: null });
  });

  it('believes what is claimed, and a denial only where it is not seen', async () => {
    const { assessment } = await looked('version: 1\ncontext: {does: {trains: false, serves: true}}\n');
    const finding = (id: string) => assessment.findings.find(({ check }) => check === id);
    expect(finding('resource-heavy-techniques.seeds-set')).toMatchObject({ verdict: 'met' });
    expect(finding('operational-support.telemetry')?.reason).toMatchObject({ code: 'not-seen' });
    const { assessment: plain } = await looked(null);
    expect(plain.findings.find(({ check }) => check === 'operational-support.telemetry')?.reason).toMatchObject({
      code: 'not-here',
      activities: ['serves', 'scores-in-batch'],
    });
  });
});
