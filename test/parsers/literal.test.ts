// The text that is searched for before a regular expression is run never rules out a text that the expression matches.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patternsOf } from '../../src/catalogue/expression-schema.js';
import { requiredPieces } from '../../src/parsers/regex/literal.js';
import { longestMatch } from '../../src/parsers/regex/longest.js';
import type { AnyOf, Needs } from '../../src/parsers/regex/needs.js';
import { rowsIn } from '../../src/parsers/text/word-search.js';
import { root } from '../../src/root.js';
import { type LazyPattern, lazyPattern, patternFrom } from '../../src/signals/pattern.js';
import { signFinder, signTable } from '../../src/signals/signs.js';
import { catalogue } from '../support/catalogue-of-rules.js';

/** As somebody would write it down. */
function shown(needs: Needs): string {
  return needs.map((anyOf) => inBrackets(anyOf, needs.length > 1)).join(' & ');
}

function inBrackets(anyOf: AnyOf, inner: boolean): string {
  const text = anyOf.map((one) => (typeof one === 'string' ? one : `(${shown(one)})`)).join(' | ');
  return inner && anyOf.length > 1 ? `(${text})` : text;
}

describe('the text that every match holds', () => {
  it.each([
    ['train', 'train'],
    ['\\bTrain_model\\(', 'train_model('],
    ['colou?r', 'colo & r'],
    ['ab+c', 'ab & c'],
    ['ab*cd', 'cd & a'],
    ['ab{0,3}c', 'a & c'],
    ['ab{2}cd', 'ab & cd'],
    ['^(?:a|b)model[xyz]+rest', 'model & rest & (a | b)'],
    ['[^\\]a]tail', 'tail'],
    ['(?=ahead)(?<!no )drift', 'ahead & drift'],
    ['(a(b[)c])d)end', 'end & a & b'],
    ['azure\\.storage', 'azure.storage'],
    ['exit 1', 'exit & 1'],
    ['\\x41bc', 'bc'],
    ['\\u2028xy', 'xy'],
    ['\\cJab', 'ab'],
    ['(?<year>\\d)\\k<year>z', 'z'],
    ['(a)\\12b', 'a & b'],
    ['naïve-bayes', 'naïve-bayes'],
    ['na\\u0130ve-ſayes', 'ayes & ve- & na'],
    ['模型(?:训练|评估)', '模型 & (训练 | 评估)'],
    ['train|fit', 'train | fit'],
    ['(?:train|fit)', 'train | fit'],
    ['(?:train|trainer|fit)', 'train | fit'],
    ['(?:train|fit)?', ''],
    ['(?:train|\\w)', ''],
    ['(?!train)', ''],
    ['x(?:predict|(?<name>score)s|a(?:bc|d))y', 'x & y & (predict | score | (a & (bc | d)))'],
    ['(?:predict|score)y', '(predict | score) & y'],
    ['model(?:train| model)', 'model'],
    ['(?:fit\\(.*train|score\\(.*test)', '(train & fit() | (score( & test)'],
    ['\\w+', ''],
  ])('of %s is %j', (source, needed) => expect(shown(requiredPieces(source))).toBe(needed));
});

describe('the most characters of a match', () => {
  it.each([
    ['train', 5],
    ['^\\btrain\\B$', 5],
    ['ab?c{3}d{1,4}', 9],
    ['a|bc|(?:def|g)', 3],
    ['(?:ab){2}[xyz]', 5],
    ['(?<name>ab)(?=cd)(?!efg)(?<=hi)(?<!jk)', 4],
    ['\\x41\\u0062\\.', 3],
    ['x{', 2],
    ['(?:(?!x)*|b)a', 2],
    ['a+', Number.POSITIVE_INFINITY],
    ['a{2,}', Number.POSITIVE_INFINITY],
    ['(?:ab|c*)d', Number.POSITIVE_INFINITY],
    ['(a)\\1', Number.POSITIVE_INFINITY],
  ])('of %s are %d', (source, length) => expect(longestMatch(source)).toBe(length));
});

describe('what a pattern needs', () => {
  it.each([
    ['stands close together', `${'x'.repeat(500)} train the model`, true],
    ['stands too far apart', `train ${'x'.repeat(500)} model`, false],
    ['stands close together at the second place of the first', `train ${'x'.repeat(500)} train the model`, true],
    ['is not all there', 'train the mode', false],
    ['stands in letters that become two in lower case', `train ${'\u0130'.repeat(30)} model`, true],
  ])('%s', (_, text, expected) => {
    const pattern = lazyPattern(patternFrom('train.{0,40}model'));
    expect(pattern.mayStandIn(text, () => text.toLowerCase())).toBe(expected);
  });

  it('is not looked for where the pattern is compiled already', () => {
    const pattern = lazyPattern(patternFrom('train.{0,40}model'));
    const reads = () => expect.fail('the text was read');
    expect([pattern.expression().test('train'), pattern.expression().test('a model')]).toEqual([false, false]);
    expect(pattern.mayStandIn('none of it', reads)).toBe(true);
  });
});

