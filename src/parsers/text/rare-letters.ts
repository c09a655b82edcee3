// How rare the letters of words are in a text: what is rare rules out most texts.
import { lettersInRow } from './word-search.js';

/** Roughly how many of a hundred letters of English text and of code are this one. Nothing depends on it but how many texts are looked at for nothing. */
const percent: Record<string, number> = {
  ...{ a: 8, b: 1.5, c: 3, d: 4, e: 12, f: 2, g: 2, h: 6, i: 7, j: 0.2, k: 1, l: 4, m: 2.5 },
  ...{ n: 7, o: 7.5, p: 2, q: 0.1, r: 6, s: 6, t: 9, u: 3, v: 1, w: 2.5, x: 0.2, y: 2, z: 0.1 },
  ...{ _: 3, '.': 3, '(': 2, ')': 2, '=': 2, '-': 2, '"': 2, "'": 2, ',': 2, ':': 2, '/': 1 },
};
const percentOfOthers = 0.5;

/** @returns the share of places of a text at which such letters may be expected */
function shareOf(letters: string): number {
  let share = 1;
  for (const letter of letters) share *= (percent[letter] ?? percentOfOthers) / 100;
  return share;
}

/** @param word in lower case @returns the rarest letters of a word, as many as a row has; null where the word is shorter */
export function rarestLetters(word: string): string | null {
  let rarest: string | null = null;
  for (let at = 0; at + lettersInRow <= word.length; at++) {
    const letters = word.slice(at, at + lettersInRow);
    if (rarest === null || shareOf(letters) < shareOf(rarest)) rarest = letters;
  }
  return rarest;
}

/** How likely a text is to hold the rarest letters of one of some words; more than likely where one of them is shorter than a row. */
function likelihood(words: readonly string[]): number {
  return words.reduce((sum, word) => sum + shareOf(rarestLetters(word) ?? ''), 0);
}

/** @param lists of words in lower case @returns the same, those first of which the fewest texts hold a word */
export function rarestFirst(lists: readonly (readonly string[])[]): (readonly string[])[] {
  return [...lists].sort((one, other) => likelihood(one) - likelihood(other));
}

/** @returns the first of `rarestFirst`; empty where there is no list */
export function rarestWords(lists: readonly (readonly string[])[]): readonly string[] {
  return rarestFirst(lists)[0] ?? [];
}
