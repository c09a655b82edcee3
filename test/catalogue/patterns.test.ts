// No pattern of the rules repeats without bound over characters that what follows could also take, so none can be made exponential, and what one of them may
// cost on a hostile file is cut off by the guard. `npm run patterns` puts recheck to all of them.
import { describe, expect, it } from 'vitest';
import { patternsOf } from '../../src/catalogue/expression-schema.js';
import { unboundedRepeats } from '../../src/catalogue/repetition.js';
import { finishesWithin } from '../../src/signals/run-with-timeout.js';
import { withinTimeBudget } from '../../src/signals/time-budget.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const owners = [
  ...[...catalogue.signals, ...catalogue.activities].map(({ id, seen }) => ({ id, seen })),
  ...catalogue.context.flatMap(({ id, guesses }) => guesses.map(({ value, seen }) => ({ id: `${id}: ${value}`, seen }))),
  ...catalogue.proposals.map(({ check, says, seen }) => ({ id: `${check}: ${says}`, seen })),
];

describe('the patterns of', () => {
  it('the rules are many', () => expect(owners.flatMap(({ seen }) => patternsOf(seen)).length).toBeGreaterThan(500));

  it.each(owners)('$id repeat with a bound', ({ seen }) => {
    for (const pattern of patternsOf(seen)) expect({ pattern, unbounded: unboundedRepeats(pattern) }).toEqual({ pattern, unbounded: [] });
  });
});

describe('what runs too long', () => {
  const endless = () => void /^(a+)+$/.test(`${'a'.repeat(60)}b`);

  it('is stopped', () => {
    expect(finishesWithin(100, endless)).toBe(false);
    expect(finishesWithin(60_000, () => undefined)).toBe(true);
  });

  it('throws on what is thrown in it', () => {
    expect(() =>
      finishesWithin(1000, () => {
        throw new RangeError('mine');
      }),
    ).toThrow('mine');
  });

  it('among files is left, and the others are looked at', () => {
    const seen: string[] = [];
    const left = withinTimeBudget(
      ['a', 'slow', 'b'],
      (file) => {
        if (file === 'slow') endless();
        seen.push(file);
        return 1;
      },
      300,
    );
    expect({ left, seen }).toEqual({ left: ['slow'], seen: ['a', 'b'] });
  });

  it('twice ends the looking, and what was not looked at is said', () => {
    const left = withinTimeBudget(
      ['slow1', 'a', 'slow2', 'b'],
      (file) => {
        if (file.startsWith('slow')) endless();
        return 1;
      },
      200,
    );
    expect(left).toEqual(['slow1', 'slow2', 'b']);
  });

  it('on the wall alone, because the machine is busy, is not slow', () => {
    // Waiting uses no processor time, as if other programs had it.
    const wait = () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    const seen: string[] = [];
    const left = withinTimeBudget(
      ['a', 'waits', 'b'],
      (file) => {
        if (file === 'waits') wait();
        seen.push(file);
        return 1;
      },
      150,
    );
    expect({ left, seen: new Set(seen) }).toEqual({ left: [], seen: new Set(['a', 'waits', 'b']) });
  });

  it('once, because the machine was busy, is looked at again', () => {
    let tries = 0;
    const left = withinTimeBudget(
      ['a'],
      () => {
        tries += 1;
        if (tries === 1) endless();
        return 1;
      },
      200,
    );
    expect({ left, tries }).toEqual({ left: [], tries: 2 });
  });
});
