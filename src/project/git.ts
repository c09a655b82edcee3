// What git says of a folder and of its history.
import { spawnSync } from 'node:child_process';
import { environment, type GitEnvironment, git, spareGit, wait } from './run-git.js';

export { type GitEnvironment, git, gitEnvironmentOf } from './run-git.js';

/** A file that git tracks. */
export interface TrackedFile {
  path: string;
  mode: string;
  /** The object that holds what was added of it last. */
  id: string;
  /** Whether git takes it for unchanged without looking whether it is there: a sparse checkout, skip-worktree, assume-unchanged. */
  unlooked: boolean;
}

/** The files that git tracks below a folder; null where git does not answer. */
export function trackedFiles(folder: string, env: GitEnvironment): TrackedFile[] | null {
  const listing = git(folder, ['ls-files', '-z', '-v', '--stage', '--', '.'], env);
  if (listing === null) return null;
  return listing
    .toString('utf8')
    .split('\0')
    .flatMap((entry): TrackedFile[] => {
      const [, tag = '', mode, id, path] = /^(\S) (\d{6}) ([0-9a-f]{40,64}) \d\t([\s\S]+)$/.exec(entry) ?? [];
      return mode === undefined || id === undefined || path === undefined ? [] : [{ mode, id, path, unlooked: /[Sa-z]/.test(tag) }];
    });
}

/** The sizes of objects by id; what is not here is left out. */
export function sizesOf(folder: string, ids: readonly string[], env: GitEnvironment): Map<string, number> {
  const sizes = git(folder, ['cat-file', '--batch-check=%(objectname) %(objectsize)'], env, `${ids.join('\n')}\n`)?.toString('latin1') ?? '';
  return new Map([...sizes.matchAll(/^([0-9a-f]{40,64}) (\d+)$/gm)].map(([, id = '', size]) => [id, Number(size)]));
}

/** How many files git neither tracks nor ignores below a folder, and which; null where it does not answer, as with a pattern of .gitignore that it never gets through. */
export function untrackedFiles(folder: string, env: GitEnvironment): string[] | null {
  const listing = spareGit(folder, ['ls-files', '-z', '--others', '--exclude-standard', '--', '.'], env);
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

/** Whether git refuses to read a repository because it belongs to somebody else. */
export function refusesOwner(folder: string, env: GitEnvironment): boolean {
  const { status, stderr } = spawnSync('git', ['-C', folder, 'rev-parse', '--git-dir'], {
    env: environment(env),
    maxBuffer: 1024 * 1024,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: wait.most,
    killSignal: 'SIGKILL',
    windowsHide: true,
  });
  return status !== 0 && /dubious ownership|safe\.directory/.test(String(stderr ?? ''));
}

/**
 * The last commit that took something out of the history, after one commit and up to another. Bounded by time; programs that the repository names for showing
 * differences are not run.
 * @param what a file, and a line of it; null for the file as a whole
 * @returns its short id and subject; null where none did, or git does not say
 */
export function removalOf(
  folder: string,
  { path, text }: { path: string; text: string | null },
  { after, until }: { after: string; until: string },
  env: GitEnvironment,
): string | null {
  const what = text === null ? ['--diff-filter=DR'] : [`-S${text}`];
  const plain = ['--no-show-signature', '--no-textconv', '--no-ext-diff', '--no-renames', '--no-color', '--format=%h %s'];
  const line = spareGit(folder, ['log', '-1', ...plain, ...what, `${after}..${until}`, '--', `:(literal)${path}`], env)
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
  const listing = git(folder, ['ls-tree', '-r', '-z', '-l', commit], env);
  if (listing !== null) return entriesOf(listing);
  // A partial clone lacks objects, and git would rather fetch them than say how large they are.
  const short = git(folder, ['ls-tree', '-r', '-z', commit], env);
  const walked = git(folder, ['rev-list', '--objects', '--no-walk', '--missing=print', commit], env);
  if (short === null || walked === null) return null;
  const missing = new Set([...walked.toString('latin1').matchAll(/^\?([0-9a-f]{40,64})$/gm)].map(([, id = '']) => id));
  const entries = entriesOf(short);
  const ids = entries.map(({ id }) => id).filter((id) => !missing.has(id));
  const known = sizesOf(folder, ids, env);
  return entries.map((entry) => ({ ...entry, size: entry.mode === '160000' ? null : (known.get(entry.id) ?? null) }));
}

/** Those of some files that a revision holds, wherever in the repository the folder lies. @param paths from its top, as they are written: no pattern */
export function listedAt(folder: string, commit: string, paths: readonly string[], env: GitEnvironment): ReturnType<typeof entriesOf> {
  const listing = git(folder, ['--literal-pathspecs', 'ls-tree', '-z', '-l', '--full-tree', commit, '--', ...paths], env);
  return listing === null ? [] : entriesOf(listing);
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
  const output = ids.length === 0 ? null : git(folder, ['cat-file', '--batch'], env, `${ids.join('\n')}\n`);
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
  const name = git(folder, ['config', '--get', 'user.name'], env)?.toString('utf8').trim() ?? '';
  return name === '' ? null : name;
}
