// The world as the program sees it: streams, environment, clock, and the one way to write a file.
import { chmodSync, existsSync, mkdtempSync, readSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, win32 } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { clip, KnownError } from '../errors.js';
import { windowsFault } from '../parsers/text/windows-names.js';
import { inert, obeysOutput } from './ci-output.js';
import { locked } from './locked.js';
import { page } from './pager.js';
import { randomName } from './random-name.js';

export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** Prints commands for a CI service; what else is printed can be none. */
  commands(text: string): void;
  env: Readonly<Record<string, string | undefined>>;
  /** The working directory. @throws KnownError where it is gone */
  cwd(): string;
  now(): Date;
  /** Whether standard output is a terminal, and how wide it is. */
  terminal: { isTTY: boolean; columns: number | undefined };
  /** Whether standard error is a terminal, where a line may be written over itself. */
  progress: boolean;
  /** Is aborted when somebody ends the program (Ctrl-C, SIGTERM), which then has to end by itself; asked for by what can be gone on with. */
  interrupted(): AbortSignal;
  /** The terminal that somebody may sit at; null where one of its streams is none. */
  person(): { input: NodeJS.ReadStream; output: NodeJS.WriteStream } | null;
  /** What a program at the other end talks through. */
  pipe(): { input: Readable; output: Writable };
  /** All that is piped in, at most `mostPiped` bytes. @throws KnownError where it cannot be read or is more */
  read(): string;
  /** Writes a whole file or nothing. @throws KnownError where it cannot be written */
  write(path: string, content: string | Uint8Array): void;
  /** Does work while nobody else does work on the same file. @throws KnownError where somebody holds it too long */
  locked<Result>(path: string, work: () => Result): Result;
  /** Shows a long text page by page to whoever sits at the terminal. @returns false where nothing here can, and nothing was shown */
  page(text: string): Promise<boolean>;
  /** A new folder for what is shown once, which nobody else may read. @throws KnownError where there can be none */
  scratch(): string;
  /** Shows a file to the person in what their system opens such files with, and does not wait for it. @throws KnownError where there is no program to do so */
  open(path: string): Promise<void>;
}

/** How many bytes may be piped in. */
export const mostPiped = 64 * 1024 * 1024;

/** The real world of a process. */
export function processIo(): Io {
  const printed = obeysOutput(process.env) ? inert : (text: string) => text;
  return {
    out: (text) => void process.stdout.write(printed(text)),
    err: (text) => void process.stderr.write(printed(text)),
    commands: (text) => void process.stdout.write(text),
    env: process.env,
    cwd: workingDirectory,
    now: () => new Date(),
    terminal: { isTTY: process.stdout.isTTY === true, columns: process.stdout.columns },
    progress: process.stderr.isTTY === true,
    interrupted,
    // The streams are opened where they are asked for: that takes time.
    person: () => (process.stdin.isTTY && process.stdout.isTTY ? { input: process.stdin, output: process.stdout } : null),
    pipe: () => ({ input: process.stdin, output: process.stdout }),
    read: piped,
    write: writeAtomically,
    locked: (path, work) => locked(path, work, Date.now),
    page: (text) => uninterrupted(() => page(printed(text), process.env, process.platform)),
    scratch: scratchFolder,
    open: (path) => openFile(path, process.platform, process.env['SystemRoot']),
  };
}

/** The program that opens a file as a double click does; none of them is a shell. On Windows by its whole path, as the working directory comes first there. */
export function openerOf(platform: string, systemRoot: string | undefined): string {
  if (platform === 'darwin') return '/usr/bin/open';
  return platform === 'win32' ? `${systemRoot ?? 'C:\\Windows'}\\explorer.exe` : 'xdg-open';
}

async function openFile(path: string, platform: string, systemRoot: string | undefined): Promise<void> {
  const { spawn } = await import('node:child_process');
  const opener = openerOf(platform, systemRoot);
  return new Promise((done, fail) => {
    const child = spawn(opener, [path], { detached: true, stdio: 'ignore' });
    child.once('error', () => fail(new KnownError(path, `cannot be opened: there is no ${opener} here`, 'open it yourself')));
    child.once('spawn', () => {
      child.unref();
      done();
    });
  });
}

function piped(): string {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(1024 * 1024);
      const count = readSync(0, chunk);
      if (count === 0) break;
      bytes += count;
      if (bytes > mostPiped) throw new KnownError('standard input', `is larger than ${mostPiped / 1024 / 1024} MiB`, 'pipe less into it');
      chunks.push(chunk.subarray(0, count));
    }
  } catch (error) {
    if (error instanceof KnownError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    // What Windows says at the end of a pipe.
    if (code !== 'EOF') throw new KnownError('standard input', `cannot be read (${code})`, 'name a file instead of -');
  }
  return Buffer.concat(chunks).toString('utf8');
}

function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

/** Ctrl-C is for the program that somebody reads with, not for this one. */
async function uninterrupted<Result>(work: () => Promise<Result>): Promise<Result> {
  const ignore = () => undefined;
  process.on('SIGINT', ignore);
  try {
    return await work();
  } finally {
    process.off('SIGINT', ignore);
  }
}

function scratchFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'mlready-'));
  } catch {
    throw new KnownError(tmpdir(), 'takes no new folder', 'write the page to a file of your own: -o report.html');
  }
}

function workingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    throw new KnownError('the working directory', 'does not exist any more', 'change to another folder');
  }
}

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

/** The time of the run: SOURCE_DATE_EPOCH where it is set (seconds since 1970), otherwise the clock. @throws KnownError where it is no number, or no time of four digits a year */
export function timeOf(io: Io): Date {
  const epoch = io.env['SOURCE_DATE_EPOCH'];
  if (epoch === undefined || epoch === '') return io.now();
  const time = new Date(Number(epoch) * 1000);
  // Days are compared as text, and a year of five digits is no day of a report.
  if (!/^\d+$/.test(epoch) || !(time.getTime() < Date.UTC(9999, 0)))
    throw new KnownError('SOURCE_DATE_EPOCH', `is "${clip(epoch, 40)}"`, 'set it to whole seconds since 1970, before the year 9999, or unset it');
  return time;
}
