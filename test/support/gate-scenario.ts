// A scenario of the gate: a script of commits on top of the sample project, and what must be said of it.
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { root } from '../../src/root.js';
import { git } from './program.js';
import { type Ended, emptyFolder, runHere } from './run-here.js';

const step = z.strictObject({
  write: z.record(z.string(), z.string()).optional(),
  replace: z.record(z.string(), z.tuple([z.string(), z.string()])).optional(),
  delete: z.array(z.string()).optional(),
  move: z.record(z.string(), z.string()).optional(),
  link: z.record(z.string(), z.string()).optional(),
  commit: z.string().optional(),
  git: z.array(z.string()).optional(),
});

export const scenario = z.strictObject({
  /** What happens, and what is to come of it. */
  about: z.string(),
  /** The sample project unless it says otherwise. */
  from: z.enum(['churn', 'nothing']).default('churn'),
  /** Whether all of it is committed and tagged "base" before the steps; without, it is just a folder. */
  repository: z.boolean().default(true),
  init: z.array(z.string()).default([]),
  /** Whether the program runs in a clone that holds the last commit only. */
  shallow: z.boolean().default(false),
  /** Whether the program runs in a clone that holds files of the last commit only. */
  partial: z.boolean().default(false),
  /** Files beside the project, which are no part of it. */
  outside: z.record(z.string(), z.string()).default({}),
  steps: z.array(step),
  args: z.array(z.string()).default(['--base', 'base']),
  /** Where the program runs, below the project. */
  in: z.string().default('.'),
  day: z.string().default('2026-11-21'),
  env: z.record(z.string(), z.string()).default({}),
  /** What GitHub tells about the event, as JSON; $BASE stands for the commit that is tagged so. */
  event: z.string().optional(),
  /** Programs that stand in for git. */
  git: z.string().optional(),
  expect: z.strictObject({
    code: z.int(),
    verdict: z.enum(['pass', 'fail', 'first-audit', 'not-comparable']).optional(),
    causes: z.array(z.string()).optional(),
    /** Points lost, by check; exactly these. */
    regressed: z.record(z.string(), z.int()).optional(),
    /** Why a loss is not counted, by check. */
    uncounted: z.record(z.string(), z.string()).optional(),
    improved: z.array(z.string()).optional(),
    balanced: z.array(z.string()).optional(),
    outOfScope: z.array(z.string()).optional(),
    pending: z.array(z.string()).optional(),
    policy: z.array(z.string()).optional(),
    missing: z.string().optional(),
    observedOnly: z.boolean().optional(),
    /** The policies that held, each with who named it. */
    policies: z.array(z.string()).optional(),
    /** Waivers that count for nothing. */
    unapproved: z.array(z.string()).optional(),
    /** Patterns of the text report, or of the error. */
    says: z.array(z.string()).default([]),
  }),
});

export type Scenario = z.output<typeof scenario>;

function writeTo(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function take(folder: string, { write, replace, delete: gone, move, link, commit, git: command }: Scenario['steps'][number]): void {
  for (const [path, text] of Object.entries(write ?? {})) writeTo(folder, path, text);
  for (const [path, [from, to]] of Object.entries(replace ?? {})) {
    const text = readFileSync(join(folder, path), 'utf8');
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    writeTo(folder, path, text.replace(from, to));
  }
  for (const path of gone ?? []) rmSync(join(folder, path), { recursive: true });
  for (const [from, to] of Object.entries(move ?? {})) {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    renameSync(join(folder, from), join(folder, to));
  }
  for (const [path, target] of Object.entries(link ?? {})) symlinkSync(target, join(folder, path));
  if (command) git(folder, ...command);
  if (commit !== undefined) {
    git(folder, 'add', '-A');
    git(folder, 'commit', '-q', '--allow-empty', '-m', commit);
  }
}

/** Makes the repository of a scenario. @returns its folder */
export function prepared(given: Scenario): string {
  const folder = join(emptyFolder(), 'churn');
  mkdirSync(folder);
  for (const [path, text] of Object.entries(given.outside)) writeTo(dirname(folder), path, text);
  if (given.from === 'churn') cpSync(join(root, 'fixtures', 'projects', 'churn'), folder, { recursive: true });
  if (given.repository) {
    git(folder, 'init', '-q', ...given.init);
    take(folder, { commit: 'the project' });
    git(folder, 'tag', 'base');
  }
  for (const one of given.steps) take(folder, one);
  if (!given.shallow && !given.partial) return folder;
  const clone = join(emptyFolder(), 'churn');
  take(folder, { write: { 'more.txt': 'more\n' }, commit: 'more' });
  git(folder, 'config', 'uploadpack.allowFilter', 'true');
  git(folder, 'clone', '-q', ...(given.shallow ? ['--depth', '1'] : ['--filter=blob:none']), `file://${folder}`, clone);
  return clone;
}

/** What a CI service sets for a scenario. */
function environmentOf(folder: string, { env, event }: Pick<Scenario, 'env' | 'event'>): Record<string, string> {
  if (event === undefined) return env;
  const path = join(emptyFolder(), 'event.json');
  writeFileSync(path, event.replaceAll('$BASE', git(folder, 'rev-parse', 'base^{commit}').trim()));
  return { ...env, GITHUB_EVENT_PATH: path };
}

/** Runs the program in this process, as a CI service would for a scenario. */
export function runIn(
  folder: string,
  args: readonly string[],
  { env, event, day, git: standIn }: Pick<Scenario, 'env' | 'event' | 'day' | 'git'>,
): Promise<Ended> {
  const path = standIn === undefined ? {} : { PATH: withGit(standIn) };
  return runHere(folder, args, { env: { ...path, ...environmentOf(folder, { env, event }) }, now: () => new Date(`${day}T12:00:00Z`) });
}

/** A search path on which a program stands in for git; none where it is "none". */
function withGit(standIn: string): string {
  const path = emptyFolder();
  if (standIn === 'none') return path;
  writeFileSync(join(path, 'git'), standIn.replaceAll('$GIT', `PATH=${process.env['PATH']} git`));
  chmodSync(join(path, 'git'), 0o755);
  return path;
}