/** Whether a text, in lower case, has the signs of a pattern. */
function hasSigns(pattern: LazyPattern, lower: string): boolean {
  return signFinder(signTable([{ matcher: 1, signs: pattern.signs() }]), 2)({ letters: () => [rowsIn(lower)] })(1);
}

describe('the signs of', () => {
  it.each([
    ['a pattern that matches', 'train(?:er|ing)_loop', 'the training_loop', true],
    ['a pattern of which the text holds one word alone', 'predict.{0,40}champion', 'predict it', false],
    ['a pattern of which the text holds none of the alternatives', '(?:evidently|whylogs)', 'a plain text', false],
    ['a pattern of which the text holds one of the alternatives', '(?:evidently|whylogs)', 'import whylogs', true],
    ['a pattern of words that are too short', '(?:fit|run)', 'none of them', true],
    ['a pattern that matches anything', '\\w+', 'none of them', true],
    ['a pattern with what needs two words or another', '(?:kedro.{1,9}pipeline|dagster)', 'dagster', true],
  ])('%s', (_, source, text, expected) => expect(hasSigns(lazyPattern(patternFrom(source)), text)).toBe(expected));
});

/** Pieces of regular expressions, each with a text that it matches. */
const piece: fc.Arbitrary<[source: string, match: string]> = fc.oneof(
  fc.constantFrom<[string, string]>(
    ['a', 'a'],
    ['B', 'b'],
    ['foo', 'FOO'],
    ['\\.', '.'],
    ['\\(', '('],
    ['-', '-'],
    ['"', '"'],
    ['\\x41', 'A'],
    ['\\u0062', 'B'],
  ),
  fc.constantFrom<[string, string]>(['x?', ''], ['x*', 'xx'], ['x+', 'xx'], ['x{2}', 'xx'], ['x{0,2}', ''], ['x{1,3}?', 'x'], ['x{', 'x{']),
  fc.constantFrom<[string, string]>(
    ['[ab)]', ')'],
    ['[^\\]]', 'q'],
    ['(?:foo|bar)', 'bar'],
    ['(?:ab)?', ''],
    ['(?=.?)', ''],
    ['\\b', ''],
    ['.', '#'],
    ['\\w', '_'],
  ),
  fc.constantFrom<[string, string]>([' ', ' '], ['\\s', '\n'], ['ſ', 'ſ'], ['K', 'K'], ['|zz|', 'zz']),
);

describe('a search for it', () => {
  it('rules out no text that is made to match', () => {
    let matches = 0;
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 10 }), fc.string({ maxLength: 5 }), fc.boolean(), (pieces, around, exact) => {
        const source = `${exact ? '(?-i)' : ''}${pieces.map(([one]) => one).join('')}`;
        const text = `${around}${pieces.map(([, match]) => match).join('')}${around}`;
        const pattern = lazyPattern(patternFrom(source));
        if (!pattern.expression().test(text)) return;
        matches += 1;
        expect(pattern.mayMatch((word) => text.toLowerCase().includes(word.text))).toBe(true);
        expect(pattern.mayStandIn(text, () => text.toLowerCase())).toBe(true);
        expect(hasSigns(pattern, text.toLowerCase())).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(matches).toBeGreaterThan(1000);
  });

  const folder = join(root, 'fixtures', 'signals');
  /** Every paragraph of the fixtures: small texts, so that what a pattern needs is not there by chance. */
  const texts = readdirSync(folder).flatMap((file) => readFileSync(join(folder, file), 'utf8').split(/\n(?= {2}- )/));
  const patterns = [...new Set(catalogue.signals.flatMap(({ seen }) => patternsOf(seen)))].map((source) => {
    const written = patternFrom(source);
    return { written, pattern: lazyPattern(written) };
  });

  const signsIn = signFinder(signTable(patterns.map(({ pattern }, matcher) => ({ matcher, signs: pattern.signs() }))), patterns.length);

  it('rules out no text of the fixtures that a pattern of the rules matches', () => {
    let matches = 0;
    for (const text of texts) {
      const lower = text.toLowerCase();
      const mayMean = signsIn({ letters: () => [rowsIn(lower)] });
      for (const [number, { written, pattern }] of patterns.entries()) {
        if (!pattern.expression().test(text)) continue;
        matches += 1;
        const mayStand = lazyPattern(written).mayStandIn(text, () => lower);
        if (!mayMean(number) || !mayStand || !pattern.mayMatch((word) => lower.includes(word.text)))
          expect.fail(`${pattern.expression().source.slice(0, 80)} on ${text.slice(0, 80)}`);
      }
    }
    expect(matches).toBeGreaterThan(1000);
  }, 400_000);
});
