// Which matchers a file can mean anything to: those whose signs it holds. Nearly all files hold the signs of few, so that the others need not look.
import type { FileView } from '../inventory/file-view.js';
import { rarestFirst, rarestLetters } from '../parsers/text/rare-letters.js';
import { holdsRow, rowsOf } from '../parsers/text/word-search.js';

/** The signs of matchers as plain data: rows of letters, and what each is a sign for, the number of a matcher times `mostSigns` and which of its signs it is. */
export interface SignTable {
  rows: number[];
  signs: number[][];
}

/** How many signs are looked for a matcher; more of them rule out little more. */
const mostSigns = 2;

/** @param all for each matcher lists of words in lower case: a file that means anything to it holds a word of each list */
export function signTable(all: readonly { matcher: number; signs: readonly (readonly string[])[] }[]): SignTable {
  const byRow = new Map<number, number[]>();
  for (const { matcher, signs } of all) {
    const lists = rarestFirst(signs)
      .map(rowsOfEach)
      .filter((rows) => rows !== null)
      .slice(0, mostSigns);
    lists.forEach((rows, index) => {
      for (const row of rows) byRow.set(row, [...(byRow.get(row) ?? []), matcher * mostSigns + index]);
    });
  }
  const sorted = [...byRow].sort(([one], [other]) => one - other);
  return { rows: sorted.map(([row]) => row), signs: sorted.map(([, signs]) => signs) };
}

const numberIn = (sign: number) => Math.floor(sign / mostSigns);
const bitOf = (sign: number) => 1 << (sign % mostSigns);

/** The row of the rarest letters of each word; null where one of the words is shorter than a row, and shows nothing. */
function rowsOfEach(words: readonly string[]): Set<number> | null {
  const letters = words.map(rarestLetters);
  return letters.includes(null) ? null : new Set(letters.flatMap((one) => rowsOf(one ?? '')));
}

/** @param count how many matchers there are @returns for a file, whether it may mean something to the matcher of a number; false is certain */
export function signFinder({ rows, signs }: SignTable, count: number): (view: Pick<FileView, 'letters'>) => (matcher: number) => boolean {
  // A bit for each sign of a matcher that is still to be found.
  const allMissing = new Uint8Array(count);
  for (const one of signs.flat()) allMissing[numberIn(one)] = (allMissing[numberIn(one)] ?? 0) | bitOf(one);
  return (view) => {
    const missing = allMissing.slice();
    for (const seen of view.letters())
      for (let at = 0; at < rows.length; at++) {
        if (!holdsRow(seen, rows[at] ?? 0)) continue;
        for (const one of signs[at] ?? []) missing[numberIn(one)] = (missing[numberIn(one)] ?? 0) & ~bitOf(one);
      }
    return (matcher) => missing[matcher] === 0;
  };
}
