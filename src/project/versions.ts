// What a file was in the commits that led to one: so that what stands in it can be dated.
import type { FileVersion } from '../model/index.js';
import { dayAt } from '../parsers/text/days.js';
import { type GitEnvironment, git, isShallow } from './git.js';

/** So many versions are looked at, and so much of them: who dates nothing in a file that changes every day is not dated. */
const most = { versions: 200, bytes: 2 * 1024 * 1024 };

/**
 * The versions of a file by the first parents of a commit: the day of each, in UTC, is that on which it came to the line that leads here.
 * @param folder the project, in which the path stands
 * @returns the newest first, down to the one that began the file; null where the history is not all here, or too long, or git does not say
 */
export function versionsOf(folder: string, path: string, commit: string, env: GitEnvironment): FileVersion[] | null {
  if (isShallow(folder, env)) return null;
  const inside = git(folder, ['rev-parse', '--show-prefix'], env)?.toString('utf8').trim();
  const log = git(folder, ['log', '--first-parent', '--no-show-signature', `-n${most.versions + 1}`, '--format=%H %ct', commit, '--', path], env);
  if (inside === undefined || log === null) return null;
  const commits = [...log.toString('latin1').matchAll(/^([0-9a-f]{40,64}) (\d+)$/gm)].map(([, id = '', seconds = '0']) => ({
    id,
    day: dayAt(Number(seconds) * 1000),
  }));
  if (commits.length > most.versions) return null;
  const asked = commits.map(({ id }) => `${id}:${inside}${path}\n`).join('');
  const sizes = git(folder, ['cat-file', '--batch-check=%(objectsize)'], env, asked)?.toString('latin1').trimEnd().split('\n') ?? [];
  const bytes = sizes.reduce((sum, size) => sum + (/^\d+$/.test(size) ? Number(size) : 0), 0);
  if (commits.length === 0 || sizes.length !== commits.length || bytes > most.bytes) return null;
  const output = git(folder, ['cat-file', '--batch=%(objecttype) %(objectsize)'], env, asked);
  return output === null ? null : textsIn(output, commits);
}

function textsIn(output: Buffer, commits: readonly { day: string }[]): FileVersion[] | null {
  const versions: FileVersion[] = [];
  let at = 0;
  for (const { day } of commits) {
    const end = output.indexOf(10, at);
    if (end < 0) return null;
    const [, size] = /^blob (\d+)$/.exec(output.toString('latin1', at, end)) ?? [];
    // A commit in which there is no such file.
    versions.push({ day, text: size === undefined ? null : output.toString('utf8', end + 1, end + 1 + Number(size)) });
    at = end + 1 + (size === undefined ? 0 : Number(size) + 1);
  }
  return versions;
}
