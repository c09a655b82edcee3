// Runs the program from its sources in this process, in a world of its own: quicker than starting it, and without a build.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { Io } from '../../src/cli/io.js';
import { locked } from '../../src/cli/locked.js';
import { run } from '../../src/cli/run.js';
import { writeAtomically } from '../../src/cli/write-atomically.js';
import { root } from '../../src/root.js';
import { environment } from './program.js';

export interface Ended {
  code: number;
  out: string;
  err: string;
}

/** A folder of its own, empty. */
export const emptyFolder = () => mkdtempSync(join(tmpdir(), 'mlready-'));

/** Runs `mlready` in a folder, where nobody can be asked and no terminal is. @param world what differs from that */
export async function runHere(cwd: string, args: readonly string[], world: Partial<Io> = {}): Promise<Ended> {
  let [out, err] = ['', ''];
  const code = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    commands: (text) => {
      out += text;
    },
    cwd: () => cwd,
    now: () => new Date('2026-11-21T12:00:00Z'),
    terminal: { isTTY: false, columns: undefined },
    progress: false,
    interrupted: () => new AbortController().signal,
    person: () => null,
    pipe: () => ({ input: Readable.from([]), output: new PassThrough() }),
    read: () => '',
    write: writeAtomically,
    locked: (path, work) => locked(path, work, Date.now),
    page: async () => false,
    scratch: emptyFolder,
    open: async () => undefined,
    ...world,
    env: { PATH: process.env['PATH'], HOME: tmpdir(), LANG: 'en_GB.UTF-8', ...world.env },
  });
  return { code, out, err };
}

/** Does what `mlready` of program.ts does without starting the program. test/program/same.test.ts proves that both say the same. */
export function runMlready(args: readonly string[], { cwd = root, env = {} }: { cwd?: string; env?: Record<string, string> } = {}): Promise<Ended> {
  return runHere(cwd, args, { env: { ...environment, ...env } });
}
