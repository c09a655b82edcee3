// A pattern of the rules as the matchers use it: compiled when it is first needed, and asked only about texts that can hold it.

import type { Grams } from '../../parsers/regex/grams.js';
import { mayMatch } from '../../parsers/regex/required.js';
import { bare, patternOf } from '../pattern.js';

export interface Expected {
  /** Whether a text with these grams may match; false is certain. */
  mayMatch(grams: Grams): boolean;
  pattern(): RegExp;
}

const known = new Map<string, Expected>();

/** @returns the pattern; the same one for the same source, because a catalogue repeats patterns and is scanned with more than once. */
export function expected(source: string): Expected {
  let one = known.get(source);
  if (!one) {
    let may: ((grams: Grams) => boolean) | null = null;
    let compiled: RegExp | null = null;
    one = {
      mayMatch: (grams) => (may ??= mayMatch(bare(source)))(grams),
      pattern: () => (compiled ??= patternOf(source)),
    };
    known.set(source, one);
  }
  return one;
}
