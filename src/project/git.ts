// Asks git about a folder. The repository is hostile: nothing in its configuration may start a program, and every call is bounded.
import { spawnSync } from 'node:child_process';

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

/** The environment for git: the caller's search path and home, nothing that redirects git to another repository. */
function environment(path: string | undefined, home: string | undefined): NodeJS.ProcessEnv {
  return { PATH: path, HOME: home, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_PAGER: 'cat' };
}

export interface GitEnvironment {
  PATH?: string | undefined;
  HOME?: string | undefined;
}

/**
 * Runs one git command in a folder.
 * @returns its standard output, or null when git is missing, fails or takes longer than `timeout` milliseconds
 */
export function git(folder: string, args: readonly string[], env: GitEnvironment, timeout = 10_000): Buffer | null {
  const result = spawnSync('git', [...settings, '-C', folder, ...args], {
    env: environment(env.PATH, env.HOME),
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  return result.status === 0 ? result.stdout : null;
}

/** The paths and modes of the files that git tracks below a folder; null where git does not answer. */
export function trackedFiles(folder: string, env: GitEnvironment): { path: string; mode: string }[] | null {
  const listing = git(folder, ['ls-files', '-z', '--stage', '--', '.'], env);
  if (listing === null) return null;
  const files: { path: string; mode: string }[] = [];
  for (const entry of listing.toString('utf8').split('\0')) {
    const tab = entry.indexOf('\t');
    if (tab > 0) files.push({ mode: entry.slice(0, 6), path: entry.slice(tab + 1) });
  }
  return files;
}

/** How many files git neither tracks nor ignores below a folder, and which; null where it does not answer within five seconds. */
export function untrackedFiles(folder: string, env: GitEnvironment): string[] | null {
  const listing = git(folder, ['ls-files', '-z', '--others', '--exclude-standard', '--', '.'], env, 5_000);
  return listing === null
    ? null
    : listing
        .toString('utf8')
        .split('\0')
        .filter((path) => path !== '');
}

/** The commit that a folder stands at; null where there is none. */
export function headOf(folder: string, env: GitEnvironment): string | null {
  const head = git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], env);
  const id = head?.toString('latin1').trim() ?? '';
  return /^[0-9a-f]{40,64}$/.test(id) ? id : null;
}

/** Who works here, by git's settings; null where they do not say. */
export function userOf(folder: string, env: GitEnvironment): string | null {
  const name = git(folder, ['config', '--get', 'user.name'], env, 5_000)?.toString('utf8').trim() ?? '';
  return name === '' ? null : name;
}
