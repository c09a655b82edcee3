// Who owns a file by the CODEOWNERS of a commit.
import { codeOwnersPaths, maxCodeOwnersBytes, ownersOf } from '../parsers/code-owners.js';
import { decode } from '../parsers/text/decode.js';
import { contentsOf, type GitEnvironment, listedAt } from './git.js';
import { whereabouts } from './remote.js';

/**
 * @param folder of the project, which may lie below the top of its repository
 * @param path of a file in it
 * @returns the owners, as they are written; nobody where there is no CODEOWNERS that can be read
 */
export function codeOwnersAt(folder: string, commit: string, path: string, env: GitEnvironment): string[] {
  const listed = listedAt(folder, commit, codeOwnersPaths, env);
  const found = codeOwnersPaths.flatMap((one) => listed.find((entry) => entry.path === one) ?? [])[0];
  // A link is not followed.
  if (found === undefined || !found.mode.startsWith('100') || found.size === null || found.size > maxCodeOwnersBytes) return [];
  const bytes = contentsOf(folder, [found.id], env).get(found.id);
  const { inside } = whereabouts(folder, env);
  return bytes === undefined ? [] : ownersOf(decode(bytes), inside === '' ? path : `${inside}/${path}`);
}
