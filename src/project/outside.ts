// Files that stand outside of the project that is looked at: those that nobody who changes it can change with it.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { wayBelow } from './below.js';
import { type GitEnvironment, trackedFiles } from './git.js';
import { wholeFile } from './whole-file.js';

/** A file's bytes, or why there are none. */
export type FoundFile = { bytes: Uint8Array; path: string } | { cause: string; next: string };

/** What a project lies in: the topmost folder of its repository, or its own where there is none. */
function topOf(project: string): string {
  const start = real(project) ?? project;
  for (let here = start; ; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) return here;
    if (dirname(here) === here) return start;
  }
}

/**
 * A file on disk that no change of a project brings with it.
 * @param project an absolute path; null where no project is judged
 * @param most how many bytes it may have
 */
export function fileOutside(project: string | null, path: string, most: number, env: GitEnvironment): FoundFile {
  const found = real(path);
  if (found === null) return { cause: 'does not exist', next: 'name a policy file, or npm:<package>' };
  const top = project === null ? null : topOf(project);
  if (top !== null && [path, found].some((one) => isTracked(top, one, env)))
    return { cause: 'belongs to the repository that it is to judge, so that a change could edit it', next: 'keep it elsewhere, or name it by gate.extends' };
  return bytesOf(found, most);
}

/**
 * A file at the top of an installed package. What is installed in the project, or in the repository around it, does not count.
 * @param from where the search begins, upwards
 * @param name of the package, without "npm:"
 */
export function fileOfPackage(project: string | null, from: string, { name, file }: { name: string; file: string }, most: number): FoundFile {
  const top = project === null ? null : topOf(project);
  for (let here = real(from); here !== null; here = dirname(here) === here ? null : dirname(here)) {
    if (top !== null && (here === top || isBelow(top, here))) continue;
    const folder = real(join(here, 'node_modules', name));
    if (folder === null) continue;
    if (!isBelow(here, folder)) return { cause: `is a link that leads out of ${here}`, next: 'install the package itself' };
    const found = real(join(folder, file));
    if (found === null) return { cause: `holds no ${file}`, next: 'name a package that has one at its top' };
    return isBelow(folder, found) ? bytesOf(found, most) : { cause: 'is a link that leads out of its package', next: 'put a plain file there' };
  }
  return {
    cause: 'is not installed where the program was started, nor above it (what lies in the repository that is looked at does not count)',
    next: `install it elsewhere (npm install ${name}) and start there`,
  };
}

function isTracked(top: string, path: string, env: GitEnvironment): boolean {
  const way = wayBelow(top, path);
  if (way === null) return false;
  const tracked = trackedFiles(top, env);
  // Where git does not say what is tracked, anything there may be.
  return tracked === null ? existsSync(join(top, '.git')) : tracked.some((file) => file.path === way);
}

function bytesOf(path: string, most: number): FoundFile {
  const read = wholeFile(path, most);
  if ('bytes' in read) return { ...read, path };
  return { cause: `is not a readable regular file of at most ${most / 1024} KiB`, next: 'put a plain YAML file there' };
}

function isBelow(folder: string, path: string): boolean {
  const way = wayBelow(folder, path);
  return way !== null && way !== '';
}

function real(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
