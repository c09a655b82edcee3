// The words for why something proves little.
import { expect, it } from 'vitest';
import { deads, hollows } from '../../src/model/index.js';
import { doubtMend, doubtWords } from '../../src/report/messages/doubts.js';
import { doubtCodes } from '../support/every-code.js';

it('has words, and a thing to do first, of its own for each doubt', () => {
  const all = [...hollows, ...deads];
  expect([...all].sort()).toEqual(Object.keys(doubtCodes).sort());
  expect(new Set(all.map(doubtWords)).size).toBe(all.length);
  expect(new Set(all.map(doubtMend)).size).toBe(all.length);
});
