// Words looked for in one text: the same answer as a plain search gives, whatever the letters.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wordOf, wordSearch } from '../../src/parsers/text/word-search.js';

const letters = fc.constantFrom('a', 'b', 'c', '_', '!', 'A', 'é', '中', '\n', '\u{1F600}');
const word = fc.array(letters, { minLength: 1, maxLength: 5 }).map((all) => all.join(''));

it.each([20, 2_000])('finds what a plain search finds, in texts of up to %d letters', (maxLength) => {
  fc.assert(
    fc.property(fc.array(letters, { minLength: maxLength / 2, maxLength }), fc.array(word, { maxLength: 20 }), (text, words) => {
      const whole = text.join('');
      const holds = wordSearch(() => whole);
      expect(words.map((one) => holds(wordOf(one)))).toEqual(words.map((one) => whole.includes(one)));
    }),
    { seed: 7, numRuns: 300 },
  );
});

it('reads the text when it is first asked, and once for each word', () => {
  let read = 0;
  const holds = wordSearch(() => {
    read++;
    return 'a text';
  });
  expect(read).toBe(0);
  expect([holds(wordOf('text')), holds(wordOf('text')), holds(wordOf('none'))]).toEqual([true, true, false]);
  expect(read).toBe(2);
});
