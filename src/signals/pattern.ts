// Regular expressions of the rules.
import { requiredPieces } from '../parsers/regex/literal.js';
import { longestMatch } from '../parsers/regex/longest.js';
import { lowerCased } from '../parsers/regex/lower-case.js';
import { NeedsReader, needsText } from '../parsers/regex/needs.js';
import { once } from '../parsers/text/lazy.js';
import { leadingSpace } from '../parsers/text/lines.js';
import type { Word } from '../parsers/text/word-search.js';

/** @returns the regular expression for a pattern of the rules: multi-line, and case-insensitive unless it starts with "(?-i)". @throws SyntaxError */
export function patternOf(source: string): RegExp {
  return source.startsWith('(?-i)') ? new RegExp(source.slice(5), 'm') : new RegExp(source, 'im');
}

/** A regular expression of the rules, as the schemas of matchers make it and the built catalogue keeps it. */
export interface Pattern {
  source: string;
  /** What stands in every text that it matches, see `needsText`; "" where nothing is known. */
  needs: string;
  /** The most characters of a match; null where nothing bounds them. */
  reach: number | null;
}

/** @returns a pattern of the rules @param source as it is written there */
export function patternFrom(source: string): Pattern {
  const plain = source.startsWith('(?-i)') ? source.slice(5) : source;
  const longest = longestMatch(plain);
  return { source, needs: needsText(requiredPieces(plain)), reach: Number.isFinite(longest) ? longest : null };
}

/** A pattern as matchers use it. Most patterns of the rules meet no text in a scan that they could match, so each is compiled when it is first asked for. */
export interface LazyPattern {
  /** Whether a text may match; false is certain. @param holds whether the text, or one that it was made of by blanking parts out, holds a word in lower case */
  mayMatch(holds: (word: Word) => boolean): boolean;
  /** Lists of words: a text that matches holds, in lower case, a word of each. */
  signs(): string[][];
  /**
   * The same by whether what is needed stands close enough together. To compile a pattern is dearer than that; of one that was run before the answer is true.
   * @param lower gives the text in lower case
   */
  mayStandIn(text: string, lower: () => string): boolean;
  /** The expression for the text as it stands. */
  expression(): RegExp;
  /** Where a text matches first, -1 where nowhere. @param lower gives the text in lower case */
  searchIn(text: string, lower: () => string): number;
  /** All that a text matches, `most` at most. @param lower gives the text in lower case @returns where each match begins */
  searchAll(text: string, lower: () => string, most: number): number[];
}

/** An engine compiles an expression when it is first run, and once more, to machine code, when it is run again. */
const askedOften = 2;

/** @returns a pattern of the rules that nothing is done with yet */
export function lazyPattern({ source, needs, reach }: Pattern): LazyPattern {
  const needed = new NeedsReader(needs);
  let compiled: RegExp | null = null;
  let asked = 0;
  const inLower = once(() => {
    const lower = source.startsWith('(?-i)') ? null : lowerCased(source);
    return lower === null ? null : new RegExp(lower, 'm');
  });
  const expression = () => {
    asked++;
    return (compiled ??= patternOf(source));
  };
  /** What to run on which of the two texts. */
  const suited = (text: string, lower: () => string): [RegExp, string] => {
    const quick = lower().length === text.length ? inLower() : null;
    if (quick === null) return [expression(), text];
    asked++;
    return [quick, lower()];
  };
  return {
    mayMatch: (holds) => needed.meets(holds),
    signs: () => needed.signs(),
    // Where letters become two in lower case, what is needed stands further apart.
    mayStandIn: (text, lower) => asked >= askedOften || lower().length !== text.length || needed.meetsNear(lower(), reach ?? Number.POSITIVE_INFINITY),
    expression,
    searchIn(text, lower) {
      const [suitable, searched] = suited(text, lower);
      const found = suitable.exec(searched);
      return found ? found.index + leadingSpace(found[0]) : -1;
    },
    searchAll(text, lower, most) {
      const [suitable, searched] = suited(text, lower);
      return everyMatch(suitable, searched, most).map((found) => found.index + leadingSpace(found[0]));
    },
  };
}

function everyMatch(pattern: RegExp, text: string, most: number): RegExpExecArray[] {
  const all = new RegExp(pattern.source, `${pattern.flags}g`);
  const found: RegExpExecArray[] = [];
  for (let match = all.exec(text); match !== null && found.length < most; match = all.exec(text)) {
    found.push(match);
    // A match of nothing would be found for ever.
    if (match[0] === '') all.lastIndex++;
  }
  return found;
}

/** @returns whether every one of some patterns may match a text; false is certain @param holds as of `mayMatch` */
export function mayAllMatch(patterns: readonly LazyPattern[], holds: (word: Word) => boolean): boolean {
  for (const one of patterns) if (!one.mayMatch(holds)) return false;
  return true;
}
