// The world as the program sees it: streams, environment, clock, and the one way to write a file.
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, lstatSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { KnownError } from '../errors.js';

export interface Io {
  out(text: string): void;
  err(text: string): void;
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  now(): Date;
  /** Whether standard output is a terminal, and how wide it is. */
  terminal: { isTTY: boolean; columns: number | undefined };
  /** Writes a whole file or nothing. @throws KnownError where it cannot be written */
  write(path: string, text: string): void;
}

/** The real world of a process. */
export function processIo(): Io {
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
    terminal: { isTTY: process.stdout.isTTY === true, columns: process.stdout.columns },
    write: writeAtomically,
  };
}

/** Writes beside the target and renames, so that a reader sees the old file or the new one, never half of one. */
export function writeAtomically(path: string, text: string): void {
  const beside = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    if (isFolder(path)) throw new Error('is a folder');
    const file = openSync(beside, 'wx', 0o666);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const cause =
      code === 'ENOENT'
        ? 'lies in a folder that does not exist'
        : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
          ? 'may not be written'
          : isFolder(path)
            ? 'is a folder'
            : `cannot be written${code ? ` (${code})` : ''}`;
    throw new KnownError(path, cause, 'name another file');
  }
}

function isFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The time of the run: SOURCE_DATE_EPOCH where it is set (seconds since 1970), otherwise the clock. @throws KnownError where it is no number */
export function timeOf(io: Io): Date {
  const epoch = io.env['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || epoch === '') return io.now();
  const time = new Date(Number(epoch) * 1000);
  if (!/^\d+$/.test(epoch) || Number.isNaN(time.getTime()))
    throw new KnownError('SOURCE_DATE_EPOCH', `is "${epoch}"`, 'set it to whole seconds since 1970, or unset it');
  return time;
}
