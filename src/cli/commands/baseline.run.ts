// What mlready baseline does: writes and amends the stored baseline, and holds the project against it.
import { join, relative, resolve } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { type AssessedProject, assessProject } from '../../engine/assess-project.js';
import { acceptInBaseline, raiseBaseline, reachedBy, readBaseline, usualName } from '../../engine/baseline.js';
import { gitEnvironment } from '../../engine/open-source.js';
import { KnownError, oneLine } from '../../errors.js';
import { baselineText, type Reached } from '../../manifest/baseline.js';
import type { Catalogue } from '../../model/index.js';
import { userOf } from '../../project/git.js';
import { gateText } from '../../report/formats/terminal/gate-text.js';
import { jsonText } from '../../terminal/json.js';
import { checkNamed } from '../choices.js';
import { type Io, timeOf } from '../io.js';
import { codeOf, makeReport } from '../make-report.js';
import { folderOf } from '../project-folder.js';
import { lookFor } from '../render-options.js';

/** Writes the baseline, or raises it to what is better now; what stands lower than it did stays. @returns what was done */
export async function writeBaseline(dir: string | undefined, { file }: { file?: string }, io: Io): Promise<string> {
  const { project, catalogue, path, shown, now } = await opened(dir, file, io);
  if (!project.assessment.assessed)
    throw new KnownError(project.tree.name, 'is not assessed: nothing is seen in it and nobody has answered', 'see: mlready audit');
  const before = readBaseline(path, catalogue);
  const { checks, raised, lower } = raiseBaseline(before, now);
  io.write(path, baselineText({ pack: catalogue.version, checks, accepted: before?.accepted ?? [] }));
  const kept = lower.map((check) => `${check} stands lower than it did, and stays as it was: fix it, or mlready baseline accept ${check} --reason "…"\n`);
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
  const check = checkNamed(catalogue, id, 'baseline accept').id;
  if (reason.trim() === '') throw new KnownError('--reason', 'is empty', 'say why the check may stand lower');
  const who = by ?? userOf(project.folder, gitEnvironment(io));
  const accepted = acceptInBaseline(before, now, { check, reason: oneLine(reason.trim()), by: who === null ? null : oneLine(who) });
  if (accepted === null) throw new KnownError(`baseline accept ${check}`, 'stands no lower than the baseline says', 'see: mlready baseline check');
  const { baseline, entry } = accepted;
  io.write(path, baselineText(baseline));
  return `${check} may stand at ${entry.to} of 2 from now on (it stood at ${entry.from}), in ${shown}.\n`;
}

/** Holds the project against its baseline, and prints what the gate says. @returns the exit code @throws KnownError where there is no baseline, or it is wrong */
export async function checkBaseline(
  dir: string | undefined,
  { file, json, color, policy }: { file?: string; json?: true; color?: boolean; policy?: string },
  io: Io,
): Promise<number> {
  const builtin = await builtinCatalogue();
  const baseline = file ?? relative(io.cwd(), join(folderOf(dir, io), usualName));
  const options = { baseline, minScore: [], failOn: [], waivers: true, ...(policy !== undefined && { policy }) };
  const { report } = await makeReport(dir, options, { builtin, generated: timeOf(io).toISOString() }, io);
  io.out(json ? jsonText(report.gate) : gateText(report, lookFor(io, color, false)));
  return codeOf(report, {}, io);
}

interface OpenedBaseline {
  project: AssessedProject;
  catalogue: Catalogue;
  /** Where the baseline lies. */
  path: string;
  /** What the user calls it. */
  shown: string;
  /** Checks that have reached anything. */
  now: Map<string, Reached>;
}

async function opened(dir: string | undefined, file: string | undefined, io: Io): Promise<OpenedBaseline> {
  const today = timeOf(io).toISOString().slice(0, 10);
  const project = await assessProject(folderOf(dir, io), { builtin: await builtinCatalogue(), today }, io);
  return {
    project,
    catalogue: project.catalogue,
    path: file === undefined ? resolve(project.folder, usualName) : resolve(io.cwd(), file),
    shown: file ?? usualName,
    now: reachedBy(project, today),
  };
}
