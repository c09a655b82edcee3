// The world as the program sees it: streams, environment, clock.
import { mkdtempSync, readSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { clip, KnownError } from '../errors.js';
import { inert, obeysOutput } from './ci-output.js';
import { locked } from './locked.js';
import { page } from './pager.js';
import { writeAtomically } from './write-atomically.js';

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
