import { glob } from '../../../parsers/glob/glob.js';
import { allows, type CompiledMatcher } from '../../compiled-matcher.js';
import type { FileMatcher } from './schema.js';

/** The place is the file. It is never opened. */
export function look({ named: names, notNamed, overBytes, where }: FileMatcher): CompiledMatcher {
  const others = notNamed.map(glob);
  return {
    where,
    conclude: {
      names,
      places: (inventory, named) =>
        named
          .filter(({ path, role }) => allows(where, role) && !others.some((matches) => matches(path)))
          .filter(({ path }) => {
            const size = inventory.size(path);
            return size !== null && size > 0 && size >= overBytes;
          })
          .map(({ path }) => ({ path })),
    },
  };
}
