// Whether the repository that git finds in a folder is the folder's own. A file or a link called .git may name any other, of which nobody asked to see anything.
import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { KnownError } from '../errors.js';
import { type GitEnvironment, git } from './git.js';
import { wholeFile } from './whole-file.js';

/** What git writes into such files is one path. */
const mostBytes = 16 * 1024;

/**
 * Refuses a folder whose .git leads into the repository of another folder. A linked working tree and a submodule are known by what their repositories say of
 * them; a git directory that stands alone (`--separate-git-dir`) says nothing, and is taken.
 * @throws KnownError where it is another's
 */
export function refuseOtherRepository(folder: string, env: GitEnvironment): void {
  for (let here = real(folder) ?? folder; ; here = dirname(here)) {
    const stat = statOf(join(here, '.git'));
    if (stat !== undefined) {
      if (isAnothers(here, stat, env))
        throw new KnownError(
          join(here, '.git'),
          'names the repository of another folder',
          'remove it, or name that folder; a working tree that was moved: git worktree repair',
        );
      return;
    }
    if (dirname(here) === here) return;
  }
}

function isAnothers(folder: string, stat: Stats, env: GitEnvironment): boolean {
  const own = join(folder, '.git');
  // Only what is named by a file has its objects and branches elsewhere.
  if (stat.isDirectory()) return statOf(join(own, 'commondir')) !== undefined;
  const named = stat.isSymbolicLink() && statOf(real(own) ?? own)?.isDirectory() ? own : (namedIn(own) ?? null);
  const held = named === null ? null : real(resolve(folder, named));
  if (held === null) return false;
  const back = textIn(join(held, 'gitdir'));
  if (back !== null) return real(dirname(resolve(held, back))) !== real(folder);
  const worktree = git(folder, ['config', '-f', join(held, 'config'), '--no-includes', '--get', 'core.worktree'], env)
    ?.toString('utf8')
    .trim();
  if (worktree) return real(resolve(held, worktree)) !== real(folder);
  return basename(held) === '.git' || statOf(join(held, 'commondir')) !== undefined;
}

/** The path in a .git file; null where it is none. */
function namedIn(path: string): string | null {
  return /^gitdir: (.+)$/.exec(textIn(path) ?? '')?.[1] ?? null;
}

function textIn(path: string): string | null {
  const read = wholeFile(path, mostBytes);
  return 'bytes' in read ? Buffer.from(read.bytes).toString('utf8').trimEnd() : null;
}

function statOf(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function real(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
