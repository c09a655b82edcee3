// What some tests need and a machine may not have. Without it they are skipped: their title says why, and the end of the run lists them.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Why tests at a terminal cannot run here; null where they can. */
export const noTerminal = answers('tmux', '-V') ? null : 'tmux is not installed';

/** Why tests that ask Python cannot run here; null where they can. */
export const noPython = answers('python3', '--version') ? null : 'python3 is not installed';

/** The browser that shows pages: Debian's Chromium, or the one that CHROMIUM names; null where there is none. */
export const chromium = process.env['CHROMIUM'] || spawnSync('which', ['chromium'], { encoding: 'utf8' }).stdout?.trim() || null;

/** Why tests in a browser cannot run here; null where they can. */
export const noBrowser = chromium === null ? 'chromium is not installed' : null;

/** Where the programs of a server of PostgreSQL lie: in the search path, or where Debian puts them; null where there are none. */
export const postgresFolder =
  [
    ...(process.env['PATH'] ?? '').split(delimiter),
    ...inside('/usr/lib/postgresql')
      .reverse()
      .map((version) => join('/usr/lib/postgresql', version, 'bin')),
  ].find((folder) => ['initdb', 'pg_ctl', 'postgres'].every((name) => inside(folder).includes(name))) ?? null;

/** Why tests that need a database cannot run here; null where they can. */
export const noPostgres = postgresFolder === null ? 'postgresql is not installed' : process.platform === 'linux' ? null : 'this is not Linux';

/** Why tests cannot try what nobody may read; null where they can. */
export const asRoot = process.getuid?.() === 0 ? 'root may read every file' : null;

/** Why tests cannot give files to another user; null where they can. */
export const notRoot = process.getuid?.() === 0 ? null : 'only root can give files to another user';

/** Why tests of what a Linux desktop does cannot run here; null where they can. */
export const notLinux = process.platform === 'linux' ? null : 'this is not Linux';

const mark = ' (skipped: ';

/** The title of tests that need something. @param reason why they are skipped; null where they run */
export function titled(title: string, reason: string | null): string {
  return reason === null ? title : `${title}${mark}${reason})`;
}

/** Why the tests with this title are skipped, as `titled` wrote it; null where it says nothing. */
export function reasonIn(title: string): string | null {
  const at = title.lastIndexOf(mark);
  return at < 0 ? null : title.slice(at + mark.length, -1);
}

/** The title without the reason. */
export function untitled(title: string): string {
  const at = title.lastIndexOf(mark);
  return at < 0 ? title : title.slice(0, at);
}

function answers(program: string, flag: string): boolean {
  return spawnSync(program, [flag]).status === 0;
}

function inside(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
