// Looks at the settings of a folder above the project: CI, licence, lint. Only signals that say `from-above` see them.
import { posix } from 'node:path';
import type { Above, Limit, Sighting } from '../model/index.js';
import type { CompiledRules } from './compile.js';
import { type TreeResult, walkTree } from './walk-tree.js';

/**
 * @param compiled the matchers of the signals that see such settings
 * @returns what the settings show, with places as seen from the project, and how many files above it were looked at
 */
export function scanParentFolder(
  { root, inside, others, tree }: Above,
  compiled: CompiledRules,
): Pick<TreeResult, 'hits' | 'unread' | 'limits'> & { files: number } {
  const within = (path: string) => path.startsWith(`${inside}/`);
  const fromHere = (path: string) => (within(path) ? path.slice(inside.length + 1) : `${root}/${path}`);
  const { hits, unread, limits } = walkTree(tree, tree.files, compiled, { above: { inside, concerns: concernOf({ inside, others }) } });
  return {
    // What lies inside was seen in the project itself; here it only lets CI be followed into it.
    hits: new Map(
      [...hits].map(([matcher, places]) => [
        matcher,
        places.filter(({ path }) => !within(path)).map((place): Sighting => ({ ...place, path: fromHere(place.path) })),
      ]),
    ),
    unread,
    limits: limits
      .filter((limit) => limit.code !== 'vendored' && !('path' in limit && within(limit.path)))
      .map((limit): Limit => ('path' in limit ? { ...limit, path: fromHere(limit.path) } : limit)),
    files: tree.files.filter((path) => !within(path)).length,
  };
}

/** A command is not about the project when it runs in another part of the repository, or when the only parts it names are others. */
function concernOf({ inside, others }: Pick<Above, 'inside' | 'others'>): (folder: string, command: string) => boolean {
  const isIn = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
  const isOther = (path: string) => others.some((other) => isIn(path, other));
  return (folder, command) => {
    if (isOther(folder)) return false;
    const named = command
      .split(/[\s"'=]+/)
      .map((word) => posix.normalize(posix.join(folder, word)))
      .filter((path) => isOther(path) || isIn(path, inside));
    return named.length === 0 || named.some((path) => isIn(path, inside));
  };
}
