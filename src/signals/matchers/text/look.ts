import { type FileView, leadingSpace } from '../../../inventory/file-view.js';
import type { Place } from '../../../model/index.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import { lazyPattern } from '../../pattern.js';
import type { TextMatcher } from './schema.js';

/** A file that repeats a fault more often is known by its first ones. */
const most = 50;

/** The place is where the first pattern is found, or each of them where every one is asked for. */
export function look(matcher: TextMatcher): CompiledMatcher {
  const wanted = matcher.matches.map(lazyPattern);
  const unwanted = matcher.notMatches.map(lazyPattern);
  const placesIn = (view: FileView): Place[] => {
    // Taking out comments is dear, so first rule out the files that do not even hold the words.
    if (!wanted.every((one) => one.mayMatch(view.lower()))) return [];
    const text = view.effective();
    const first = wanted[0]?.expression().exec(text);
    if (!first || !wanted.slice(1).every((one) => one.expression().test(text)) || unwanted.some((one) => one.expression().test(text))) return [];
    const found = matcher.each ? everyMatch(wanted[0]?.expression(), text) : [first];
    return found.map((one) => view.placeAt(one.index + leadingSpace(one[0])));
  };
  return { where: matcher.where, inspect: { files: matcher.files, placesIn } };
}

function everyMatch(pattern: RegExp | undefined, text: string): RegExpExecArray[] {
  if (!pattern) return [];
  const all = new RegExp(pattern.source, `${pattern.flags}g`);
  const found: RegExpExecArray[] = [];
  for (let match = all.exec(text); match !== null && found.length < most; match = all.exec(text)) {
    found.push(match);
    if (match[0] === '') all.lastIndex++;
  }
  return found;
}
