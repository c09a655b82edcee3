// Whether a text holds a word, for many words and one text: most words are in no text that they are looked for in, and four letters of them already show it.
import { once } from './lazy.js';

/** How many letters make a row. */
export const lettersInRow = 4;
const bitsOfLetter = 6;
const letterMask = (1 << bitsOfLetter) - 1;
const lettersMask = (1 << (lettersInRow * bitsOfLetter)) - 1;
const bitsOfRow = 18;
/** Shorter texts are searched as quickly as their letters are counted. */
const shortText = 300;

/** The row of letters that ends with one more letter; letters that agree in their last six bits count as the same. */
function nextLetters(letters: number, code: number): number {
  return ((letters << bitsOfLetter) | (code & letterMask)) & lettersMask;
}

/** The number of a row: rows that share one count as the same. */
function rowOf(letters: number): number {
  return Math.imul(letters, 0x9e3779b1) >>> (32 - bitsOfRow);
}

/** Which rows of letters a text holds, as a set of bits. */
export type Rows = Int32Array;

/**
 * Of three letters a longer text holds nearly all that there are.
 * @param text in the case in which it is searched
 * @returns the rows of letters that it holds
 */
export function rowsIn(text: string): Rows {
  const seen = new Int32Array(1 << (bitsOfRow - 5));
  let letters = 0;
  for (let at = 0; at < text.length; at++) {
    letters = nextLetters(letters, text.charCodeAt(at));
    const row = rowOf(letters);
    seen[row >> 5] = (seen[row >> 5] ?? 0) | (1 << (row & 31));
  }
  return seen;
}

/** A word that texts are searched for. */
export interface Word {
  readonly text: string;
  /** Its own in this process. */
  readonly number: number;
  /** The rows of letters that it holds; none where it is shorter than a row. */
  readonly rows: readonly number[];
}

const words = new Map<string, Word>();

/** @param text in the case in which texts are searched @returns the same word each time */
export function wordOf(text: string): Word {
  let word = words.get(text);
  if (!word) words.set(text, (word = { text, number: words.size, rows: rowsOf(text) }));
  return word;
}

/** @returns the rows of letters of a word; none where it is shorter than a row */
export function rowsOf(word: string): number[] {
  const rows: number[] = [];
  let letters = 0;
  for (let at = 0; at < word.length; at++) {
    letters = nextLetters(letters, word.charCodeAt(at));
    if (at >= lettersInRow - 1) rows.push(rowOf(letters));
  }
  return rows;
}

/** @returns whether a text holds a row, or one that counts as the same */
export function holdsRow(seen: Rows, row: number): boolean {
  return ((seen[row >> 5] ?? 0) & (1 << (row & 31))) !== 0;
}

/** False where a word with these rows cannot be in the text. */
function mayHold(seen: Rows, rows: readonly number[]): boolean {
  for (let at = 0; at < rows.length; at++) if (!holdsRow(seen, rows[at] ?? 0)) return false;
  return true;
}

const unknown = 0;
const there = 1;
const notThere = 2;

/**
 * @param seen the rows of the text
 * @returns whether a text, read when it is first asked for, holds a word; each word is looked for once, whoever asks
 */
export function wordSearch(text: () => string, seen: () => Rows = once(() => rowsIn(text()))): (word: Word) => boolean {
  return remembered(({ text: word, rows }) => {
    const searched = text();
    return (searched.length < shortText || mayHold(seen(), rows)) && searched.includes(word);
  });
}

/** @param holds whether the text holds a word at all @returns whether it holds it other than as a part of a longer identifier; each word is looked for once */
export function identifierSearch(text: () => string, holds: (word: Word) => boolean): (word: Word) => boolean {
  return remembered((word) => holds(word) && standsAlone(text(), word.text));
}

function standsAlone(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isInIdentifier(text.charCodeAt(at - 1)) && !isInIdentifier(text.charCodeAt(at + word.length))) return true;
  return false;
}

/** Letters and digits of ASCII and "_"; before the text and behind it there is none. */
function isInIdentifier(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95;
}

function remembered(search: (word: Word) => boolean): (word: Word) => boolean {
  // By the numbers of the words: a map of thousands of words for each file would cost more than the search.
  let known = new Uint8Array(0);
  return (word) => {
    const { number } = word;
    const before = known[number] ?? unknown;
    if (before !== unknown) return before === there;
    const found = search(word);
    if (number >= known.length) {
      const longer = new Uint8Array(Math.max(words.size, 2 * known.length));
      longer.set(known);
      known = longer;
    }
    known[number] = found ? there : notThere;
    return found;
  };
}
