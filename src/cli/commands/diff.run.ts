// What mlready diff does.
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { type AssessedProject, type AuditTerms, assessProject, scanCaches } from '../../engine/assess-project.js';
import { compareTrees } from '../../engine/compare.js';
import { sourceAt } from '../../engine/open-source.js';
import { type CheckSnapshot, snapshotByPoints } from '../../gate/compare-check.js';
import { compareSnapshots, type SnapshotComparison, snapshotsOf } from '../../gate/compare-snapshots.js';
import type { Catalogue } from '../../model/index.js';
import { type DiffReport, type DiffSide, diffText } from '../../report/diff-text.js';
import { roundDown } from '../../report/messages/results.js';
import type { Report } from '../../report/report.js';
import { jsonText } from '../../terminal/json.js';
import { type Io, timeOf } from '../io.js';
import { folderOf } from '../project-folder.js';
import { lookFor } from '../render-options.js';
import { mayBeSaved, readReport } from '../saved-report.js';

/** One side of a diff: its numbers, and where its checks stand. */
interface Side extends DiffSide {
  project: string;
  scores: Record<string, number | null>;
  snapshots: readonly CheckSnapshot[];
}

/**
 * Compares two revisions, two saved reports, or one of either with the other or with what is on disk.
 * Revisions are both judged by the rules of the first; a saved report says what it said.
 * @returns text or JSON
 * @throws KnownError where one is not known
 */
export async function diff(
  from: string,
  to: string | undefined,
  { project, json, color }: { project?: string; json?: true; color?: boolean },
  io: Io,
): Promise<string> {
  const builtin = await builtinCatalogue();
  const terms: AuditTerms = { builtin, today: timeOf(io).toISOString().slice(0, 10), cache: scanCaches() };
  const assessed = (revision: string | undefined) => assessProject(folderOf(project, io), { ...terms, revision }, io);
  const side = async (name: string | undefined): Promise<Side> =>
    name !== undefined && mayBeSaved(name, io) ? ofReport(name, await readReport(name, io)) : ofProject(name, await assessed(name), terms);

  let before: Side;
  let after: Side;
  let compared: SnapshotComparison;
  if (mayBeSaved(from, io) || (to !== undefined && mayBeSaved(to, io))) {
    [before, after] = [await side(from), await side(to)];
    compared = compareSnapshots(before.snapshots, after.snapshots);
  } else {
    const head = await assessed(to);
    const commit = sourceAt(head.folder, from, io).tree.revision ?? from;
    const { comparison, before: base } = await compareTrees(head, commit, { ...terms, until: head.tree.revision ?? 'HEAD' }, io);
    [before, after] = [ofProject(from, base, terms), ofProject(to, head, terms)];
    compared = { ...comparison, added: [], gone: [] };
  }
  const report: DiffReport = {
    project: after.project,
    from: shown(before),
    to: shown(after),
    stages: builtin.stages.map(({ id, title }) => ({ id, title, from: before.scores[id] ?? null, to: after.scores[id] ?? null })),
    ...compared,
  };
  return json ? jsonText(report) : diffText(report, lookFor(io, color, false));
}

function shown({ name, commit, score, level }: Side): DiffSide {
  return { name, commit, score, level };
}

/** @param name of the revision; left out for what is on disk */
function ofProject(name: string | undefined, { manifest, tree, catalogue, assessment }: AssessedProject, { today }: AuditTerms): Side {
  const { assessed, overall, stages, level } = assessment;
  const round = (score: number | null | undefined) => (assessed && score !== null && score !== undefined ? roundDown(score) : null);
  return {
    name: name ?? 'on disk',
    project: manifest.project ?? tree.name,
    commit: name === undefined ? null : tree.revision,
    score: round(overall.score),
    level,
    scores: Object.fromEntries(catalogue.stages.map(({ id }) => [id, round(stages[id]?.score)])),
    snapshots: snapshotsOf(assessment, stageOf(catalogue), today),
  };
}

function ofReport(name: string, { project, readiness, stages, findings }: Report): Side {
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
  };
}

function stageOf(catalogue: Catalogue): (check: string) => string {
  const stages = new Map(catalogue.checks.map(({ id, stage }) => [id, stage]));
  return (check) => stages.get(check) ?? '';
}
