// What a text has to hold to be worth a closer look: pieces of text, joined by "and" and "or".
import { type Word, wordOf } from '../text/word-search.js';

/** Conditions that a text has to meet, all of them. */
export type Needs<Piece = string> = readonly AnyOf<Piece>[];
/** Pieces in lower case, and conditions, of which one has to hold. */
export type AnyOf<Piece = string> = readonly (Piece | Needs<Piece>)[];

/** What stands between conditions and between pieces, from the outermost level to the innermost; pieces hold no white space. */
const between = [
  ['\n', ' '],
  ['\r', '\t'],
  ['\f', '\v'],
] as const;

/** @returns whether a text may hold what is needed; false is certain @param holds whether it holds a word */
export function meets(needs: Needs<Word>, holds: (word: Word) => boolean): boolean {
  for (const anyOf of needs) if (!meetsOne(anyOf, holds)) return false;
  return true;
}

function meetsOne(anyOf: AnyOf<Word>, holds: (word: Word) => boolean): boolean {
  for (const one of anyOf) if ('text' in one ? holds(one) : meets(one, holds)) return true;
  return false;
}

/** @returns needs as one short text; of what lies deeper than three levels only that one of the conditions holds */
export function needsText(needs: Needs, level = 0): string {
  const [all, any] = between[level] ?? ['', ''];
  const pieces = (anyOf: AnyOf): string[] =>
    anyOf.flatMap((one) => (typeof one === 'string' ? one : level + 1 < between.length ? needsText(one, level + 1) : pieces(one[0] ?? [])));
  return needs.map((anyOf) => pieces(anyOf).join(any)).join(all);
}

/** @returns what `needsText` made a text of, with words in place of pieces */
export function readNeeds(text: string, level = 0): Needs<Word> {
  const [all, any] = between[level] ?? ['', ''];
  if (text === '') return [];
  return text.split(all).map((anyOf) => anyOf.split(any).map((one) => (/\s/.test(one) ? readNeeds(one, level + 1) : wordOf(one))));
}

/** Whether every text that meets a condition meets another one. */
export function implies(condition: AnyOf, other: AnyOf): boolean {
  return condition.every((one) =>
    typeof one === 'string'
      ? other.some((piece) => (typeof piece === 'string' ? one.includes(piece) : piece.every((part) => implies([one], part))))
      : one.some((part) => implies(part, other)),
  );
}

/** How many pieces there are in all. */
export function countOf(needs: Needs): number {
  return needs.reduce((sum, anyOf) => sum + anyOf.reduce((inner, one) => inner + (typeof one === 'string' ? 1 : countOf(one)), 0), 0);
}

/** Long pieces rule out most; each further one lets some more texts through. */
export function worth(anyOf: AnyOf): number {
  return Math.min(...anyOf.map((one) => (typeof one === 'string' ? one.length : Math.max(...one.map(worth))))) / (1 + anyOf.length / 16);
}
