// The stored baseline: what mlready baseline does, and what audit --baseline compares with. A module of its own, so that --help loads none of it.
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { weights } from '../assess/verdict.js';
import { builtinCatalogue } from '../catalogue/builtin.js';
import { KnownError, oneLine, suggest } from '../errors.js';
import type { Against } from '../gate/gate.js';
import { compareStandings, type Standing, standingsOf } from '../gate/standing.js';
import type { Catalogue } from '../model.js';
import { type Accepted, type Baseline, baselineText, maxBaselineBytes, parseBaseline, type Reached } from '../project/baseline.js';
import { userOf } from '../project/git.js';
import { decode } from '../syntax/decode.js';
import { type Io, timeOf } from './io.js';
import { type AssessedProject, assessProject, gitEnvironment } from './project.js';

/** What a baseline is called where nobody says otherwise. */
export const usualName = 'mlready.baseline.yaml';

/** What the project stands at is compared with what the baseline says that it had reached. @param shown what the user calls the file @throws KnownError where there is no baseline, or it is wrong */
export function againstBaseline(project: AssessedProject, path: string, shown: string, today: string): Against {
  const baseline = readBaseline(path, project.catalogue);
  if (baseline === null) throw new KnownError(shown, 'does not exist', 'write it first: mlready baseline write');
  const now = standings(project, today);
  const before = now.map(({ check, stage, risk, weight }): Standing => {
    const reached = baseline.checks.get(check);
    const { earned, observed, basis } = reached ?? { earned: 0, observed: 0, basis: null };
    const verdict = earned === 2 ? 'met' : earned === 1 ? 'partial' : 'gap';
    // A check that does not apply any more is worth what its risk says.
    return { check, stage, risk, verdict, basis, earned, observed, weight: weight || weights[risk], evidence: [], waived: false };
  });
  return { base: { commit: null, asked: shown, score: null }, comparison: compareStandings(before, now) };
}

/** Writes the baseline, or raises it to what is better now; what stands lower than it did stays. @returns what was done */
export async function writeBaseline(dir: string | undefined, { file }: { file?: string }, io: Io): Promise<string> {
  const { project, catalogue, path, shown, now } = await opened(dir, file, io);
  if (!project.assessment.assessed)
    throw new KnownError(project.tree.name, 'is not assessed: nothing is seen in it and nobody has answered', 'see: mlready audit');
  const before = readBaseline(path, catalogue);
  const checks = new Map(before?.checks);
  const [raised, lower] = [[] as string[], [] as string[]];
  for (const [check, reached] of now) {
    const was = checks.get(check);
    if (reached.earned < (was?.earned ?? 0) || reached.observed < (was?.observed ?? 0)) lower.push(check);
    else if (was === undefined || reached.earned > was.earned || reached.observed > was.observed || reached.basis !== was.basis) {
      checks.set(check, reached);
      raised.push(check);
    }
  }
  for (const check of checks.keys()) if (!now.has(check)) lower.push(check);
  io.write(path, baselineText({ pack: catalogue.version, checks, accepted: before?.accepted ?? [] }));
  const kept = lower
    .sort()
    .map((check) => `${check} stands lower than it did, and stays as it was: fix it, or mlready baseline accept ${check} --reason "…"\n`);
  return `${shown}: ${checks.size} ${checks.size === 1 ? 'check' : 'checks'}, ${raised.length} of them new or raised.\n${kept.join('')}`;
}

/** Lets one check stand lower than it did. @returns what was done @throws KnownError where it stands no lower, or there is no baseline */
export async function acceptLower(
  id: string,
  dir: string | undefined,
  { file, reason, by }: { file?: string; reason: string; by?: string },
  io: Io,
): Promise<string> {
  const { project, catalogue, path, shown, now } = await opened(dir, file, io);
  const before = readBaseline(path, catalogue);
  if (before === null) throw new KnownError(shown, 'does not exist', 'write it first: mlready baseline write');
  const check = catalogue.checks.find((one) => one.id === id || one.aliases.includes(id))?.id;
  if (check === undefined) throw new KnownError(`baseline accept ${id}`, 'is no check', suggest(id, before.checks.keys(), 'see: mlready checks'));
  if (reason.trim() === '') throw new KnownError('--reason', 'is empty', 'say why the check may stand lower');
  const [was, is] = [before.checks.get(check), now.get(check)];
  if (was === undefined || (is !== undefined && is.earned >= was.earned && is.observed >= was.observed && is.basis === was.basis))
    throw new KnownError(`baseline accept ${check}`, 'stands no lower than the baseline says', 'see: mlready baseline check');
  const checks = new Map(before.checks);
  if (is === undefined) checks.delete(check);
  else checks.set(check, is);
  const who = by ?? userOf(project.folder, gitEnvironment(io));
  const entry: Accepted = { check, from: was.earned, to: is?.earned ?? 0, reason: oneLine(reason.trim()), by: who === null ? null : oneLine(who) };
  io.write(path, baselineText({ ...before, checks, accepted: [...before.accepted, entry] }));
  return `${check} may stand at ${entry.to} of 2 from now on (it stood at ${entry.from}), in ${shown}.\n`;
}

interface Opened {
  project: AssessedProject;
  catalogue: Catalogue;
  /** Where the baseline lies. */
  path: string;
  /** What the user calls it. */
  shown: string;
  /** Checks that have reached anything. */
  now: Map<string, Reached>;
}

async function opened(dir: string | undefined, file: string | undefined, io: Io): Promise<Opened> {
  const today = timeOf(io).toISOString().slice(0, 10);
  const project = await assessProject(dir, { builtin: await builtinCatalogue(), today }, io);
  const now = standings(project, today).flatMap(({ check, earned, observed, basis }): [string, Reached][] =>
    earned > 0 && basis !== null ? [[check, { earned, observed, basis }]] : [],
  );
  return {
    project,
    catalogue: project.catalogue,
    path: file === undefined ? resolve(project.folder, usualName) : resolve(io.cwd(), file),
    shown: file ?? usualName,
    now: new Map(now),
  };
}

function standings({ assessment, catalogue }: AssessedProject, today: string): Standing[] {
  const stages = new Map(catalogue.checks.map(({ id, stage }) => [id, stage]));
  return standingsOf(assessment, (check) => stages.get(check) ?? '', today);
}

/** @returns null where there is none */
function readBaseline(path: string, catalogue: Catalogue): Baseline | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  if (!stat.isFile() || stat.size > maxBaselineBytes)
    throw new KnownError(path, `is no file of at most ${maxBaselineBytes / 1024} KiB`, 'put a plain YAML file there');
  return parseBaseline(path, decode(readFileSync(path)), catalogue);
}
