// The one way to write a file.
import { chmodSync, existsSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, win32 } from 'node:path';
import { KnownError } from '../errors.js';
import { windowsFault } from '../parsers/text/windows-names.js';
import { randomName } from './random-name.js';

/**
 * Writes beside the target and renames, so that a reader sees the old file or the new one, never half of one. A link is followed and stays a link, the mode of an
 * existing file stays; what is no regular file (a device, a pipe) is written to as it is, never replaced.
 * @param disk what writes and renames
 * @throws KnownError where it cannot be written; then nothing is left beside the old file
 */
export function writeAtomically(path: string, content: string | Uint8Array, disk: Disk = { writeFileSync, renameSync }): void {
  const fault = process.platform === 'win32' ? unwritable(path) : null;
  if (fault !== null) throw new KnownError(path, fault, 'name another file');
  try {
    const target = existsSync(path) ? realpathSync(path) : path;
    const stat = statSync(target, { throwIfNoEntry: false });
    if (stat && !stat.isFile()) {
      if (stat.isDirectory()) throw new KnownError(path, 'is a folder', 'name another file');
      writeFileSync(target, content);
      return;
    }
    const beside = join(dirname(target), `.mlready-${randomName()}`);
    try {
      disk.writeFileSync(beside, content, { flag: 'wx', mode: stat?.mode ?? 0o666, flush: true });
      // What a file is made with goes through the mask of the user.
      if (stat) chmodSync(beside, stat.mode & 0o7777);
      disk.renameSync(beside, target);
    } catch (error) {
      tidy(beside);
      throw error;
    }
  } catch (error) {
    if (error instanceof KnownError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new KnownError(path, causes[code] ?? `cannot be written (${code})`, 'name another file');
  }
}

/** What was written in vain is taken away as far as the disk lets; why it could not be written matters more. */
function tidy(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // A disk that fails here has failed before.
  }
}

/** What may fail halfway. */
export type Disk = Pick<typeof import('node:fs'), 'writeFileSync' | 'renameSync'>;

/** @returns why Windows would write a path elsewhere than into a file of that name: to a device, a stream of another file, a shortened name; null where it would not */
export function unwritable(path: string): string | null {
  return windowsFault(win32.basename(path));
}

const causes: Record<string, string> = {
  ENOENT: 'lies in a folder that does not exist',
  ENOTDIR: 'lies in something that is no folder',
  EACCES: 'may not be written',
  EPERM: 'may not be written',
  EROFS: 'may not be written',
  ENAMETOOLONG: 'has a name that is too long',
  ELOOP: 'is a link that leads to itself',
  ENOSPC: 'does not fit on its disk',
  EDQUOT: 'does not fit into what its disk grants you',
  EFBIG: 'is larger than a file may be there',
  EIO: 'cannot be written: the disk fails',
};
