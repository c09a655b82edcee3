// Everything between the arguments and the report: the project is assessed, compared where that was asked for, and held against its gate.
import { resolve } from 'node:path';
import { KnownError } from '../errors.js';
import { type Against, gate } from '../gate/gate.js';
import { dueWaivers } from '../gate/policy.js';
import type { Catalogue, GateSettings } from '../model.js';
import { whereabouts } from '../project/remote.js';
import { build, firstFile } from '../report/build.js';
import type { Report } from '../report/shape.js';
import { version } from '../version.js';
import { againstBaseline } from './baseline-project.js';
import type { GateOptions } from './commands/audit.js';
import { compareWith } from './compare-project.js';
import type { Io } from './io.js';
import { parseMinimum } from './minimum.js';
import { inCi } from './person.js';
import { type AssessedProject, assessProject, gitEnvironment, memories, type Terms } from './project.js';
import { exitCodes } from './run.js';

/** @throws KnownError where the project, what it is compared with, or an option is wrong */
export async function makeReport(
  dir: string | undefined,
  options: GateOptions,
  { builtin, generated }: { builtin: Catalogue; generated: string },
  io: Io,
): Promise<{ report: Report; project: AssessedProject }> {
  const today = generated.slice(0, 10);
  const terms: Terms = { builtin, today, memory: memories(), waivers: options.waivers };
  const project = await assessProject(dir, { ...terms, untracked: options.untracked === true, revision: options.rev }, io);
  const { tree, manifest, catalogue, seen, assessment } = project;
  const compared = await comparedWith(project, options, terms, io);
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
    project: {
      name: tree.name,
      revision: tree.revision,
      root: manifest.root ?? '.',
      firstFile: firstFile(tree.files),
      ...whereabouts(project.folder, gitEnvironment(io)),
    },
    generated,
  });
  return { report, project };
}

/** The exit code that a report stands for. What could not be compared fails where a machine waits for the answer. */
export function codeOf({ gate: result }: Report, { informational }: Pick<GateOptions, 'informational'>, io: Io): number {
  if (result === null || informational) return exitCodes.passed;
  if (result.verdict === 'fail') return exitCodes.gateFailed;
  return result.verdict === 'not-comparable' && inCi(io) ? exitCodes.couldNotCompare : exitCodes.passed;
}

/** What the project is held against: a commit, a stored baseline, or nothing. */
async function comparedWith(
  project: AssessedProject,
  { base, baseline, rev }: GateOptions,
  terms: Terms,
  io: Io,
): Promise<{ against: Against; settings: GateSettings | null } | null> {
  if (baseline !== undefined) {
    if (base !== undefined && base !== 'none') throw new KnownError('--baseline', `stands beside --base ${base}`, 'keep one of the two');
    return { against: againstBaseline(project, resolve(io.cwd(), baseline), baseline, terms.today), settings: null };
  }
  const asked = base ?? project.manifest.gate.base;
  return asked === null || asked === 'none' ? null : compareWith(project, { ...terms, asked, revision: rev }, io);
}

/** The gate's settings: those of the manifest (the base's, where there is one), and what the command line asks for. */
function settingsFor({ minScore, failOn, maxUnknown, tolerance, strict }: GateOptions, written: GateSettings, catalogue: Catalogue): GateSettings {
  return {
    ...written,
    minScore: { ...written.minScore, ...Object.fromEntries(minScore.map((text) => parseMinimum('--min-score', text, catalogue))) },
    failOn: [...written.failOn, ...failOn],
    maxUnknown: maxUnknown ?? written.maxUnknown,
    tolerance: tolerance ?? written.tolerance,
    strict: strict ?? written.strict,
  };
}
