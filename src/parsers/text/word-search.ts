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

/** False where a word of three letters or more cannot be in the text. */
function mayHold(seen: Int32Array, word: string): boolean {
  let row = 0;
  for (let at = 0; at < word.length; at++) {
    row = ((row << bitsOfLetter) | (word.charCodeAt(at) & letterMask)) & lettersMask;
    if (at >= 2 && ((seen[row >> 5] ?? 0) & (1 << (row & 31))) === 0) return false;
  }
  return true;
}

/** @returns whether a text, read when it is first asked for, holds a word; each word is looked for once, whoever asks */
export function wordSearch(text: () => string): (word: string) => boolean {
  const known = new Map<string, boolean>();
  let letters: Int32Array | null = null;
  const search = (word: string) => {
    const searched = text();
    if (searched.length < shortText) return searched.includes(word);
    letters ??= lettersInARow(searched);
    return mayHold(letters, word) && searched.includes(word);
  };
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = search(word);
    known.set(word, found);
    return found;
  };
}
