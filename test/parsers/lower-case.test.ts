// Expressions that ignore letter case, run on lower case instead: the same places.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { builtinCatalogue } from '../../src/catalogue/builtin.js';
import { lowerCased } from '../../src/parsers/regex/lower-case.js';

it.each([
  ['Data(?:Set|base)', 'data(?:set|base)'],
  [String.raw`\bModel\W{1,3}[A-Z_]\D`, String.raw`\bmodel\W{1,3}[a-z_]\D`],
  [String.raw`(?<Name>[a-z]{2})=\k<Name>`, String.raw`(?<name>[a-z]{2})=\k<name>`],
  [String.raw`[!-~]\x2D[^A-Za-z0-9]`, String.raw`[!-~]\x2D[^a-za-z0-9]`],
  ['naïve', 'naïve'],
  [String.raw`[\w\-\.]X`, String.raw`[\w\-\.]x`],
])('%s becomes %s', (source, lower) => expect(lowerCased(source)).toBe(lower));

it.each(['[+-_]', '[Z-a]', '[A-z]', 'École', String.raw`\u00C9cole`, String.raw`\x41`, String.raw`[!-\^]x`, String.raw`[\+-_]x`])(
  '%s stays as it is: it would mean something else',
  (source) => expect(lowerCased(source)).toBeNull(),
);

it('finds what the expression itself finds, for every pattern of the rules, in any letter case', async () => {
  const { signals, activities, context } = await builtinCatalogue();
  const sources = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('source' in value && typeof value.source === 'string' && 'needs' in value) sources.add(value.source);
    else for (const one of Object.values(value)) gather(one);
  };
  gather([signals, activities, context]);
  const all = [...sources].filter((source) => !source.startsWith('(?-i)') && lowerCased(source) !== null);
  expect(all.length).toBeGreaterThan(2_000);
  // Texts of what the patterns themselves are made of come nearer to matching than others.
  const piece = fc.oneof(
    fc.constantFrom(...all).chain((source) => fc.constantFrom(...source.split(/[\\()|[\]{}?*+^$]+|\d+,\d*/).map((one) => one || ' '))),
    fc.constantFrom(' ', '\n', '(', ')', '=', ': ', '"', '_', '.', 'A', 'z', '-', '/'),
  );
  const text = fc
    .array(
      piece.chain((one) => fc.constantFrom(one, one.toUpperCase(), one.toLowerCase())),
      { minLength: 1, maxLength: 14 },
    )
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.constantFrom(...all), { minLength: 20, maxLength: 20 }), (given, some) => {
      for (const source of some) {
        const [expected, found] = [new RegExp(source, 'im').exec(given), new RegExp(lowerCased(source) ?? '', 'm').exec(given.toLowerCase())];
        expect([source, found?.index, found?.[0].length]).toEqual([source, expected?.index, expected?.[0].length]);
      }
    }),
    { seed: 19, numRuns: 300 },
  );
});
