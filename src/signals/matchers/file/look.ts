import { allows, type CompiledMatcher } from '../../compiled-matcher.js';
import type { FileMatcher } from './schema.js';

/** The place is the file. It is never opened. */
export function look({ named: names, overBytes, where }: FileMatcher): CompiledMatcher {
  return {
    where,
    conclude: {
      names,
      places: (inventory, named) =>
        named
          .filter(({ role }) => allows(where, role))
          .filter(({ path }) => {
            const size = inventory.size(path);
            return size !== null && size > 0 && size >= overBytes;
          })
          .map(({ path }) => ({ path })),
    },
  };
}
