// A pattern in named files, comments left out. All patterns must be found in one file, and none of those that may not.

import { type FileView, leadingSpace } from '../../inventory/file-view.js';
import type { Matcher } from '../../model/index.js';
import type { Look } from '../matcher.js';
import { expected } from './expected.js';

/** @returns the look for a `text` matcher; the place is where the first pattern is found. */
export function textLook(matcher: Extract<Matcher, { kind: 'text' }>): Look {
  const wanted = matcher.matches.map(expected);
  const unwanted = matcher.notMatches.map(expected);
  return {
    patterns: matcher.files,
    where: matcher.where,
    inspect(view: FileView) {
      // Taking out comments is dear, so first rule out the files that do not even hold the words.
      if (!wanted.every((one) => one.mayMatch(view.grams()))) return [];
      const text = view.effective();
      const first = wanted[0]?.pattern().exec(text);
      if (!first || !wanted.slice(1).every((one) => one.pattern().test(text)) || unwanted.some((one) => one.pattern().test(text))) return [];
      return [view.placeAt(first.index + leadingSpace(first[0]))];
    },
  };
}
