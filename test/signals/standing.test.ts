// What is seen and doubted: it counts as hollow, or as nothing, and is said as what it is.
import { expect, it } from 'vitest';
import type { Doubt, Expression, Matcher, Sighting } from '../../src/model/index.js';
import { evaluate, standing } from '../../src/signals/facts.js';

const a: Matcher = { kind: 'a' };
const b: Matcher = { kind: 'b' };
const at = (path: string, doubt?: Doubt): Sighting => ({ path, line: 1, ...(doubt && { doubt }) });
const both: Expression = { all: [a, b], same: 'file' };
const holds = (places: [Matcher, Sighting[]][], expression: Expression) => {
  const { live, used, all } = standing(new Map(places));
  return [live, used, all].map((hits) => evaluate(expression, hits).holds);
};

it.each<[string, [Matcher, Sighting[]][], Expression, boolean[]]>([
  ['what nobody doubts counts', [[a, [at('x')]]], a, [true, true, true]],
  ['what is hollow is used, and not live', [[a, [at('x', 'failure-allowed')]]], a, [false, true, true]],
  ['what is dead is there, and no more', [[a, [at('x', 'never-true')]]], a, [false, false, true]],
  ['one live place is enough', [[a, [at('x', 'never-true'), at('y')]]], a, [true, true, true]],
  [
    'both parts have to live',
    [
      [a, [at('x')]],
      [b, [at('x', 'set-aside')]],
    ],
    both,
    [false, false, true],
  ],
  [
    'a live part in another file does not help',
    [
      [a, [at('x'), at('y', 'status-lost')]],
      [b, [at('y')]],
    ],
    both,
    [false, true, true],
  ],
  [
    'what is dead does not stand in the way',
    [
      [a, [at('x')]],
      [b, [at('x', 'unused')]],
    ],
    { all: [a, { none: [b] }], same: 'tree' },
    [true, true, false],
  ],
])('%s', (_, places, expression, expected) => expect(holds(places, expression)).toEqual(expected));
