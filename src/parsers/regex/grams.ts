// Tells quickly that a text certainly does not hold some words: the pairs and triples of characters it is made of, kept as bits.

/** Which pairs and triples of characters a text holds, letter case and what touches white space left out. */
export type Grams = Uint8Array;

/** A word as the places of its triples (of its one pair, when it has two characters). */
export type WordGrams = readonly number[];

const bits = 0x20000;
const pairs = 0x10000;

/** @returns the grams of a text, in one pass over it. */
export function gramsOf(text: string): Grams {
  const grams = new Uint8Array(bits >> 3);
  let before = 0;
  let last = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit <= 32) {
      before = 0;
      last = 0;
      continue;
    }
    const code = unit >= 65 && unit <= 90 ? unit + 32 : unit;
    if (last !== 0) {
      const pair = pairs | ((last * 251 + code) & 0xffff);
      grams[pair >> 3] = (grams[pair >> 3] ?? 0) | (1 << (pair & 7));
      if (before !== 0) {
        const triple = (before * 6151 + last * 251 + code) & 0xffff;
        grams[triple >> 3] = (grams[triple >> 3] ?? 0) | (1 << (triple & 7));
      }
    }
    before = last;
    last = code;
  }
  return grams;
}

/** @param word at least two ASCII characters without white space, in lower case */
export function wordGrams(word: string): WordGrams {
  if (word.length === 2) return [pairs | ((word.charCodeAt(0) * 251 + word.charCodeAt(1)) & 0xffff)];
  return Array.from({ length: word.length - 2 }, (_, at) => (word.charCodeAt(at) * 6151 + word.charCodeAt(at + 1) * 251 + word.charCodeAt(at + 2)) & 0xffff);
}

/** Whether a text may hold a word; false is certain. */
export function mayHold(grams: Grams, word: WordGrams): boolean {
  for (let at = 0; at < word.length; at++) {
    const gram = word[at] ?? 0;
    if (((grams[gram >> 3] ?? 0) & (1 << (gram & 7))) === 0) return false;
  }
  return true;
}
