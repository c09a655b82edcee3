// Which places of a hazard are new in a change. A line that moved, or was written another way, is the same place.
import type { Place } from '../model/index.js';
import { once } from '../parsers/text/lazy.js';
import type { FileChange } from '../project/file-changes.js';

/** How far from a touched line a place may stand and still be seen with it: as many lines as a diff shows around each (git's default). */
export const diffContext = 3;
/** Two lines of which this share of the shorter one's words are common say the same in another form. */
const alike = 0.6;
/** Of a longer line its beginning tells what it says. */
const longestLine = 500;

/**
 * @param now the places in the newer tree
 * @param old those in the older one
 * @returns the new ones among those that stand in touched lines
 */
export function newPlaces(now: readonly Place[], old: readonly Place[], changeOf: (path: string) => FileChange): Place[] {
  const left = old.map((place) => {
    const text = (changeOf(place.path).before(place) ?? place.path).trim();
    return { path: place.path, text, words: once(() => wordsOf(text)) };
  });
  const textOf = (place: Place) => (changeOf(place.path).after(place) ?? place.path).trim();
  const take = (fits: (one: (typeof left)[number]) => boolean): boolean => {
    const index = left.findIndex(fits);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  };
  // What stands where nothing was touched was there before; each takes an old one of its text, best of its own file.
  const unknown = [...now]
    .sort((a, b) => Number(touched(a, changeOf)) - Number(touched(b, changeOf)))
    .filter((place) => {
      const text = textOf(place);
      return !take((one) => one.path === place.path && one.text === text) && !take((one) => one.text === text);
    });
  const fresh = unknown.filter((place) => {
    const words = wordsOf(textOf(place));
    return !take((one) => one.path === place.path && isAlike(words, one.words()));
  });
  return now.filter((place) => fresh.includes(place) && touched(place, changeOf));
}

function touched(place: Place, changeOf: (path: string) => FileChange): boolean {
  return changeOf(place.path).isTouched(place, diffContext);
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.slice(0, longestLine).match(/\w{1,60}/g) ?? []);
}

function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const common = [...a].filter((word) => b.has(word)).length;
  return common > 0 && common >= alike * Math.min(a.size, b.size);
}
