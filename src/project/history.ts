// The points of a history at which readiness is worth knowing: commits, tags, or the last commit of each month.
import { KnownError } from '../errors.js';
import type { HistoryStep, Moment } from '../model/index.js';
import { dayAt } from '../parsers/text/days.js';
import { commitOf, type GitEnvironment, git, headOf, isRepository, isShallow } from './git.js';

export interface History {
  /** Oldest first. */
  moments: Moment[];
  /** How many there are before those. */
  earlier: number;
  /** True where the history is not all here. */
  shallow: boolean;
}

/**
 * Lists the moments of the history that leads to HEAD, by its first parents; the last is HEAD itself.
 * @param folder a project; where it is not the top of its repository, only commits that touch it count
 * @param since only what came after this revision, and itself as the first; null for all
 * @param from the first day, "YYYY-MM-DD"; any where it is left out
 * @param most how many at the most, the latest ones
 * @throws KnownError where there is no git, no commit, or no such revision
 */
export function historyOf(
  folder: string,
  { by, since, from: day, most }: { by: HistoryStep; since: string | null; from?: string; most: number },
  env: GitEnvironment,
): History {
  if (!isRepository(folder, env)) throw new KnownError(folder, 'is in no git repository', 'the trend is read from commits: run it in a clone');
  const head = headOf(folder, env);
  if (head === null) throw new KnownError(folder, 'has no commit yet', 'commit first');
  const from = since === null ? null : commitOf(folder, since, env);
  if (since !== null && from === null) throw new KnownError(`--since ${since}`, 'is not known to git here', 'name a commit, branch or tag of this repository');
  const all = by === 'tag' ? tagged(folder, from, head, env) : byParents(folder, from, head, env);
  const named = by === 'month' ? lastOfEach(all) : all;
  // The last moment is what is there now, however old it is.
  const late = day === undefined ? named : named.filter(({ date }, index) => date >= day || index === named.length - 1);
  const moments = late.slice(-most);
  return { moments, earlier: named.length - moments.length, shallow: isShallow(folder, env) };
}

function dateOf(seconds: string): string {
  return dayAt(Number(seconds) * 1000);
}

function byParents(folder: string, from: string | null, head: string, env: GitEnvironment): Moment[] {
  const inside = git(folder, ['rev-parse', '--show-prefix'], env)?.toString('utf8').trim() ?? '';
  const log = (args: readonly string[]) =>
    [
      ...(git(folder, ['log', '--first-parent', '--no-show-signature', '--format=%H %ct', ...args], env)?.toString('latin1') ?? '').matchAll(
        /^([0-9a-f]{40,64}) (\d+)$/gm,
      ),
    ].map(([, commit = '', seconds = '0']): Moment => ({ commit, date: dateOf(seconds), name: commit.slice(0, 10) }));
  const list = log([from === null ? head : `${from}..${head}`, ...(inside === '' ? [] : ['--', '.'])]).reverse();
  const ends = [...(from === null ? [] : log(['-1', from])), ...list];
  return ends.at(-1)?.commit === head ? ends : [...ends, ...log(['-1', head])];
}

/** The last of each month; the first, from which the others are counted, stays. */
function lastOfEach(moments: readonly Moment[]): Moment[] {
  const months = new Map<string, Moment>();
  for (const moment of moments) months.set(moment.date.slice(0, 7), moment);
  // A committer's clock may have been wrong: what comes later in the history comes later here.
  return moments.filter((moment) => months.get(moment.date.slice(0, 7)) === moment).map((moment) => ({ ...moment, name: moment.date.slice(0, 7) }));
}

function tagged(folder: string, from: string | null, head: string, env: GitEnvironment): Moment[] {
  const format = '%(objectname) %(*objectname) %(refname:strip=2)';
  const listing = git(folder, ['for-each-ref', '--merged', head, ...(from === null ? [] : ['--contains', from]), `--format=${format}`, 'refs/tags'], env);
  const commits = new Map<string, string>();
  for (const line of listing?.toString('utf8').split('\n') ?? []) {
    const [, object = '', peeled, name = ''] = /^([0-9a-f]+) ([0-9a-f]*) (.+)$/.exec(line) ?? [];
    // Several tags of one commit: the first by name stands for it.
    if (name !== '' && !commits.has(peeled || object)) commits.set(peeled || object, name);
  }
  if (!commits.has(head)) commits.set(head, 'HEAD');
  const dates = git(folder, ['log', '--no-walk=unsorted', '--no-show-signature', '--format=%H %ct', '--stdin'], env, `${[...commits.keys()].join('\n')}\n`);
  return [...(dates?.toString('latin1') ?? '').matchAll(/^([0-9a-f]{40,64}) (\d+)$/gm)]
    .map(([, commit = '', seconds = '0']) => ({ commit, seconds: Number(seconds), date: dateOf(seconds), name: commits.get(commit) ?? commit.slice(0, 10) }))
    .sort((a, b) => a.seconds - b.seconds || (a.commit === head ? 1 : b.commit === head ? -1 : a.name < b.name ? -1 : 1))
    .map(({ commit, date, name }) => ({ commit, date, name }));
}
