// One at a time: what is read, changed and written back by several at once would lose what one of them wrote.
import { closeSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { KnownError } from '../errors.js';
import { randomName } from './random-name.js';

/** In milliseconds: how long to wait between two tries, how long at most, and after which age a lock was left behind by somebody who was killed. */
const wait = { between: 20, most: 10_000, left: 30_000 } as const;
/** Where there can be no lock the work goes on without: what forbids the one forbids writing as well, and that says so better. */
const cannotLock: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOENT',
  'ENOTDIR',
  'ENOTSUP',
  'EINVAL',
  'ENAMETOOLONG',
  'ENOSPC',
  'EDQUOT',
  'EIO',
]);

/**
 * Does work while nobody else does work on the same file.
 * @param path the file, which need not be there
 * @param clock the time of now in milliseconds
 * @throws KnownError where somebody holds it for ten seconds; what the work throws
 */
export function locked<Result>(path: string, work: () => Result, clock: () => number): Result {
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  const held = take(lock, path, clock);
  try {
    return work();
  } finally {
    if (held) rmSync(lock, { force: true });
  }
}

/** @returns whether the lock was taken; false where there can be none */
function take(lock: string, path: string, clock: () => number): boolean {
  for (let waited = 0; ; waited += wait.between) {
    try {
      closeSync(openSync(lock, 'wx'));
      return true;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (cannotLock.has(code)) return false;
      if (code !== 'EEXIST') throw error;
    }
    if (waited >= wait.most)
      throw new KnownError(path, `is being written by somebody else (${basename(lock)} is there)`, 'try again; remove that file if nobody is');
    if (isLeft(lock, clock())) putAside(lock);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait.between);
  }
}

function isLeft(lock: string, now: number): boolean {
  const stat = statSync(lock, { throwIfNoEntry: false });
  return stat !== undefined && now - stat.mtimeMs > wait.left;
}

/** Of several who find a lock that was left one takes it away: the name is moved, not the file removed. */
function putAside(lock: string): void {
  const aside = `${lock}-${randomName()}`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  rmSync(aside, { force: true });
}
