// Jobs of GitHub Actions, and conditions that are none.
import { expect, it } from 'vitest';
import { linesBehind } from '../../src/inventory/ci/never-come-to.js';
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

it.each([
  ['Bash', 'if [ "$x_y" = "1" ]; then\n  make a\nelse\n  make b\nfi\nmake c', ['make a']],
  ['a test before the command', '[[ $x_y == yes ]] && make a\nmake b', ['[[ $x_y == yes ]] && make a']],
  ['PowerShell', 'if ($x_y -eq "1") {\n  make a\n}\nmake b', ['make a']],
  ['what is not equal', 'if [ "$x_y" != "1" ]; then\n  make a\nfi', []],
  ['another variable', 'if [ "$z_y" = "1" ]; then\n  make a\nfi', []],
  ['an alternative', '[ "$x_y" = 1 ] && make a || make b', []],
  ['a block that nothing closes', 'if [ "$x_y" = "1" ]; then\n  make a', []],
])('lines behind an empty variable: %s', (_, script, dead) => {
  expect(linesBehind(script, new Set(['x_y'])).map((at) => script.split('\n')[at]?.trim())).toEqual(dead);
});
