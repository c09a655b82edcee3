import { type FileView, lineAt } from '../../../inventory/file-view.js';
import type { Sighting } from '../../../model/index.js';
import { glob } from '../../../parsers/glob/glob.js';
import { once } from '../../../parsers/text/lazy.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import { lazyPattern, mayAllMatch } from '../../pattern.js';
import type { TextMatcher } from './schema.js';

const crontab = /(?:^|\/)crontab[^/]*$|\.cron$|(?:^|\/)cron\.d\//;

/** The place is where the first pattern is found, or each of them where every one is asked for. */
export function look(matcher: TextMatcher): CompiledMatcher {
  const wanted = matcher.matches.map(lazyPattern);
  const unwanted = matcher.notMatches.map(lazyPattern);
  /** Where the first pattern is found, if all others are as well; unwanted ones count wherever they stand. */
  const foundIn = (text: string, lower: () => string): number[] => {
    const [first, ...rest] = wanted;
    const at = first?.searchIn(text, lower) ?? -1;
    if (!first || at < 0 || rest.some((one) => one.searchIn(text, lower) < 0)) return [];
    return matcher.each ? first.searchAll(text, lower, matcher.most) : [at];
  };
  const isSpoiled = (text: string, lower: () => string, holds: FileView['holds']): boolean =>
    unwanted.some((one) => one.mayMatch(holds) && one.searchIn(text, lower) >= 0);
  const others = matcher.notFiles.map(glob);
  const placesIn = (view: FileView): Sighting[] => {
    if (others.some((matches) => matches(view.path))) return [];
    // Taking out comments is dear, so first rule out the files that do not even hold the words.
    // Of a notebook the words that are looked for with comments may stand outside of its code.
    const holds = matcher.comments ? view.mentions : view.holds;
    if (!mayAllMatch(wanted, holds)) return [];
    if (matcher.comments) return writtenDown(view);
    const text = view.effective();
    // So is running the patterns: the words may stand in comments alone.
    const found = mayAllMatch(wanted, view.shows) && wanted.every((one) => one.mayStandIn(text, view.shown)) ? foundIn(text, view.shown) : [];
    if (found.length === 0 && crontab.test(view.path)) return commentedOut(view);
    if (found.length === 0 || isSpoiled(text, view.shown, holds)) return [];
    // What never runs is asked for last: few files hold what is looked for.
    const live = view.live();
    const alive = live === text ? found : foundIn(live, lowerOf(live));
    if (alive.length > 0) return alive.map((at) => view.placeAt(at));
    const dead = view.dead();
    return found.map((at) => {
      const place = view.placeAt(at);
      const why = (dead.find(({ cell, from, to }) => cell === place.cell && from <= (place.line ?? 0) && (place.line ?? 0) <= to) ?? dead[0])?.why;
      return { ...place, ...(why && { doubt: why }) };
    });
  };
  /** Comments count, so nothing is dead; of a notebook it is the text of the file, whose lines are those of its JSON. */
  const writtenDown = (view: FileView): Sighting[] => {
    const text = view.text();
    const lower = view.notebook() ? lowerOf(text) : view.lower;
    return isSpoiled(text, lower, view.mentions) ? [] : foundIn(text, lower).map((at) => ({ path: view.path, line: lineAt(text, at) }));
  };
  /** A job of cron that somebody switched off with a mark before its line. */
  const commentedOut = (view: FileView): Sighting[] => {
    const jobs = view.text().replace(/^[ \t]{0,20}#{1,5}[ \t]{0,5}/gm, '');
    const lower = lowerOf(jobs);
    const found = foundIn(jobs, lower);
    if (unwanted.some((one) => one.searchIn(jobs, lower) >= 0)) return [];
    return found.map((at): Sighting => ({ path: view.path, line: lineAt(jobs, at), doubt: 'commented-out' }));
  };
  return { where: matcher.where, inspect: { files: matcher.files, signs: () => wanted.flatMap((one) => one.signs()), placesIn } };
}

const lowerOf = (text: string) => once(() => text.toLowerCase());
