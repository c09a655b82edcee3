// A key in a configuration file, with a value where asked.
import type { Matcher } from '../../model.js';
import { patternOf } from '../../pattern.js';
import { valuesAt } from '../../syntax/data.js';
import type { Look } from '../look.js';
import type { FileView } from '../view.js';

/** @returns the look for a `config` matcher: the first of its key paths whose value is there, is not empty and matches. */
export function configLook(matcher: Extract<Matcher, { kind: 'config' }>): Look {
  const wanted = matcher.value === null ? null : patternOf(matcher.value);
  return {
    patterns: matcher.files,
    where: matcher.where,
    inspect(view: FileView) {
      const data = view.data();
      if (!data) return [];
      for (const key of matcher.key) {
        for (const { value, path } of valuesAt(data.value, key)) {
          if (value === null || value === undefined || (wanted && !wanted.test(written(value)))) continue;
          return [{ path: view.path, line: data.line(path) }];
        }
      }
      return [];
    },
  };
}

function written(value: unknown): string {
  return (typeof value === 'object' ? JSON.stringify(value) : String(value)).slice(0, 100_000);
}
