// What mlready audit does: a module of its own, so that --help and the other commands load none of it.
import { resolve } from 'node:path';
import { builtinCatalogue } from '../catalogue/builtin.js';
import { KnownError, suggest } from '../errors.js';
import { gate } from '../gate/gate.js';
import { dueWaivers } from '../gate/policy.js';
import type { Catalogue, GateSettings } from '../model.js';
import { whereabouts } from '../project/remote.js';
import { build } from '../report/build.js';
import { formatOf, reporters } from '../report/index.js';
import type { Look } from '../report/look.js';
import type { Report } from '../report/shape.js';
import { version } from '../version.js';
import type { AuditOptions } from './commands/audit.js';
import { compareWith } from './compare-project.js';
import { type Io, timeOf } from './io.js';
import { lookFor } from './look.js';
import { parseMinimum, stageId } from './minimum.js';
import { inCi, personAt } from './person.js';
import { type AssessedProject, assessProject, gitEnvironment, type Terms } from './project.js';
import { exitCodes } from './run.js';

/** Audits a project, prints and writes the reports. @returns the exit code @throws KnownError where it cannot run */
export async function audit(dir: string | undefined, options: AuditOptions, io: Io): Promise<number> {
  const catalogue = await builtinCatalogue();
  const format = formatFor(options);
  const outputs = options.output.map(parseOutput);
  if (options.stage !== undefined) stageId(options.stage, catalogue, '--stage');
  const generated = timeOf(io).toISOString();
  const { report, project } = await makeReport(dir, options, { catalogue, generated }, io);

  const look = (toFile: boolean): Look => ({ ...lookFor(io, options.color, toFile), stage: options.stage ?? null, ledger: options.verbose === true });
  const manifest = report.project.manifest;
  for (const { path } of outputs) {
    if (manifest !== null && resolve(io.cwd(), path) === resolve(project.folder, manifest))
      throw new KnownError(`--output ${path}`, 'is the manifest', 'name another file');
  }
  for (const { format, path } of outputs) io.write(resolve(io.cwd(), path), await render(format, report, look(true)));
  io.out(await render(format, report, look(false)));
  const code = codeOf(report, options, io);
  const person = manifest === null && options.rev === undefined && format === 'terminal' ? personAt(io, options.input) : null;
  if (person === null) return code;
  // What the repository proves has been shown; the rest somebody may know.
  const { offerInterview } = await import('./conversation.js');
  return (await offerInterview(project, { catalogue, today: generated.slice(0, 10) }, { person, color: options.color }, io)) ?? code;
}

/** The exit code that a report stands for. What could not be compared fails where a machine waits for the answer. */
function codeOf({ gate: result }: Report, { informational }: AuditOptions, io: Io): number {
  if (result === null || informational) return exitCodes.passed;
  if (result.verdict === 'fail') return exitCodes.gateFailed;
  return result.verdict === 'not-comparable' && inCi(io) ? exitCodes.couldNotCompare : exitCodes.passed;
}

/** Audits a folder: everything between the arguments and the report. */
async function makeReport(
  dir: string | undefined,
  options: AuditOptions,
  { catalogue, generated }: { catalogue: Catalogue; generated: string },
  io: Io,
): Promise<{ report: Report; project: AssessedProject }> {
  const today = generated.slice(0, 10);
  const terms: Terms = { catalogue, today, memory: new Map() };
  const project = await assessProject(dir, { ...terms, untracked: options.untracked === true, revision: options.rev }, io);
  const { tree, manifest, seen, assessment } = project;
  const asked = options.base ?? manifest.gate.base;
  const compared = asked === null || asked === 'none' ? null : await compareWith(project, { ...terms, asked, revision: options.rev }, io);
  const settings = settingsFor(options, compared?.settings ?? manifest.gate, catalogue);
  for (const stage of Object.keys(settings.minScore)) {
    if (assessment.assessed && assessment.stages[stage]?.points.total === 0)
      throw new KnownError(`the minimum for ${stage}`, 'cannot be held against anything, because nothing of that stage applies here', 'remove it');
  }
  const report = build({
    catalogue,
    scan: seen,
    manifest,
    assessment,
    gate: gate({ assessment, settings, waivers: manifest.waivers, against: compared?.against ?? null, stages: catalogue.stages.map(({ id }) => id), today }),
    due: dueWaivers(assessment, manifest.waivers, today),
    tool: version,
    project: { name: tree.name, revision: tree.revision, root: manifest.root ?? '.', ...whereabouts(project.folder, gitEnvironment(io)) },
    generated,
  });
  return { report, project };
}

/** The gate's settings: those of the manifest (the base's, where there is one), and what the command line asks for. */
function settingsFor({ minScore, failOn, maxUnknown, tolerance, strict }: AuditOptions, written: GateSettings, catalogue: Catalogue): GateSettings {
  return {
    ...written,
    minScore: { ...written.minScore, ...Object.fromEntries(minScore.map((text) => parseMinimum('--min-score', text, catalogue))) },
    failOn: [...written.failOn, ...failOn],
    maxUnknown: maxUnknown ?? written.maxUnknown,
    tolerance: tolerance ?? written.tolerance,
    strict: strict ?? written.strict,
  };
}

async function render(format: string, report: Report, look: Look): Promise<string> {
  const load = reporters[format];
  if (!load) throw new Error(`no reporter for ${format}`);
  return (await load())(report, look);
}

function formatFor({ format, json }: AuditOptions): string {
  if (json && format !== undefined && format !== 'json') throw new KnownError('--json', `stands beside --format ${format}`, 'keep one of the two');
  return json ? 'json' : (format ?? 'terminal');
}

function parseOutput(text: string): { format: string; path: string } {
  const named = /^([a-z]+)=(.+)$/.exec(text);
  if (named?.[1] !== undefined && named[2] !== undefined) {
    if (!(named[1] in reporters))
      throw new KnownError(
        `--output ${text}`,
        `names the format "${named[1]}"`,
        suggest(named[1], Object.keys(reporters), `use one of ${Object.keys(reporters).join(', ')}`),
      );
    return { format: named[1], path: named[2] };
  }
  const format = formatOf(text);
  if (format === null)
    throw new KnownError(`--output ${text}`, 'has an ending that names no format', `write format=file with one of ${Object.keys(reporters).join(', ')}`);
  return { format, path: text };
}
