// Starts the real program, with an environment that says nothing.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../src/root.js';

export interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** An environment that says nothing, with a fixed clock: 2026-11-21. */
export const environment = {
  PATH: process.env['PATH'],
  HOME: tmpdir(),
  LANG: 'en_GB.UTF-8',
  SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 21) / 1000),
};

/** Starts the real program with these arguments. */
export function mlready(args: readonly string[], options: { cwd?: string; env?: Record<string, string> } = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'mlready.js'), ...args], {
    cwd: options.cwd ?? root,
    env: { ...environment, ...options.env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: status, out: stdout, err: stderr };
}

/** A folder of its own with these files. */
export function folderOf(files: Record<string, string | Uint8Array> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlready-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

/** The lines that are wider than they may be. A word that does not fit stands on a line of its own (behind a label at most) and is left whole, so that it can be copied. */
export function tooWide(text: string, columns: number): string[] {
  return text.split('\n').filter((line) => [...line].length > columns && line.trim().split(/ +/).length > 2);
}

/** Runs git in a folder as somebody. */
export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-C', folder, '-c', 'user.name=somebody', '-c', 'user.email=somebody@example.org', '-c', 'init.defaultBranch=main', ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
}
