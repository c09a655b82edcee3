// What mlready audit does.
import { resolve } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { gitEnvironment } from '../../engine/open-source.js';
import { KnownError } from '../../errors.js';
import { whereabouts } from '../../project/remote.js';
import type { Format } from '../../report/formats/index.js';
import { personAt } from '../interactive.js';
import { type Io, timeOf } from '../io.js';
import { codeOf, type GateFlags, makeReport } from '../make-report.js';
import type { OutputOptions } from '../output-options.js';
import { outputsOf, put } from '../outputs.js';
import { folderOf } from '../project-folder.js';
import { stageId } from '../thresholds.js';

/** No page shows more of a history. */
const mostMonths = 120;

/** What the command line says. */
export interface AuditOptions extends OutputOptions, GateFlags {
  input?: boolean;
  changed?: true;
}

/** Audits a project, prints and writes the reports. @returns the exit code @throws KnownError where it cannot run */
export async function audit(dir: string | undefined, options: AuditOptions, io: Io): Promise<number> {
  const builtin = await builtinCatalogue();
  if (options.format === 'review') throw new KnownError('--format review', 'is the review of a change', 'add --changed, or use another format');
  const outputs = outputsOf(options);
  if (options.stage !== undefined) stageId(options.stage, builtin, '--stage');
  const generated = timeOf(io).toISOString();
  const { report, project } = await telling(outputs.format, dir, io, () => makeReport(dir, options, { builtin, generated }, io));
  const manifest = report.project.manifest;
  const source = manifest === null ? null : resolve(project.folder, manifest);
  // Nothing of it is kept for the next run, as nobody asked for that.
  const history = async (from: string) =>
    (await import('../../library/trend.js')).trendOf(project.folder, { by: 'month', since: null, from, limit: mostMonths, cache: false }, io);
  await put(report, outputs, options, { source, history }, io);
  const code = codeOf(report, options, io);
  const asks = manifest === null && options.rev === undefined && outputs.format.name === 'terminal' && report.readiness.assessed;
  const person = asks ? personAt(io, options.input) : null;
  if (person === null) return code;
  // What the repository proves has been shown; the rest somebody may know.
  const { offerInterview } = await import('../interview-session.js');
  return (await offerInterview(project, generated.slice(0, 10), { person, color: options.color }, io)) ?? code;
}

/** Does the work; what goes wrong with it is said in the format that is printed as well, where that has words for it. */
async function telling<Result>({ isCommands, loadFailure }: Format, dir: string | undefined, io: Io, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof KnownError) || loadFailure === null) throw error;
    const text = (await loadFailure())(error, whereabouts(folderOf(dir, io), gitEnvironment(io)).inside);
    if (isCommands) io.commands(text);
    else io.out(text);
    throw error;
  }
}
