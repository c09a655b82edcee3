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
  return {
    PATH: path,
    HOME: home,
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
}

/**
 * Runs one git command in a folder.
 * @returns its standard output, or null when git is missing, fails or takes longer than `timeout` milliseconds
 */
export function git(folder: string, args: readonly string[], env: GitEnvironment, timeout = 10_000, input?: string): Buffer | null {
  const result = spawnSync('git', [...settings, '-C', folder, ...args], {
    env: environment(env.PATH, env.HOME),
    maxBuffer: 256 * 1024 * 1024,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'ignore'],
    ...(input !== undefined && { input }),
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
  return commitOf(folder, 'HEAD', env);
}

/** The commit that a name stands for; null where git knows none of that name. A name that looks like a flag is none. */
export function commitOf(folder: string, name: string, env: GitEnvironment): string | null {
  return name.startsWith('-') ? null : idIn(git(folder, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], env));
}

/** The commit at which two parted; null where they have none in common, or it is not here (a shallow clone). */
export function mergeBase(folder: string, a: string, b: string, env: GitEnvironment): string | null {
  return idIn(git(folder, ['merge-base', a, b], env));
}

/** Whether git knows a repository here. */
export function isRepository(folder: string, env: GitEnvironment): boolean {
  return git(folder, ['rev-parse', '--git-dir'], env) !== null;
}

/** The commit that touched a path last, after one commit and up to another: its short id and subject; null where none did, or git does not say. */
export function lastTouched(folder: string, path: string, after: string, until: string, env: GitEnvironment): string | null {
  const line = git(folder, ['log', '-1', '--no-show-signature', '--format=%h %s', `${after}..${until}`, '--', path], env)
    ?.toString('utf8')
    .trim();
  return line ? line.slice(0, 120) : null;
}

/** Whether parts of the history are missing here. */
export function isShallow(folder: string, env: GitEnvironment): boolean {
  return git(folder, ['rev-parse', '--is-shallow-repository'], env)?.toString('latin1').trim() === 'true';
}

/** The branch that a remote calls its own, as a name to look up: "origin/main"; null where nobody has said. */
export function defaultBranch(folder: string, env: GitEnvironment): string | null {
  const head = git(folder, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'], env)?.toString('utf8').trim();
  const names = [...(head ? [head] : []), 'origin/main', 'origin/master', 'main', 'master'];
  return names.find((name) => commitOf(folder, name, env) !== null) ?? null;
}

function idIn(output: Buffer | null): string | null {
  const id = output?.toString('latin1').trim() ?? '';
  return /^[0-9a-f]{40,64}$/.test(id) ? id : null;
}

/** The files of a revision below a folder, as git lists them: modes, object ids and sizes (null for what is no file, and for a file that is not here: a partial clone); null where git does not answer. */
export function filesAt(folder: string, commit: string, env: GitEnvironment): { path: string; mode: string; id: string; size: number | null }[] | null {
  const listing = git(folder, ['ls-tree', '-r', '-z', '-l', commit], env, 60_000);
  if (listing !== null) return entriesOf(listing);
  // A partial clone lacks objects, and git would rather fetch them than say how large they are.
  const short = git(folder, ['ls-tree', '-r', '-z', commit], env, 60_000);
  const walked = git(folder, ['rev-list', '--objects', '--no-walk', '--missing=print', commit], env, 60_000);
  if (short === null || walked === null) return null;
  const missing = new Set([...walked.toString('latin1').matchAll(/^\?([0-9a-f]{40,64})$/gm)].map(([, id = '']) => id));
  const entries = entriesOf(short);
  const ids = entries.map(({ id }) => id).filter((id) => !missing.has(id));
  const sizes = git(folder, ['cat-file', '--batch-check=%(objectname) %(objectsize)'], env, 60_000, `${ids.join('\n')}\n`)?.toString('latin1') ?? '';
  const known = new Map([...sizes.matchAll(/^([0-9a-f]{40,64}) (\d+)$/gm)].map(([, id = '', size]) => [id, Number(size)]));
  return entries.map((entry) => ({ ...entry, size: entry.mode === '160000' ? null : (known.get(entry.id) ?? null) }));
}

function entriesOf(listing: Buffer): { path: string; mode: string; id: string; size: number | null }[] {
  return listing
    .toString('utf8')
    .split('\0')
    .flatMap((entry) => {
      const [, mode, id, size, path] = /^(\d{6}) \w+ ([0-9a-f]{40,64})(?: +(\d+|-|BAD))?\t([\s\S]+)$/.exec(entry) ?? [];
      return mode === undefined || id === undefined || path === undefined ? [] : [{ path, mode, id, size: /^\d+$/.test(size ?? '') ? Number(size) : null }];
    });
}

/** The contents of objects, in one call of git; what is not there is left out. */
export function contentsOf(folder: string, ids: readonly string[], env: GitEnvironment): Map<string, Buffer> {
  const contents = new Map<string, Buffer>();
  const output = ids.length === 0 ? null : git(folder, ['cat-file', '--batch'], env, 120_000, `${ids.join('\n')}\n`);
  for (let at = 0; output !== null && at < output.length; ) {
    const end = output.indexOf(10, at);
    if (end < 0) break;
    const [id = '', kind, size] = output.toString('latin1', at, end).split(' ');
    if (kind !== 'blob' || size === undefined) {
      at = end + 1;
      continue;
    }
    const from = end + 1;
    contents.set(id, output.subarray(from, from + Number(size)));
    at = from + Number(size) + 1;
  }
  return contents;
}

/** Who works here, by git's settings; null where they do not say. */
export function userOf(folder: string, env: GitEnvironment): string | null {
  const name = git(folder, ['config', '--get', 'user.name'], env, 5_000)?.toString('utf8').trim() ?? '';
  return name === '' ? null : name;
}
