// No pattern of the rules repeats without bound over characters that what follows could also take, so none can be made exponential, and what one of them may
// cost on a hostile file is cut off by the guard. `npm run patterns` puts recheck to all of them.
import { describe, expect, it } from 'vitest';
import { mostWays, waysOf } from '../../src/catalogue/backtracking.js';
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

describe('the ways in which a pattern takes a text are', () => {
  it.each([
    '(?:a{0,50}){0,50}b',
    '(?:a|a){0,40}b',
    '(?:a|a){40}b',
    '(?:a*){20}b',
    '(?:a?){30}a{30}',
    '(?=(a{0,9}){9})x',
    '(?<!(?:a|ab?){1,60})x',
    '(?:(?:a|a){2}){20}c',
    'a*a*a*b',
    '(?:a|a)b'.repeat(30),
    '(?:ab|a)c?'.repeat(30),
    'a*a*(?:a|b)?a*b',
    '\\s*[ ]?\\s*\\s+x?\\s*y',
    `${'('.repeat(3000)}a${')'.repeat(3000)}`,
  ])('too many in %j', (pattern) => expect(waysOf(pattern)).toBeGreaterThan(mostWays));

  it.each([
    '\\bshadow[_ -]?run\\b',
    '(?:\\w{1,40}\\.){0,4}fit\\(',
    '(?:\\d{1,3}\\.){3}\\d{1,3}',
    '\\s*=\\s*\\(\\s*x\\s*\\)\\s*:\\s*y',
    '\\s+(?:async\\s+)?(?:def\\s+)?\\w{1,40}',
    '.{0,200}foo.{0,200}bar.{0,200}',
    '(?:alpha|beta|gamma)[ \\t]*(?:=|:)[ \\t]*(?:true|yes|on)',
    '(?:[^\\n]{0,100}\\n){0,20}end',
  ])('few enough in %j', (pattern) => expect(waysOf(pattern)).toBeLessThanOrEqual(mostWays));
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
    const { left, taken } = within(['a', 'slow', 'b'], (file) => file === 'slow' && endless(), 300);
    expect({ left, taken }).toEqual({ left: ['slow'], taken: ['a', 'b'] });
  });

  it('twice ends the looking, and what was not looked at is said', () => {
    const { left } = within(['slow1', 'a', 'slow2', 'b'], (file) => file.startsWith('slow') && endless(), 200);
    expect(left).toEqual(['slow1', 'slow2', 'b']);
  });

  it('on the wall alone, because the machine is busy, is not slow, and each file is taken once and in order', () => {
    // Waiting uses no processor time, as if other programs had it.
    const wait = () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    const { left, taken, looked } = within(['a', 'waits', 'b'], (file) => file === 'waits' && wait(), 150);
    expect({ left, taken }).toEqual({ left: [], taken: ['a', 'waits', 'b'] });
    expect(looked.filter((file) => file === 'waits').length).toBeGreaterThan(1);
  });

  it('once, because the machine was busy, is looked at again', () => {
    let tries = 0;
    const { left, taken } = within(['a'], () => ++tries === 1 && endless(), 200);
    expect({ left, taken, tries }).toEqual({ left: [], taken: ['a'], tries: 2 });
  });

  it('that overflows is left, and is not slow', () => {
    const deep = (): number => 1 + deep();
    const files = ['a', 'deep1', 'deep2', 'deep3', 'b'];
    expect(within(files, (file) => file.startsWith('deep') && deep(), 1_000)).toMatchObject({ left: ['deep1', 'deep2', 'deep3'], taken: ['a', 'b'] });
  });

  it('takes other files in the same order whatever a group of them holds', () => {
    const files = Array.from({ length: 200 }, (_, i) => `${i}`);
    const megabyte = 1024 * 1024;
    let read = 0;
    let most = 0;
    const taken: string[] = [];
    const left = withinTimeBudget(files, {
      look: (file, pending) => {
        most = Math.max(most, pending);
        return { file, before: read + pending };
      },
      take: (file, result) => {
        expect(result).toEqual({ file, before: read });
        read += megabyte;
        taken.push(file);
      },
      bytes: () => megabyte,
    });
    expect({ left, taken, most }).toEqual({ left: [], taken: files, most: 3 * megabyte });
  });
});

/** What came of files that are looked at by `look`. */
function within(files: readonly string[], look: (file: string) => unknown, milliseconds: number): { left: string[]; taken: string[]; looked: string[] } {
  const [taken, looked] = [[] as string[], [] as string[]];
  const work = {
    look: (file: string) => {
      looked.push(file);
      return look(file);
    },
    take: (file: string) => void taken.push(file),
    bytes: () => 1,
  };
  return { left: withinTimeBudget(files, work, milliseconds), taken, looked };
}
