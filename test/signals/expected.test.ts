// The words that are looked for before a regular expression is run never rule out a text that it matches.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternsOf } from '../../src/catalogue/expression.js';
import { gramsOf } from '../../src/parsers/regex/grams.js';
import { root } from '../../src/root.js';
import { expected } from '../../src/signals/matchers/expected.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const folder = join(root, 'fixtures', 'signals');
/** Every paragraph of the fixtures: small texts, so that what a pattern needs is not there by chance. */
const texts = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/\n(?= {2}- )/));
const patterns = [...new Set(catalogue.signals.flatMap(({ seen }) => patternsOf(seen)))].map(expected);

describe('looking for words first', () => {
  it('rules out no text of the fixtures that a pattern of the rules matches', () => {
    let matches = 0;
    for (const text of texts) {
      const grams = gramsOf(text);
      for (const pattern of patterns) {
        if (!pattern.pattern().test(text)) continue;
        matches += 1;
        expect(pattern.mayMatch(grams), `${pattern.pattern().source.slice(0, 80)} on ${text.slice(0, 80)}`).toBe(true);
      }
    }
    expect(matches).toBeGreaterThan(1000);
  });

  it('rules out no text made of the words of a pattern', () => {
    const sources = ['\\b(?:train|fit)_\\w{1,9}\\(', 'foo(?:bar|baz)?qux', 'a[bc]d{2,3}e', '(?:x|yy)zz|end', '^key:[ \\t]*value$', '(?<!no )drift'];
    const piece = fc.constantFrom(
      'train',
      'fit',
      '_',
      'model',
      '(',
      'foo',
      'bar',
      'baz',
      'qux',
      'a',
      'b',
      'c',
      'd',
      'dd',
      'e',
      'x',
      'yy',
      'zz',
      'end',
      '\n',
      'key:',
      ' ',
      'value',
      'no ',
      'DRIFT',
    );
    fc.assert(
      fc.property(fc.constantFrom(...sources), fc.array(piece, { maxLength: 12 }), (source, pieces) => {
        const text = pieces.join('');
        const one = expected(source);
        if (one.pattern().test(text)) expect(one.mayMatch(gramsOf(text))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it('rules out most of what does not match', () => {
    const grams = gramsOf('def add(a, b):\n    return a + b\n');
    expect(patterns.filter((pattern) => pattern.mayMatch(grams)).length).toBeLessThan(patterns.length / 2);
  });
});
