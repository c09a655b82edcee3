import fc from 'fast-check';
import ignore from 'ignore';
import { describe, expect, it } from 'vitest';
import { ignoreRules, manySteps } from '../../src/parsers/glob/ignore-rules.js';

const word = fc.constantFrom('a', 'b', 'ab', 'A', '.a', 'a.b', 'ba', 'a-b');
const piece = fc.oneof(
  { weight: 4, arbitrary: word },
  fc.constantFrom('*', '**', '***', '?', '[ab]', '[!a]', '[a-c]', '[[:alpha:]]', '[]a]', '[a', '\\*', '\\a', '[^.-]', '[b-a]', '[', 'a b', '\\ '),
);
const part = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(''));
const line = fc
  .record({
    negative: fc.constantFrom('', '', '', '!'),
    head: fc.constantFrom('', '', '/', '**/', '/**/'),
    parts: fc.array(fc.oneof({ weight: 3, arbitrary: part }, fc.constant('**')), { minLength: 1, maxLength: 4 }),
    tail: fc.constantFrom('', '', '/', '/**', '/*', ' ', '/**/'),
  })
  .map(({ negative, head, parts, tail }) => `${negative}${head}${parts.join('/')}${tail}`);
const path = fc
  .tuple(fc.array(fc.oneof(word, fc.constantFrom('c', '*', ']', 'a b', '-')), { minLength: 1, maxLength: 5 }), fc.boolean())
  .map(([segments, folder]) => segments.join('/') + (folder ? '/' : ''));

describe('patterns of git', () => {
  it('are matched as the library ignore matches them', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.array(path, { minLength: 1, maxLength: 6 }), (lines, paths) => {
        const known = ignore().add(lines.join('\n'));
        const own = ignoreRules(lines, manySteps());
        for (const one of paths) expect(own(one), `${JSON.stringify(lines)} on ${one}`).toBe(known.ignores(one));
      }),
      { seed: 20, numRuns: 4000 },
    );
  });

  it.each([
    ['*.log', 'deep/a.LOG', true],
    ['/out/', 'out/x.py', true],
    ['/out/', 'deep/out/x.py', false],
    ['out/', 'out', false],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**', 'a/', false],
    ['a/**', 'a/b/c', true],
    ['# x', '# x', false],
    ['\\#x', '#x', true],
    ['x\\ ', 'x ', true],
    ['[[:digit:]]?', '1a', true],
    ['[[:figure:]]', '1', false],
    ['[!a-c]x', 'dx', true],
    ['/', 'a', false],
  ])('%s on %s: %s', (pattern, one, expected) => expect(ignoreRules([pattern], manySteps())(one)).toBe(expected));

  it('let a later one take back what an earlier one left out, unless a folder above is left out', () => {
    expect(ignoreRules(['*.csv', '!keep.csv'], manySteps())('keep.csv')).toBe(false);
    expect(ignoreRules(['data/', '!data/keep.csv'], manySteps())('data/keep.csv')).toBe(true);
  });

  it.each([
    ['many folders of stars', `a/${'**/'.repeat(2000)}b`, `${'a/'.repeat(60)}c`],
    ['many stars in a name', `${'a*'.repeat(2000)}b`, 'a'.repeat(250)],
    ['many brackets', `${'*[ab]'.repeat(2000)}c`, 'ab'.repeat(120)],
  ])('with %s cost what their length allows', (_, pattern, one) => {
    const steps = manySteps();
    expect(ignoreRules([pattern], steps)(one)).toBe(false);
    expect(manySteps().left - steps.left).toBeLessThan(2_000_000);
  });

  it('leave out nothing more once the steps are spent', () => {
    const steps = { left: 10 };
    const rules = ignoreRules(['b'], steps);
    expect(rules('b')).toBe(true);
    for (let i = 0; i < 20; i++) rules(`x${i}`);
    expect(rules('b')).toBe(false);
    expect(steps.left).toBeLessThanOrEqual(0);
  });
});
