import { type FileView, leadingSpace, lineAt } from '../../../inventory/file-view.js';
import type { Sighting } from '../../../model/index.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import { lazyPattern } from '../../pattern.js';
import type { TextMatcher } from './schema.js';

const crontab = /(?:^|\/)crontab[^/]*$|\.cron$|(?:^|\/)cron\.d\//;

/** The place is where the first pattern is found. */
export function look(matcher: TextMatcher): CompiledMatcher {
  const wanted = matcher.matches.map(lazyPattern);
  const unwanted = matcher.notMatches.map(lazyPattern);
  /** Where the first pattern is found, if all others are as well; unwanted ones count wherever they stand. */
  const foundIn = (text: string): number => {
    const first = wanted[0]?.expression().exec(text);
    return first && wanted.slice(1).every((one) => one.expression().test(text)) ? first.index + leadingSpace(first[0]) : -1;
  };
  const placesIn = (view: FileView): Sighting[] => {
    // Taking out comments is dear, so first rule out the files that do not even hold the words.
    if (!wanted.every((one) => one.mayMatch(view.lower()))) return [];
    const text = view.effective();
    const at = foundIn(text);
    if (at < 0 && crontab.test(view.path)) return commentedOut(view);
    if (at < 0 || unwanted.some((one) => one.expression().test(text))) return [];
    // What never runs is asked for last: few files hold what is looked for.
    const alive = view.live() === text ? at : foundIn(view.live());
    if (alive >= 0) return [view.placeAt(alive)];
    const why = view.dead().find(({ importsOnly }) => !importsOnly)?.why;
    return [{ ...view.placeAt(at), ...(why && { doubt: why }) }];
  };
  /** A job of cron that somebody switched off with a mark before its line. */
  const commentedOut = (view: FileView): Sighting[] => {
    const jobs = view.text().replace(/^[ \t]{0,20}#{1,5}[ \t]{0,5}/gm, '');
    const found = foundIn(jobs);
    return found < 0 || unwanted.some((one) => one.expression().test(jobs)) ? [] : [{ path: view.path, line: lineAt(jobs, found), doubt: 'commented-out' }];
  };
  return { where: matcher.where, inspect: { files: matcher.files, placesIn } };
}
