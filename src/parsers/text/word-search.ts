// Whether a text holds a word, for many words and one text: most words are in no text that they are looked for in, and three letters of them already show it.

const bitsOfLetter = 6;
const letterMask = (1 << bitsOfLetter) - 1;
const lettersMask = (1 << (3 * bitsOfLetter)) - 1;
/** Shorter texts are searched as quickly as their letters are counted. */
const shortText = 300;

/**
 * Which three letters in a row a text holds, as a set of bits; letters that agree in their last six bits count as the same.
 * @param text in the case in which it is searched
 */
function lettersInARow(text: string): Int32Array {
  const seen = new Int32Array((lettersMask + 1) >> 5);
  let row = 0;
  for (let at = 0; at < text.length; at++) {
    row = ((row << bitsOfLetter) | (text.charCodeAt(at) & letterMask)) & lettersMask;
    seen[row >> 5] = (seen[row >> 5] ?? 0) | (1 << (row & 31));
  }
  return seen;
}

/** A word that texts are searched for. */
export interface Word {
  readonly text: string;
  /** Its own in this process. */
  readonly number: number;
  /** Which three letters in a row it holds. */
  readonly rows: readonly number[];
}

const words = new Map<string, Word>();

/** @param text in the case in which texts are searched @returns the same word each time */
export function wordOf(text: string): Word {
  let word = words.get(text);
  if (!word) words.set(text, (word = { text, number: words.size, rows: rowsOf(text) }));
  return word;
}

function rowsOf(word: string): number[] {
  const rows: number[] = [];
  let row = 0;
  for (let at = 0; at < word.length; at++) {
    row = ((row << bitsOfLetter) | (word.charCodeAt(at) & letterMask)) & lettersMask;
    if (at >= 2) rows.push(row);
  }
  return rows;
}

/** False where a word of three letters or more cannot be in the text. */
function mayHold(seen: Int32Array, rows: readonly number[]): boolean {
  for (const row of rows) if (((seen[row >> 5] ?? 0) & (1 << (row & 31))) === 0) return false;
  return true;
}

const unknown = 0;
const there = 1;
const notThere = 2;

/** @returns whether a text, read when it is first asked for, holds a word; each word is looked for once, whoever asks */
export function wordSearch(text: () => string): (word: Word) => boolean {
  let letters: Int32Array | null = null;
  return remembered(({ text: word, rows }) => {
    const searched = text();
    if (searched.length < shortText) return searched.includes(word);
    letters ??= lettersInARow(searched);
    return mayHold(letters, rows) && searched.includes(word);
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
