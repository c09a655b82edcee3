import type { FileView } from '../../../inventory/file-view.js';
import type { Place } from '../../../model/index.js';
import { valuesAt } from '../../../parsers/config/config-file.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import { lazyPattern } from '../../pattern.js';
import type { ConfigMatcher } from './schema.js';

/** A file that repeats a fault more often is known by its first ones. */
const most = 50;

/** The place is the first of the key paths whose value is there, is not empty and matches, or each of them where every one is asked for. */
export function look(matcher: ConfigMatcher): CompiledMatcher {
  const wanted = matcher.value === null ? null : lazyPattern(matcher.value);
  const choices = matcher.key.map(plainKeys);
  const holdsKey = (text: string) => choices.some((keys) => keys.every((key) => isWordOf(text, key)));
  const placesIn = (view: FileView): Place[] => {
    // Parsing is dear: a file whose text does not hold the keys is left alone, unless escapes may spell them in another way.
    if (!holdsKey(view.text()) && !view.spelledByEscapes()) return [];
    const data = view.data();
    if (!data) return [];
    const places: Place[] = [];
    for (const key of matcher.key) {
      for (const { value, path } of valuesAt(data.value, key)) {
        if (value === null || value === undefined || value === '' || (wanted && !wanted.expression().test(written(value)))) continue;
        places.push({ path: view.path, line: data.line(path) });
        if (!matcher.each || places.length >= most) return places;
      }
    }
    return places;
  };
  return { where: matcher.where, inspect: { files: matcher.files, placesIn } };
}

/** The keys of a path that stand in any file that has them as they are spelled here: `*`, list indices and what YAML may write otherwise (~ for null) do not. */
function plainKeys(path: string): string[] {
  return path.split('.').filter((key) => /^[A-Za-z_][\w-]*$/.test(key) && !/^(?:true|false|null|nan|infinity)$/i.test(key));
}

/** Whether a key stands in a text other than as a part of a longer word. */
function isWordOf(text: string, key: string): boolean {
  for (let at = text.indexOf(key); at >= 0; at = text.indexOf(key, at + 1))
    if (!/[\w-]/.test(text.charAt(at - 1)) && !/[\w-]/.test(text.charAt(at + key.length))) return true;
  return false;
}

function written(value: unknown): string {
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 100_000);
}
