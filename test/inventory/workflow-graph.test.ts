// Jobs of GitHub Actions, and conditions that are none.
import { expect, it } from 'vitest';
import { readWorkflowGraph } from '../../src/inventory/ci.js';

const job = (steps: string) => `on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n${steps}`;
const flaws = (text: string) => readWorkflowGraph(text)?.flaws.map(({ flaw, line }) => `${flaw} ${line}`);

it('tells what waits for what, and what holds it', () => {
  const graph = readWorkflowGraph('on: [push, release]\njobs:\n  a: {steps: []}\n  b: {needs: a, environment: live, if: github.ref}\n  c: {needs: [a, b]}');
  expect(graph?.events).toEqual(['push', 'release']);
  expect(graph?.jobs.map(({ name, needs, environment, condition }) => [name, needs, environment, condition])).toEqual([
    ['a', [], false, ''],
    ['b', ['a'], true, 'github.ref'],
    ['c', ['a', 'b'], false, ''],
  ]);
});

it.each(['', 'a: 1', 'on: push\njobs: [', 'on: push\njobs: {a: 3, b: [4]}'])('takes %j without a fault', (text) =>
  expect(() => readWorkflowGraph(text)).not.toThrow(),
);

it.each([
  ["${{ a }} == 'x'", true],
  ['${{ a == b }}', false],
  ['a == b', false],
  ["!${{ contains(x, 'y') }}", true],
  ['${{ a', false],
])('"if: %s" always holds: %s', (condition, always) =>
  expect(flaws(job(`      - if: ${JSON.stringify(condition)}\n        run: x`))).toEqual(always ? ['always-true 6'] : []),
);

it.each([
  ['set before, read after', ['x_y=1', 'echo $x_y'], 1],
  ['read in the same step', ['x_y=1; echo $x_y', 'echo'], 0],
  ['handed on', ['x_y=1; echo x_y=$x_y >> $GITHUB_ENV', 'echo $x_y'], 0],
  ['set by a file that is read', ['x_y=1', 'source env.sh; echo $x_y'], 0],
  ['set by the runner', ['PATH=/a:$PATH', 'echo $PATH'], 0],
  ['a default is given', ['x_y=1', 'echo ${x_y:-2}'], 0],
])('a variable: %s', (_, [first = '', second = ''], count) =>
  expect(flaws(job(`      - run: ${JSON.stringify(first)}\n      - run: ${JSON.stringify(second)}`))).toHaveLength(count),
);
