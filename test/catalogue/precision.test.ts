// rules/precision.yaml is what docs/accuracy.json measured last of each hazard.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';

interface Read {
  date: string;
  codes: Record<string, { right: number; places: number }>;
}

it('the precision of a hazard is that of its last reading', () => {
  const { hazards } = JSON.parse(readFileSync(join(root, 'docs', 'accuracy.json'), 'utf8')) as { hazards: Record<string, Read> };
  const last = Object.fromEntries(
    ['first', 'again', 'third', 'fourth'].flatMap((time) => {
      const { date = '', codes = {} } = hazards[time] ?? {};
      return Object.entries(codes).map(([code, { right, places }]) => [code, { right, places, on: date }]);
    }),
  );
  expect(catalogue.precision).toEqual(last);
  expect(Object.keys(last).length).toBeGreaterThan(20);
});
