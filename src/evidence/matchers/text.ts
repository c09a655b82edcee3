// A pattern in named files, comments left out. All patterns must be found in one file, and none of those that may not.

import type { Matcher } from '../../model.js';
import { patternOf } from '../../pattern.js';
import type { Look } from '../look.js';
import { type FileView, leadingSpace } from '../view.js';

/** @returns the look for a `text` matcher; the place is where the first pattern is found. */
export function textLook(matcher: Extract<Matcher, { kind: 'text' }>): Look {
  const wanted = matcher.matches.map(patternOf);
  const unwanted = matcher.notMatches.map(patternOf);
  return {
    patterns: matcher.files,
    where: matcher.where,
    inspect(view: FileView) {
      const text = view.effective();
      const found = wanted.map((pattern) => pattern.exec(text));
      const first = found[0];
      if (!first || found.includes(null) || unwanted.some((pattern) => pattern.test(text))) return [];
      return [view.placeAt(first.index + leadingSpace(first[0]))];
    },
  };
}
