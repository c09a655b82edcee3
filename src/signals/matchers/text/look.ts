import { type FileView, leadingSpace } from '../../../inventory/file-view.js';
import type { Place } from '../../../model/index.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import { lazyPattern } from '../../pattern.js';
import type { TextMatcher } from './schema.js';

/** The place is where the first pattern is found. */
export function look(matcher: TextMatcher): CompiledMatcher {
  const wanted = matcher.matches.map(lazyPattern);
  const unwanted = matcher.notMatches.map(lazyPattern);
  const placesIn = (view: FileView): Place[] => {
    // Taking out comments is dear, so first rule out the files that do not even hold the words.
    if (!wanted.every((one) => one.mayMatch(view.lower()))) return [];
    const text = view.effective();
    const first = wanted[0]?.expression().exec(text);
    if (!first || !wanted.slice(1).every((one) => one.expression().test(text)) || unwanted.some((one) => one.expression().test(text))) return [];
    return [view.placeAt(first.index + leadingSpace(first[0]))];
  };
  return { where: matcher.where, inspect: { files: matcher.files, placesIn } };
}
