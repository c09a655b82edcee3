// How long an audit may take of a job that the queue has handed out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { secondsLeft } from '../../src/fleet/queue.js';

describe('the time of a job', () => {
  it.each([
    ['is all of it where it came at once', 300, 40, 300],
    ['is less by what the database took to hand it out', 300, 12_900, 288],
    ['is a second at the least, so that somebody gets on', 5, 60_000, 1],
    ['is never more than was asked for', 0.001, 60_000, 0.001],
  ])('%s', (_, seconds, waited, left) => expect(secondsLeft(seconds, waited)).toBe(left));

  it('ends before its time has run out, but for a second, counted from when it was taken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_600 }), fc.integer({ min: 0, max: 7_200_000 }), (seconds, waited) => {
        if (waited / 1000 < seconds) expect(secondsLeft(seconds, waited) + waited / 1000).toBeLessThan(seconds + 1);
      }),
    );
  });
});
