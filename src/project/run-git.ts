// Runs git in a folder. The repository is hostile: nothing in its configuration may start a program, and every call is bounded.
import { spawnSync } from 'node:child_process';
import { KnownError } from '../errors.js';

const settings = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.untrackedCache=false',
  '-c',
  'core.quotePath=false',
  '-c',
  'protocol.allow=never',
];

/** The environment for git: the caller's search path, home and settings, nothing that redirects git to another repository. */
export function environment({ PATH, HOME, XDG_CONFIG_HOME, safe = [] }: GitEnvironment): NodeJS.ProcessEnv {
  return {
    PATH,
    HOME,
    ...(XDG_CONFIG_HOME !== undefined && { XDG_CONFIG_HOME }),
    ...(safe.length > 0 && { GIT_CONFIG_COUNT: String(safe.length) }),
    ...Object.fromEntries(
      safe.flatMap((folder, index) => [
        [`GIT_CONFIG_KEY_${index}`, 'safe.directory'],
        [`GIT_CONFIG_VALUE_${index}`, folder],
      ]),
    ),
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    // An object that is missing must not be fetched: a transport of the repository's own choice would be a program that it runs. Not every git knows the
    // first; the second outweighs what its configuration allows.
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_PAGER: 'cat',
  };
}

export interface GitEnvironment {
  PATH?: string | undefined;
  HOME?: string | undefined;
  XDG_CONFIG_HOME?: string | undefined;
  /** Folders of others that git may read all the same. */
  safe?: readonly string[];
}

/** Nobody names more folders in an environment. */
const mostSettings = 100;

/** What git may know of the environment: where programs and settings lie, and of the settings that the environment itself holds those that let it read what belongs to others. */
export function gitEnvironmentOf({ PATH, HOME, XDG_CONFIG_HOME, ...env }: Readonly<Record<string, string | undefined>>): GitEnvironment {
  const count = Math.min(Number(env['GIT_CONFIG_COUNT'] ?? 0) || 0, mostSettings);
  const safe = Array.from({ length: count }, (_, index) => index).flatMap((index) => {
    const value = env[`GIT_CONFIG_VALUE_${index}`];
    return env[`GIT_CONFIG_KEY_${index}`]?.toLowerCase() === 'safe.directory' && value !== undefined ? [value] : [];
  });
  return { PATH, HOME, ...(XDG_CONFIG_HOME !== undefined && { XDG_CONFIG_HOME }), ...(safe.length > 0 && { safe }) };
}

/** In milliseconds: what nobody has to wait longer for even on a busy machine, and what is worth waiting for where it can be done without. */
export const wait = { most: 120_000, spare: 10_000 } as const;

/**
 * Runs one git command in a folder.
 * @returns its standard output, or null when git is missing or fails
 * @throws KnownError where it does not end: what is decided without its answer would depend on how busy the machine is
 */
export function git(folder: string, args: readonly string[], env: GitEnvironment, input?: string): Buffer | null {
  const { output, late } = asked(folder, args, env, { timeout: wait.most, input });
  if (late) throw new KnownError(`git ${args[0] ?? ''}`, `does not end within ${wait.most / 1000} seconds in ${folder}`, 'try again; see: git fsck');
  return output;
}

/** The same for what is only told and decides nothing; null as well where it takes longer than ten seconds. */
export function spareGit(folder: string, args: readonly string[], env: GitEnvironment): Buffer | null {
  return asked(folder, args, env, { timeout: wait.spare }).output;
}

function asked(
  folder: string,
  args: readonly string[],
  env: GitEnvironment,
  { timeout, input }: { timeout: number; input?: string | undefined },
): { output: Buffer | null; late: boolean } {
  const { status, stdout, error } = spawnSync('git', [...settings, '-C', folder, ...args], {
    env: environment(env),
    maxBuffer: 256 * 1024 * 1024,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
    ...(input !== undefined && { input }),
    timeout,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  return { output: status === 0 ? stdout : null, late: error !== undefined && 'code' in error && error.code === 'ETIMEDOUT' };
}
