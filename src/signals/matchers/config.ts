// A key in a configuration file, with a value where asked.

import type { FileView } from '../../inventory/file-view.js';
import type { Matcher } from '../../model/index.js';
import { valuesAt } from '../../parsers/config/config-file.js';
import { mayHoldOne } from '../../parsers/regex/required.js';
import type { Look } from '../matcher.js';
import { expected } from './expected.js';

/** @returns the look for a `config` matcher: the first of its key paths whose value is there, is not empty and matches. */
export function configLook(matcher: Extract<Matcher, { kind: 'config' }>): Look {
  const wanted = matcher.value === null ? null : expected(matcher.value);
  const choices = matcher.key.map(plainKeys);
  const mayHoldKey = mayHoldOne(choices);
  const holdsKey = (text: string) => choices.some((keys) => keys.every((key) => isWordOf(text, key)));
  return {
    patterns: matcher.files,
    where: matcher.where,
    inspect(view: FileView) {
      // Parsing is dear: a file whose text does not hold the keys is left alone, unless escapes may spell them in another way.
      if (!(mayHoldKey(view.grams()) && holdsKey(view.text())) && !view.spelledByEscapes()) return [];
      const data = view.data();
      if (!data) return [];
      for (const key of matcher.key) {
        for (const { value, path } of valuesAt(data.value, key)) {
          if (value === null || value === undefined || (wanted && !wanted.pattern().test(written(value)))) continue;
          return [{ path: view.path, line: data.line(path) }];
        }
      }
      return [];
    },
  };
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
