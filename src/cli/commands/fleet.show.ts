// What mlready fleet collect and report do.
import { extname, relative, resolve } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { KnownError, oneLine } from '../../errors.js';
import { folderStore } from '../../fleet/folder-store.js';
import type { FleetRecord } from '../../fleet/record-schema.js';
import { exitCodes } from '../exit.js';
import { type Io, timeOf } from '../io.js';
import { lookFor } from '../render-options.js';
import { passedOver, withDatabase, withQueue } from './fleet.records.js';

/** What the command line says of taking summaries in. */
export interface CollectOptions {
  out?: string;
  database?: string;
}

const mostTold = 20;

/** Takes in what CI jobs left. @returns the exit code: 2 where nothing at all could be taken in @throws KnownError where a name leads nowhere */
export async function fleetCollect(names: readonly string[], { out, database }: CollectOptions, io: Io): Promise<number> {
  if (database !== undefined) {
    return withDatabase(database, io, async (kept) => {
      const taken: FleetRecord[] = [];
      const code = await takeIn(names, { before: await kept.records(), put: (record) => void taken.push(record) }, io);
      for (const record of taken) await kept.put(record);
      return code;
    });
  }
  if (out === undefined) throw new KnownError('--out', 'is missing', 'name the folder that records are kept in, or a --database');
  const store = folderStore(resolve(io.cwd(), out), io.write);
  return takeIn(names, { before: store.records(passedOver(io)), put: store.put }, io);
}

async function takeIn(
  names: readonly string[],
  { before, put }: { before: readonly FleetRecord[]; put: (record: FleetRecord) => void },
  io: Io,
): Promise<number> {
  const { collect, fileLines, summaryFiles, textLines } = await import('../../fleet/collect.js');
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
  const { taken, older, refused } = collect(lines(), { before, now: timeOf(io) }, { put, wrong });
  if (refused > mostTold) io.err(`mlready fleet: and ${refused - mostTold} more that are left out\n`);
  io.err(`mlready fleet: ${taken} taken in, ${older} known already, ${refused} left out\n`);
  return taken + older === 0 ? exitCodes.couldNotRun : exitCodes.passed;
}

/** What the command line says of the report. */
export interface FleetReportOptions {
  database?: string;
  format: FleetFormat;
  output: string[];
}

type FleetFormat = 'text' | 'html' | 'csv' | 'jsonl';
const endings: Record<string, FleetFormat> = { '.html': 'html', '.csv': 'csv', '.jsonl': 'jsonl', '.txt': 'text' };

/** Shows a fleet. @throws KnownError where there are no records, or a file cannot be written */
export async function fleetReport(dir: string | undefined, { format, output, database }: FleetReportOptions, io: Io): Promise<void> {
  const files = output.map((path) => {
    const picked = endings[extname(path).toLowerCase()];
    if (picked === undefined) throw new KnownError(`--output ${path}`, 'has an ending that names no format', 'end it in .html, .csv, .jsonl or .txt');
    return { path, format: picked };
  });
  const records = await recordsAt(dir, database, io);
  const { overviewOf } = await import('../../fleet/overview.js');
  const overview = overviewOf(records, timeOf(io), await builtinCatalogue());
  const made = async (one: FleetFormat): Promise<string> => {
    if (one === 'html') return (await import('../../fleet/html.js')).fleetHtml(overview);
    if (one === 'text') return (await import('../../fleet/fleet-text.js')).fleetText(overview, lookFor(io, false, false).width);
    const { fleetCsv, fleetLines } = await import('../../fleet/tables.js');
    return one === 'csv' ? fleetCsv(overview) : fleetLines(records);
  };
  for (const { path, format: picked } of files) io.write(resolve(io.cwd(), path), await made(picked));
  io.out(await made(format));
}

async function recordsAt(dir: string | undefined, database: string | undefined, io: Io): Promise<FleetRecord[]> {
  if (dir !== undefined && database !== undefined) throw new KnownError('--database', 'stands beside a folder', 'keep one of the two');
  const next = 'make some first: mlready fleet run, or mlready fleet collect';
  if (database !== undefined) {
    const { failureOf } = await import('../../fleet/record.js');
    // What was given up never came to a record of its own.
    const records = await withQueue(database, io, async (queue, kept) => [
      ...(await kept.records()),
      ...(await queue.dead()).map(({ repository, revision, says }) =>
        failureOf(repository, { revision, when: timeOf(io).toISOString(), code: 'crashed', says: `given up after several tries: ${says}` }),
      ),
    ]);
    if (records.length === 0) throw new KnownError('the database', 'holds no records of a fleet', next);
    return records;
  }
  if (dir === undefined) throw new KnownError('the folder', 'is missing', 'name the folder that records are kept in, or a --database');
  const records = folderStore(resolve(io.cwd(), dir), io.write).records(passedOver(io));
  if (records.length === 0) throw new KnownError(dir, 'holds no records of a fleet', next);
  return records;
}
