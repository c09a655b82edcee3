// What mlready fleet does.
import { availableParallelism } from 'node:os';
import { extname, relative, resolve } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { KnownError, oneLine } from '../../errors.js';
import type { Answer } from '../../fleet/audit-repository.js';
import { folderStore } from '../../fleet/folder-store.js';
import { countsText, noProgress, progressLine } from '../../fleet/progress.js';
import type { FleetRecord } from '../../fleet/record-schema.js';
import { repositoriesIn } from '../../fleet/repositories.js';
import { type Counts, runFleet } from '../../fleet/run.js';
import { lineOf, rulesIn } from '../../report/project-summary.js';
import { exitCodes } from '../exit.js';
import { type Io, timeOf } from '../io.js';
import { lookFor } from '../render-options.js';

/** What the command line says of a run. */
export interface FleetRunOptions {
  out?: string;
  jobs?: number;
  timeout: number;
  rev?: string;
}

/** Audits many repositories. @returns the exit code @throws KnownError where there is nothing to audit, or records cannot be kept */
export async function fleetRun(names: readonly string[], { out, jobs, timeout, rev }: FleetRunOptions, io: Io): Promise<number> {
  const listed = repositoriesIn(names, { cwd: io.cwd(), piped: io.read });
  if (listed.length === 0) throw new KnownError(names.join(' '), 'names no repository', 'name folders, bare repositories, or a file with one of them a line');
  const store = out === undefined ? null : folderStore(resolve(io.cwd(), out), io.write);
  const signal = io.interrupted();
  const terms = {
    jobs: Math.min(jobs ?? availableParallelism(), listed.length),
    seconds: timeout,
    signal,
    when: timeOf(io).toISOString(),
    revision: rev ?? null,
    before: store?.records(passedOver(io)) ?? [],
    rules: rulesIn((await builtinCatalogue()).digest),
  };
  const print = inOrder(io);
  const show = progressIn(io);
  const each = (index: number, answer: Answer, counts: Counts) => {
    if (store === null) print(index, answer);
    else if ('record' in answer) store.put(answer.record);
    show(counts);
  };
  const counts = await runFleet(listed, terms, each, io);
  if (io.progress) io.err(noProgress);
  io.err(`mlready fleet: ${countsText(counts)}\n`);
  if (!signal.aborted) return exitCodes.passed;
  io.err(`mlready fleet: interrupted; ${out === undefined ? 'with --out it could be gone on with' : 'run it again to go on'}\n`);
  return exitCodes.interrupted;
}

/** A folder may hold what somebody put there. */
function passedOver(io: Io): (path: string) => void {
  let said = 0;
  return (path) => {
    said += 1;
    if (said <= 5) io.err(`mlready fleet: ${path}: is no record of a fleet; it is passed over\n`);
  };
}

/** Prints records in the order of the list, whichever comes first. */
function inOrder(io: Io): (index: number, answer: Answer) => void {
  const waiting = new Map<number, FleetRecord | null>();
  let next = 0;
  return (index, answer) => {
    waiting.set(index, 'record' in answer ? answer.record : null);
    for (let record = waiting.get(next); record !== undefined; record = waiting.get(next)) {
      if (record !== null) io.out(lineOf(record));
      waiting.delete(next);
      next += 1;
    }
  };
}

const shownEvery = 100;

function progressIn(io: Io): (counts: Counts) => void {
  let last = 0;
  return (counts) => {
    if (!io.progress) return;
    const now = io.now().getTime();
    if (now - last < shownEvery) return;
    last = now;
    io.err(progressLine(counts));
  };
}

/** What the command line says of taking summaries in. */
export interface CollectOptions {
  out: string;
}

const mostTold = 20;

/** Takes in what CI jobs left. @returns the exit code: 2 where nothing at all could be taken in @throws KnownError where a name leads nowhere */
export async function fleetCollect(names: readonly string[], { out }: CollectOptions, io: Io): Promise<number> {
  const { collect, fileLines, summaryFiles, textLines } = await import('../../fleet/collect.js');
  const store = folderStore(resolve(io.cwd(), out), io.write);
  const before = store.records(passedOver(io));
  const lines = function* () {
    for (const name of names) {
      if (name === '-') yield* textLines(io.read(), 'standard input');
      else for (const path of summaryFiles(resolve(io.cwd(), name), name)) yield* fileLines(path, relative(io.cwd(), path));
    }
  };
  let told = 0;
  const wrong = (place: string, why: string) => {
    told += 1;
    if (told <= mostTold) io.err(`mlready fleet: ${oneLine(place)}: ${oneLine(why)}; it is left out\n`);
  };
  const { taken, older, refused } = collect(lines(), { before, now: timeOf(io) }, { put: store.put, wrong });
  if (refused > mostTold) io.err(`mlready fleet: and ${refused - mostTold} more that are left out\n`);
  io.err(`mlready fleet: ${taken} taken in, ${older} known already, ${refused} left out\n`);
  return taken + older === 0 ? exitCodes.couldNotRun : exitCodes.passed;
}

/** What the command line says of the report. */
export interface FleetReportOptions {
  format: FleetFormat;
  output: string[];
}

type FleetFormat = 'text' | 'html' | 'csv' | 'jsonl';
const endings: Record<string, FleetFormat> = { '.html': 'html', '.csv': 'csv', '.jsonl': 'jsonl', '.txt': 'text' };

/** Shows a fleet. @throws KnownError where there are no records, or a file cannot be written */
export async function fleetReport(dir: string, { format, output }: FleetReportOptions, io: Io): Promise<void> {
  const files = output.map((path) => {
    const picked = endings[extname(path).toLowerCase()];
    if (picked === undefined) throw new KnownError(`--output ${path}`, 'has an ending that names no format', 'end it in .html, .csv, .jsonl or .txt');
    return { path, format: picked };
  });
  const records = folderStore(resolve(io.cwd(), dir), io.write).records(passedOver(io));
  if (records.length === 0)
    throw new KnownError(dir, 'holds no records of a fleet', 'make some first: mlready fleet run … --out or mlready fleet collect … --out');
  const { overviewOf } = await import('../../fleet/overview.js');
  const overview = overviewOf(records, timeOf(io), await builtinCatalogue());
  const made = async (one: FleetFormat): Promise<string> => {
    if (one === 'html') return (await import('../../fleet/html.js')).fleetHtml(overview);
    if (one === 'text') return (await import('../../fleet/text.js')).fleetText(overview, lookFor(io, false, false).width);
    const { fleetCsv, fleetLines } = await import('../../fleet/tables.js');
    return one === 'csv' ? fleetCsv(overview) : fleetLines(records);
  };
  for (const { path, format: picked } of files) io.write(resolve(io.cwd(), path), await made(picked));
  io.out(await made(format));
}
