// What a text has to hold to be worth a closer look: pieces of text, joined by "and" and "or".
import { rarestWords } from '../text/rare-letters.js';
import { type Word, wordOf } from '../text/word-search.js';

/** Conditions that a text has to meet, all of them. */
export type Needs = readonly AnyOf[];
/** Pieces in lower case, and conditions, of which one has to hold. */
export type AnyOf = readonly (string | Needs)[];

/** What stands between conditions and between pieces, from the outermost level to the innermost; pieces hold no white space. */
const between = [
  ['\n', ' '],
  ['\r', '\t'],
  ['\f', '\v'],
] as const;

/** @returns needs as one short text; of what lies deeper than three levels only that one of the conditions holds */
export function needsText(needs: Needs, level = 0): string {
  const [all, any] = between[level] ?? ['', ''];
  const pieces = (anyOf: AnyOf): string[] =>
    anyOf.flatMap((one) => (typeof one === 'string' ? one : level + 1 < between.length ? needsText(one, level + 1) : pieces(one[0] ?? [])));
  return needs.map((anyOf) => pieces(anyOf).join(any)).join(all);
}

/** What stands further apart than this stands anywhere. */
const longestReach = 2_000;
/** How many places are looked at in one text. */
const mostPlaces = 100;

/** A condition made ready: one of the words has to be there, or all that one of the others needs. */
interface NeedOfPattern {
  words: readonly Word[];
  others: readonly NeedsReader[];
}

/** Needs as `needsText` wrote them. Most texts fail the first condition, so each is read when a text gets as far as that. */
export class NeedsReader {
  readonly #written: readonly string[];
  readonly #level: number;
  readonly #ready: NeedOfPattern[] = [];

  constructor(text: string, level = 0) {
    this.#written = text === '' ? [] : text.split(between[level]?.[0] ?? '');
    this.#level = level;
  }

  /**
   * @param reach how far apart all that is needed stands at most
   * @returns whether a text in lower case may hold it that close together; false is certain
   */
  meetsNear(lower: string, reach: number): boolean {
    const anchor = reach > longestReach ? null : this.#anchor();
    if (anchor === null) return this.meets((word) => lower.includes(word.text));
    let left = mostPlaces;
    for (const { text } of anchor) {
      for (let at = lower.indexOf(text); at >= 0; at = lower.indexOf(text, at + 1)) {
        if (left-- === 0) return true;
        const around = lower.slice(Math.max(0, at + text.length - reach), at + reach);
        if (this.meets((word) => around.includes(word.text))) return true;
      }
    }
    return false;
  }

  /** The words of the condition of which the fewest places have to be looked at; null where none is of words alone. */
  #anchor(): readonly Word[] | null {
    let fewest: readonly Word[] | null = null;
    for (let at = 0; at < this.#written.length; at++) {
      const { words, others } = this.#condition(at);
      if (others.length === 0 && words.length < (fewest?.length ?? Number.POSITIVE_INFINITY)) fewest = words;
    }
    return fewest;
  }

  /** @returns for each condition words of which every text that meets it holds one; of what an alternative needs in all, the rarest stand for it */
  signs(): string[][] {
    return this.#written.map((_, at) => {
      const { words, others } = this.#condition(at);
      return [...words.map(({ text }) => text), ...others.flatMap((needs) => rarestWords(needs.signs()))];
    });
  }

  #condition(at: number): NeedOfPattern {
    return (this.#ready[at] ??= readCondition(this.#written[at] ?? '', this.#level));
  }

  /** @returns whether a text may hold what is needed; false is certain @param holds whether it holds a word */
  meets(holds: (word: Word) => boolean): boolean {
    for (let at = 0; at < this.#written.length; at++) if (!isMet(this.#condition(at), holds)) return false;
    return true;
  }
}

function readCondition(text: string, level: number): NeedOfPattern {
  const words: Word[] = [];
  const others: NeedsReader[] = [];
  for (const one of text.split(between[level]?.[1] ?? '')) {
    if (/\s/.test(one)) others.push(new NeedsReader(one, level + 1));
    else words.push(wordOf(one));
  }
  return { words, others };
}

function isMet({ words, others }: NeedOfPattern, holds: (word: Word) => boolean): boolean {
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word && holds(word)) return true;
  }
  return others.some((needs) => needs.meets(holds));
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
