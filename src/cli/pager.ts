// A long report is read page by page: through the program that the person has named for it in their environment.
import { isAbsolute } from 'node:path';

/** The environment, as far as it says how to read. */
type Environment = Readonly<Record<string, string | undefined>>;

/** A program and its arguments; no shell comes between. */
export interface Pager {
  command: string;
  args: string[];
}

/**
 * @returns what shows text page by page: what PAGER names, otherwise less; null where PAGER says to use none. On Windows, which looks for programs in the working
 *   directory first, only a whole path is taken: the folder there is the one that is audited.
 */
export function pagerOf(env: Environment, platform: string): Pager | null {
  const named = env['PAGER'];
  const [command, ...args] = named === undefined ? ['less', '-R'] : named.trim().split(/\s+/);
  if (command === undefined || command === '' || command === 'cat') return null;
  return platform === 'win32' && !isAbsolute(command) ? null : { command, args };
}

/**
 * Shows a text page by page and waits until the reader has seen enough; whoever leaves early has made no mistake.
 * @returns false where there is no such program, and nothing was shown
 */
export async function page(text: string, env: Environment, platform: string): Promise<boolean> {
  const pager = pagerOf(env, platform);
  if (pager === null) return false;
  const { spawn } = await import('node:child_process');
  const child = spawn(pager.command, pager.args, {
    stdio: ['pipe', 'inherit', 'inherit'],
    env: { LESS: 'FRX', LV: '-c', ...env },
    // Nothing of the audited folder is found by a PATH that names the working directory.
    ...(platform !== 'win32' && { cwd: '/' }),
  });
  return new Promise((done) => {
    child.once('error', () => done(false));
    child.once('close', () => done(true));
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}
