// What comes nearest to a practice that is absent.
import { expect, it } from 'vitest';
import { treeOf } from '../../src/project/text-tree.js';
import { scan } from '../../src/signals/scan.js';
import { rulesOf } from '../support/catalogue-of-rules.js';

const fact = (signal: string, files: Record<string, string>) => scan(treeOf(files), rulesOf(signal), []).facts[0];

it('a job of cron that is commented out', () => {
  expect(fact('monitor.retraining', { 'deploy/crontab': 'MAILTO=ml@example.org\n# 0 3 * * 1 cd /srv/churn && python train.py\n' })).toMatchObject({
    state: 'absent',
    near: { doubt: 'commented-out', places: [{ path: 'deploy/crontab', line: 2 }] },
  });
});

it('tests that no runner finds', () => {
  expect(fact('verify.tests', { 'tests/etl_checks.py': 'from etl import rows\ndef test_rows():\n    assert rows()\n' })).toMatchObject({
    state: 'absent',
    near: { doubt: 'collects-nothing', places: [{ path: 'tests/etl_checks.py', line: 2 }] },
  });
});

it('tests that no runner finds, whatever colour a document gives the build', () => {
  const files = { 'etl.py': 'def rows():\n    return 1\n', 'tests/etl_checks.py': 'from etl import rows\ndef test_rows():\n    assert rows()\n' };
  const near = (more: Record<string, string>) => fact('verify.tests', { ...files, ...more })?.near?.doubt;
  expect(near({ 'README.md': 'The build is green.\n' })).toBe('collects-nothing');
  expect(near({ 'ci.sh': 'set -e\ngreen tests\n' })).toBeUndefined();
});

it('a job whose condition is never true', () => {
  const ci = 'on: push\njobs:\n  a:\n    if: false\n    steps:\n      - run: pytest tests\n';
  expect(fact('verify.tests_in_ci', { '.github/workflows/ci.yml': ci, 'tests/test_a.py': 'def test_a():\n    assert f()\n' })).toMatchObject({
    state: 'absent',
    near: { doubt: 'never-true', places: [{ path: '.github/workflows/ci.yml', line: 6 }] },
  });
});

const gates = 'from model import predict\ndef test_accuracy():\n    accuracy = evaluate(predict)\n    assert accuracy > 0.85\n';
const runsIt = (...commands: string[]) => `on: push\njobs:\n  a:\n    steps:\n${commands.map((command) => `      - run: ${command}\n`).join('')}`;

it.each([
  ['pytest --ignore=tests/model', 'weak'],
  ['pytest -k "not quality"', 'weak'],
  ['pytest --ignore=tests/slow', 'present'],
  ['pytest -k "not quality or gpu"', 'present'],
  ['pytest', 'present'],
])('tests of the model where CI runs `%s`: %s', (command, state) => {
  const files = { 'tests/model/test_quality.py': gates, 'tests/test_rows.py': 'from model import rows\ndef test_rows():\n    assert rows()\n' };
  expect(fact('verify.model_tests', { ...files, '.github/workflows/ci.yml': runsIt(command) })?.state).toBe(state);
  expect(fact('verify.model_tests', { ...files, '.github/workflows/ci.yml': runsIt(command, 'pytest tests') })?.state).toBe('present');
});
