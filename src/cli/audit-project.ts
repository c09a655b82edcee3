// What mlready audit does: a module of its own, so that --help and the other commands load none of it.
import { resolve } from 'node:path';
import { assess } from '../assess/assess.js';
import { builtinCatalogue } from '../catalogue/builtin.js';
import { KnownError, suggest } from '../errors.js';
import { cite } from '../evidence/cite.js';
import { scan } from '../evidence/scan.js';
import { checkPolicy, dueWaivers } from '../gate/policy.js';
import type { Catalogue, GateSettings } from '../model.js';
import { openAbove } from '../project/above.js';
import { openFolder } from '../project/folder.js';
import { projectFolder, readManifest } from '../project/manifest.js';
import { build } from '../report/build.js';
import { formatOf, reporters } from '../report/index.js';
import type { Look } from '../report/look.js';
import type { Report } from '../report/shape.js';
import { glob } from '../syntax/glob.js';
import { version } from '../version.js';
import type { AuditOptions } from './commands/audit.js';
import { type Io, timeOf } from './io.js';
import { lookFor } from './look.js';
import { exitCodes } from './run.js';

/** Audits a project, prints and writes the reports. @returns the exit code @throws KnownError where it cannot run */
export async function audit(dir: string | undefined, options: AuditOptions, io: Io): Promise<number> {
  const catalogue = await builtinCatalogue();
  const outputs = options.output.map(parseOutput);
  if (options.stage !== undefined) stageId(options.stage, catalogue, '--stage');
  const asked: GateSettings = { minScore: Object.fromEntries(options.minScore.map((text) => parseMinimum(text, catalogue))), failOn: options.failOn };
  const generated = timeOf(io).toISOString();
  if (dir === '') throw new KnownError('the folder', 'is an empty text', 'name the folder of a project, or none');
  const report = await makeReport(dir, { catalogue, asked, generated, untracked: options.untracked === true }, io);
  if ('problems' in report) throw more(report.problems);

  const look = (toFile: boolean): Look => ({ ...lookFor(io, options.color, toFile), stage: options.stage ?? null, ledger: options.verbose === true });
  const manifest = report.project.manifest;
  for (const { path } of outputs) {
    if (manifest !== null && resolve(io.cwd(), path) === resolve(folderOf(dir, io), manifest))
      throw new KnownError(`--output ${path}`, 'is the manifest', 'name another file');
  }
  for (const { format, path } of outputs) io.write(resolve(io.cwd(), path), await render(format, report, look(true)));
  io.out(await render(options.format ?? 'terminal', report, look(false)));
  return report.gate?.verdict === 'fail' ? exitCodes.gateFailed : exitCodes.passed;
}

function folderOf(dir: string | undefined, io: Io): string {
  return dir === undefined ? projectFolder(io.cwd()) : resolve(io.cwd(), dir);
}

/** Audits a folder: everything between the arguments and the report. */
async function makeReport(
  dir: string | undefined,
  { catalogue, asked, generated, untracked }: { catalogue: Catalogue; asked: GateSettings; generated: string; untracked: boolean },
  io: Io,
): Promise<Report | { problems: KnownError[] }> {
  const folder = folderOf(dir, io);
  const env = { PATH: io.env['PATH'], HOME: io.env['HOME'] };
  const tree = openFolder(folder, { untracked, env });
  const read = await readManifest(folder, tree, catalogue);
  if ('problems' in read) return read;
  const { manifest } = read;
  const exclude = manifest.exclude.map((pattern) => ({ pattern, matches: glob(pattern) }));
  const above = manifest.root === null ? null : openAbove(folder, manifest.root, manifest.path ?? 'the manifest', env);
  const seen = scan(tree, catalogue, exclude, above);
  const today = generated.slice(0, 10);
  const assessment = assess({ catalogue, scan: seen, manifest, citations: cite(tree, manifest.answers, manifest.path), today });
  const settings: GateSettings = { minScore: { ...manifest.gate.minScore, ...asked.minScore }, failOn: [...manifest.gate.failOn, ...asked.failOn] };
  for (const stage of Object.keys(settings.minScore)) {
    if (assessment.assessed && assessment.stages[stage]?.points.total === 0)
      throw new KnownError(`the minimum for ${stage}`, 'cannot be held against anything, because nothing of that stage applies here', 'remove it');
  }
  return build({
    catalogue,
    scan: seen,
    manifest,
    assessment,
    gate: checkPolicy(assessment, settings, manifest.waivers, today),
    due: dueWaivers(assessment, manifest.waivers, today),
    tool: version,
    project: { name: tree.name, revision: tree.revision, root: manifest.root ?? '.' },
    generated,
  });
}

async function render(format: string, report: Report, look: Look): Promise<string> {
  const load = reporters[format];
  if (!load) throw new Error(`no reporter for ${format}`);
  return (await load())(report, look);
}

/** The first mistake stands for all; how many more there are is said in its next step. */
function more(problems: readonly KnownError[]): KnownError {
  const [first] = problems;
  if (!first) throw new Error('no problem to report');
  return problems.length === 1 ? first : new KnownError(first.place, first.reason, `${first.next} (${problems.length - 1} more: mlready validate)`);
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

function parseMinimum(text: string, catalogue: Catalogue): [string, number] {
  const [, stage, value] = /^(?:([a-z-]+)=)?(\d{1,3}(?:\.\d+)?)$/.exec(text) ?? [];
  if (value === undefined || Number(value) > 100)
    throw new KnownError(`--min-score ${text}`, 'is no percentage', 'write --min-score 70 or --min-score model-deployment=60');
  return [stage === undefined ? 'overall' : stageId(stage, catalogue, '--min-score'), Number(value)];
}

function stageId(stage: string, catalogue: Catalogue, flag: string): string {
  const ids = catalogue.stages.map(({ id }) => id);
  if (!ids.includes(stage)) throw new KnownError(`${flag} ${stage}`, 'is no stage', suggest(stage, ids, `use one of ${ids.join(', ')}`));
  return stage;
}
