// What lies between two revisions, or between two reports, in one call.
import { isDeepStrictEqual } from 'node:util';
import { builtinCatalogue } from '../catalogue/builtin.js';
import { type AssessedProject, type AuditTerms, assessProject, scanCaches } from '../engine/assess-project.js';
import { compareTrees } from '../engine/compare.js';
import { type Host, processHost } from '../engine/host.js';
import { gitEnvironment, sourceAt } from '../engine/open-source.js';
import { type CheckSnapshot, snapshotByPoints } from '../gate/compare-check.js';
import { compareSnapshots, snapshotsOf } from '../gate/compare-snapshots.js';
import type { Assessment, Catalogue, PolicyChange } from '../model/index.js';
import { projectName } from '../project/remote.js';
import type { DiffReport, DiffSide } from '../report/diff-text.js';
import type { Report } from '../report/report.js';
import { roundDown } from '../report/round-down.js';
import { absolute } from './absolute.js';
import type { AuditCall } from './audit.js';
import { dayOf } from './steps.js';

/** One side of a comparison: a commit, branch or tag, what is on disk (null), or a report with what it is called. */
export type DiffEnd = string | null | { report: Report; name: string };

/** The project whose revisions are compared. */
export interface DiffCall extends Pick<AuditCall, 'at' | 'env'> {
  /** A folder; the working directory where it is left out. */
  folder?: string;
}

/**
 * Compares two revisions, two reports, or one of either with the other or with what is on disk. Revisions are both judged by the rules of the first; a report says
 * what it said.
 * @throws KnownError where a revision is not known to git, or a manifest is wrong
 */
export async function diff(from: DiffEnd, to: DiffEnd, { folder = '.', at, env }: DiffCall): Promise<DiffReport> {
  return diffOf(from, to, { folder: () => absolute(folder), today: dayOf(at) }, processHost(env));
}

/**
 * @param where.folder gives the project, where one is needed
 * @internal
 */
export async function diffOf(from: DiffEnd, to: DiffEnd, { folder, today }: { folder: () => string; today: string }, host: Host): Promise<DiffReport> {
  const builtin = await builtinCatalogue();
  const terms: AuditTerms = { builtin, today, cache: scanCaches() };
  const assessed = (revision: string | null) => assessProject(folder(), { ...terms, revision: revision ?? undefined }, host);
  const side = async (one: DiffEnd): Promise<Side> =>
    typeof one === 'object' && one !== null ? ofReport(one) : ofProject(one, await assessed(one), terms, host);
  const isReport = (one: DiffEnd) => typeof one === 'object' && one !== null;
  if (typeof from !== 'string' || isReport(to)) {
    const [before, after] = [await side(from), await side(to)];
    return reportOf(builtin, before, after, byOwnRules(before, after));
  }
  const head = await assessed(typeof to === 'string' ? to : null);
  const commit = sourceAt(head.folder, from, host).tree.revision ?? from;
  const { comparison, before: base } = await compareTrees(head, commit, { ...terms, until: head.tree.revision ?? 'HEAD' }, host);
  const after = ofProject(typeof to === 'string' ? to : null, head, terms, host);
  return reportOf(builtin, ofProject(from, base, terms, host), after, { ...comparison, added: [], gone: [], ownRules: false, oneSided: [] });
}

/** One side of a diff: its numbers, and where its checks stand. */
interface Side extends DiffSide {
  project: string;
  scores: Record<string, number | null>;
  snapshots: readonly CheckSnapshot[];
  /** What is said, or guessed, about the project, by field. */
  context: Record<string, string[]>;
  /** The checks that this does not concern. */
  outside: ReadonlySet<string>;
}

/** Compares two sides of which each was judged by what it says of the project: that one says something else is told, and is neither a loss nor a gain. */
function byOwnRules(before: Side, after: Side): ReturnType<typeof compareSnapshots> & Pick<DiffReport, 'ownRules' | 'oneSided'> {
  const isOneSided = (check: string) => before.outside.has(check) !== after.outside.has(check);
  const both = ({ snapshots }: Side) => snapshots.filter(({ check }) => !isOneSided(check));
  const policy = Object.keys({ ...before.context, ...after.context })
    .sort()
    .flatMap((field): PolicyChange[] => {
      const [was, is] = [before.context[field] ?? [], after.context[field] ?? []];
      return isDeepStrictEqual(was, is) ? [] : [{ code: 'context-changed', field, before: was, after: is }];
    });
  const known = new Set(before.snapshots.map(({ check }) => check));
  const oneSided = after.snapshots.flatMap(({ check }) => (known.has(check) && isOneSided(check) ? [check] : []));
  const { added, gone, ...compared } = compareSnapshots(both(before), both(after));
  return { ...compared, policy, added, gone, ownRules: true, oneSided };
}

const contextOf = (context: Assessment['context']) => Object.fromEntries(Object.entries(context).map(([field, { value }]) => [field, value]));

/** The checks that do not apply by what is said of the project. */
function outsideOf(findings: readonly { check: string; reason: { code: string } }[]): Set<string> {
  return new Set(findings.flatMap(({ check, reason }) => (reason.code === 'condition-not-met' ? [check] : [])));
}

function reportOf(builtin: Catalogue, before: Side, after: Side, compared: Omit<DiffReport, 'project' | 'from' | 'to' | 'stages'>): DiffReport {
  const shown = ({ name, commit, score, level }: Side): DiffSide => ({ name, commit, score, level });
  return {
    project: after.project,
    from: shown(before),
    to: shown(after),
    stages: builtin.stages.map(({ id, title }) => ({ id, title, from: before.scores[id] ?? null, to: after.scores[id] ?? null })),
    ...compared,
  };
}

/** @param name of the revision; null for what is on disk */
function ofProject(name: string | null, { folder, manifest, tree, catalogue, assessment }: AssessedProject, { today }: AuditTerms, host: Host): Side {
  const { assessed, overall, stages, level } = assessment;
  const round = (score: number | null | undefined) => (assessed && score !== null && score !== undefined ? roundDown(score) : null);
  return {
    name: name ?? 'on disk',
    project: manifest.project ?? projectName(folder, tree.name, host.env, gitEnvironment(host)),
    commit: name === null ? null : tree.revision,
    score: round(overall.score),
    level,
    scores: Object.fromEntries(catalogue.stages.map(({ id }) => [id, round(stages[id]?.score)])),
    snapshots: snapshotsOf(assessment, stageOf(catalogue), today),
    context: contextOf(assessment.context),
    outside: outsideOf(assessment.findings),
  };
}

function ofReport({ name, report: { project, readiness, stages, findings, context } }: { report: Report; name: string }): Side {
  return {
    name,
    project: project.name,
    commit: project.revision,
    score: readiness.score,
    level: readiness.level.proven,
    scores: Object.fromEntries(stages.map(({ id, score }) => [id, score])),
    snapshots: findings
      .filter(({ flags }) => !flags.includes('pending'))
      .map(({ check, stage, risk, verdict, basis, points, evidence, waiver }) => {
        const places = evidence.flatMap((one) => ('signal' in one ? [one] : []));
        return snapshotByPoints({ check, stage, risk, verdict, basis, points, evidence: places, waived: waiver?.state === 'active' });
      }),
    context: contextOf(context),
    outside: outsideOf(findings),
  };
}

function stageOf(catalogue: Catalogue): (check: string) => string {
  const stages = new Map(catalogue.checks.map(({ id, stage }) => [id, stage]));
  return (check) => stages.get(check) ?? '';
}
