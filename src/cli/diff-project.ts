// What mlready diff does: a module of its own, so that --help loads none of it.
import { builtinCatalogue } from '../catalogue/builtin.js';
import { type DiffReport, diffText } from '../report/diff.js';
import { roundDown } from '../words/results.js';
import { compareTrees } from './compare-project.js';
import { type Io, timeOf } from './io.js';
import { lookFor } from './look.js';
import { type AssessedProject, assessProject, sourceAt, type Terms } from './project.js';

/** Compares two revisions, or one with what is on disk. @returns text or JSON @throws KnownError where one is not known */
export async function diff(
  from: string,
  to: string | undefined,
  { project, json, color }: { project?: string; json?: true; color?: boolean },
  io: Io,
): Promise<string> {
  const catalogue = await builtinCatalogue();
  const terms: Terms = { catalogue, today: timeOf(io).toISOString().slice(0, 10), memory: new Map() };
  const head = await assessProject(project, { ...terms, revision: to }, io);
  const commit = sourceAt(head.folder, from, io).tree.revision ?? from;
  const { comparison, before } = await compareTrees(head, commit, { ...terms, until: head.tree.revision ?? 'HEAD' }, io);
  const scoreOf = ({ assessment }: AssessedProject, stage?: string) => {
    const score = stage === undefined ? assessment.overall.score : (assessment.stages[stage]?.score ?? null);
    return assessment.assessed && score !== null ? roundDown(score) : null;
  };
  const report: DiffReport = {
    project: head.manifest.project ?? head.tree.name,
    from: { name: from, commit, score: scoreOf(before), level: before.assessment.level },
    to: { name: to ?? 'on disk', commit: to === undefined ? null : head.tree.revision, score: scoreOf(head), level: head.assessment.level },
    stages: catalogue.stages.map(({ id, title }) => ({ id, title, from: scoreOf(before, id), to: scoreOf(head, id) })),
    ...comparison,
  };
  return json ? `${JSON.stringify(report, null, 2)}\n` : diffText(report, lookFor(io, color, false));
}
