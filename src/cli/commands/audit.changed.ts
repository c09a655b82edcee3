// What mlready audit --changed does: the finding on a pull request.
import { resolve } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { lookAtChange } from '../../engine/look-at-change.js';
import { gitEnvironment } from '../../engine/open-source.js';
import { KnownError, suggest } from '../../errors.js';
import { type FailOn, risks } from '../../model/index.js';
import { whereabouts } from '../../project/remote.js';
import { buildChange } from '../../report/change/build.js';
import { type ChangeFormat, changeFormats } from '../../report/change/formats.js';
import type { ChangeReport } from '../../report/change-schema.js';
import { version } from '../../version.js';
import { exitCodes } from '../exit.js';
import { inCi } from '../interactive.js';
import { type Io, timeOf } from '../io.js';
import { cachesFor } from '../make-report.js';
import { fileOutput } from '../outputs.js';
import { folderOf } from '../project-folder.js';
import { lookFor } from '../render-options.js';
import type { AuditOptions } from './audit.run.js';

/** What says nothing of a change, with the option's name. */
const absolute: readonly (readonly [keyof AuditOptions, string])[] = [
  ['maxUnknown', '--max-unknown'],
  ['baseline', '--baseline'],
  ['tolerance', '--tolerance'],
  ['policy', '--policy'],
  ['strict', '--strict'],
  ['stage', '--stage'],
  ['framework', '--framework'],
  ['trend', '--trend'],
  ['open', '--open'],
  ['release', '--release'],
  ['verbose', '--verbose'],
  ['full', '--full'],
  ['keepWaived', '--keep-waived'],
];

/**
 * Looks at a change, prints and writes what it brings.
 * @returns the exit code: 1 where `--fail-on` names a risk that a finding reaches, 3 where a machine waits for the answer and nothing can be compared
 * @throws KnownError where it cannot run
 */
export async function auditChange(dir: string | undefined, options: AuditOptions, io: Io): Promise<number> {
  refuseOthers(options);
  const least = leastRisk(options.failOn);
  const format = named(options.json ? 'json' : (options.format ?? 'terminal'));
  const files = options.output.map((text) => fileOutput(text, changeFormats));
  const generated = timeOf(io).toISOString();
  const folder = folderOf(dir, io);
  const builtin = await builtinCatalogue();
  const { cache, keep } = await cachesFor(options, folder, builtin, io);
  const terms = { builtin, today: generated.slice(0, 10), cache };
  const request = { folder, untracked: options.untracked === true, revision: options.rev, base: options.base ?? 'auto', trial: options.all === true };
  const { review, catalogue, tree } = await lookAtChange(request, terms, io);
  keep();
  const project = { name: tree.name, revision: tree.revision, ...whereabouts(folder, gitEnvironment(io)) };
  const report = buildChange(review, { catalogue, project, generated, tool: version });
  for (const file of files) io.write(resolve(io.cwd(), file.path), (await file.format.load())(report, lookFor(io, options.color, true)));
  const text = (await format.load())(report, lookFor(io, options.color, false));
  if (format.isCommands) io.commands(text);
  else io.out(text);
  return codeOf(report, least, options, io);
}

/** The exit code that a report of a change stands for. */
function codeOf({ base, missing, findings }: ChangeReport, least: number | null, { informational }: AuditOptions, io: Io): number {
  if (informational) return exitCodes.passed;
  const isFirst = missing?.code === 'no-commit' || missing?.code === 'new-branch';
  if (base === null) return inCi(io) && !isFirst ? exitCodes.couldNotCompare : exitCodes.passed;
  return least !== null && findings.some(({ risk }) => risks.indexOf(risk) <= least) ? exitCodes.gateFailed : exitCodes.passed;
}

function refuseOthers(options: AuditOptions): void {
  const beside =
    absolute.find(([key]) => options[key] !== undefined)?.[1] ??
    (options.minScore.length > 0 ? '--min-score' : options.waivers === false ? '--no-waivers' : undefined);
  if (beside !== undefined)
    throw new KnownError(beside, 'is about a whole project and stands beside --changed, which is about a change', 'leave one of the two out');
  if (options.base === 'none') throw new KnownError('--base none', 'leaves --changed nothing to compare with', 'name a ref, or leave it out');
  if (options.json && options.format !== undefined && options.format !== 'json')
    throw new KnownError('--json', `stands beside --format ${options.format}`, 'keep one of the two');
}

/** The place in the list of risks of the least one that fails; null where none does. */
function leastRisk(failOn: readonly FailOn[]): number | null {
  const asked = failOn.map((one) => {
    const index = (risks as readonly string[]).indexOf(one);
    if (index < 0) throw new KnownError(`--fail-on ${one}`, 'is about a whole project and stands beside --changed', `use one of ${risks.join(', ')}`);
    return index;
  });
  return asked.length === 0 ? null : Math.max(...asked);
}

function named(name: string): ChangeFormat {
  const format = changeFormats.find((one) => one.name === name);
  const names = changeFormats.map((one) => one.name);
  if (!format) throw new KnownError(`--format ${name}`, 'does not show a change', suggest(name, names, `use one of ${names.join(', ')}`));
  return format;
}
