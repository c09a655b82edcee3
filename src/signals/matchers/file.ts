// A file exists: by globs, and where asked by size.
import type { Matcher } from '../../model/index.js';
import { allows, type Look } from '../matcher.js';

/** @returns the look for a `file` matcher; it never opens a file. */
export function fileLook(matcher: Extract<Matcher, { kind: 'file' }>): Look {
  return {
    patterns: [],
    names: matcher.named,
    where: matcher.where,
    conclude: (inventory, named) =>
      named
        .filter(({ role }) => allows(matcher.where, role))
        .filter(({ path }) => {
          const size = inventory.size(path);
          return size !== null && size > 0 && size >= matcher.overBytes;
        })
        .map(({ path }) => ({ path })),
  };
}
