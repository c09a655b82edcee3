// Whether a text says why a check does not apply, or only that it does not.
import type { Check } from '../model/index.js';
import { wordsOf } from '../parsers/documents/content-words.js';

/** Words that a reason needs beyond those of the check itself. */
export const leastReasonWords = 5;

/** What is said where nothing is said. */
const noReason: ReadonlySet<string> = new Set(
  "it this that is are was does do doesn't isn't don't not no none na n a apply applies applicable applied here project relevant needed necessary required because".split(
    ' ',
  ),
);
const ideographs = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/gu;

/** @param check whose statement and question lend no words to the reason; null where it is about none */
export function isReason(why: string, check: Pick<Check, 'statement' | 'ask'> | null): boolean {
  const own = new Set(check === null ? [] : [...wordsOf(check.statement), ...wordsOf(check.ask)]);
  const words = new Set(wordsOf(why.replace(ideographs, ' ')).filter((word) => !own.has(word) && !noReason.has(word)));
  // Two signs of Chinese or Japanese are about a word.
  return words.size + new Set(why.match(ideographs) ?? []).size / 2 >= leastReasonWords;
}
