// The stored baseline, which a project is held against where there is no git.
import { weights } from '../assess/decision.js';
import { KnownError } from '../errors.js';
import { type CheckSnapshot, restsOnLess, valueLost } from '../gate/compare-check.js';
import { compareSnapshots, snapshotsOf } from '../gate/compare-snapshots.js';
import type { Against } from '../gate/gate.js';
import { type Accepted, type Baseline, maxBaselineBytes, parseBaseline, type Reached } from '../manifest/baseline.js';
import type { Catalogue } from '../model/index.js';
import { decode } from '../parsers/text/decode.js';
import { wholeFile } from '../project/whole-file.js';
import { type AssessedProject, assessmentOf } from './assess-project.js';

/** What a baseline is called where nobody says otherwise. */
export const usualName = 'mlready.baseline.yaml';

/** What the project stands at is compared with what the baseline says that it had reached. @param shown what the user calls the file @throws KnownError where there is no baseline, or it is wrong */
export function againstBaseline(project: AssessedProject, path: string, shown: string, today: string): Against {
  const baseline = readBaseline(path, project.catalogue);
  if (baseline === null) throw new KnownError(shown, 'does not exist', 'write it first: mlready baseline write');
  const now = snapshots(project, today);
  const before = now.map(({ check, stage, risk, weight }): CheckSnapshot => {
    const reached = baseline.checks.get(check);
    const { earned, observed, basis } = reached ?? { earned: 0, observed: 0, basis: null };
    const verdict = earned === 2 ? 'met' : earned === 1 ? 'partial' : 'gap';
    // A check that does not apply any more is worth what its risk says.
    return { check, stage, risk, verdict, basis, earned, observed, weight: weight || weights[risk], evidence: [], waived: false };
  });
  return { base: { commit: null, asked: shown, score: null, level: null }, comparison: compareSnapshots(before, now) };
}

/** What a baseline becomes, and the checks that changed in it or stand lower than it says. */
export interface Raised {
  checks: Map<string, Reached>;
  raised: string[];
  lower: string[];
}

/** Raises a baseline to what is better now; what stands lower than it did stays. @param before null where there is none yet */
export function raiseBaseline(before: Baseline | null, now: ReadonlyMap<string, Reached>): Raised {
  const checks = new Map(before?.checks);
  const [raised, lower] = [[] as string[], [] as string[]];
  for (const [check, reached] of now) {
    const was = checks.get(check);
    if (was !== undefined && (valueLost(was, reached) > 0 || restsOnLess(was, reached))) lower.push(check);
    else if (was === undefined || reached.earned > was.earned || reached.observed > was.observed || reached.basis !== was.basis) {
      checks.set(check, reached);
      raised.push(check);
    }
  }
  for (const check of checks.keys()) if (!now.has(check)) lower.push(check);
  return { checks, raised, lower: lower.sort() };
}

/** Lets one check stand lower than a baseline says. @returns the new baseline and what was accepted; null where the check stands no lower */
export function acceptInBaseline(
  before: Baseline,
  now: ReadonlyMap<string, Reached>,
  { check, reason, by }: Pick<Accepted, 'check' | 'reason' | 'by'>,
): { baseline: Baseline; entry: Accepted } | null {
  const [was, is] = [before.checks.get(check), now.get(check)];
  if (was === undefined || (is !== undefined && valueLost(was, is) === 0 && is.basis === was.basis)) return null;
  const checks = new Map(before.checks);
  if (is === undefined) checks.delete(check);
  else checks.set(check, is);
  const entry: Accepted = { check, from: was.earned, to: is?.earned ?? 0, reason, by };
  return { baseline: { ...before, checks, accepted: [...before.accepted, entry] }, entry };
}

/** The checks that have reached anything, with what. */
export function reachedBy(project: AssessedProject, today: string): Map<string, Reached> {
  return new Map(
    snapshots(project, today).flatMap(({ check, earned, observed, basis }): [string, Reached][] =>
      earned > 0 && basis !== null ? [[check, { earned, observed, basis }]] : [],
    ),
  );
}

/** What is imported stays out of a baseline. */
function snapshots(project: AssessedProject, today: string): CheckSnapshot[] {
  const stages = new Map(project.catalogue.checks.map(({ id, stage }) => [id, stage]));
  const { assessment, imports } = project;
  return snapshotsOf(imports.results.length === 0 ? assessment : assessmentOf(project, today, []), (check) => stages.get(check) ?? '', today);
}

/** @returns the baseline in a file, null where there is none @throws KnownError where it is wrong */
export function readBaseline(path: string, catalogue: Catalogue): Baseline | null {
  const read = wholeFile(path, maxBaselineBytes);
  if ('bytes' in read) return parseBaseline(path, decode(read.bytes), catalogue);
  if (read.failure === 'missing') return null;
  throw new KnownError(path, `is no readable file of at most ${maxBaselineBytes / 1024} KiB`, 'put a plain YAML file there');
}
