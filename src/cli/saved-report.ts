// A report that was saved as JSON, read back.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { builtinCatalogue } from '../catalogue/builtin.js';
import { KnownError } from '../errors.js';
import { decode } from '../parsers/text/decode.js';
import { wholeFile, whyUnread } from '../project/whole-file.js';
import type { Report } from '../report/report.js';
import type { ShownTrend } from '../report/trend.js';
import { type Io, mostPiped } from './io.js';

const maxBytes = mostPiped;

/** Whether a name is that of a file that may be a saved report, rather than of a revision. */
export function mayBeSaved(name: string, io: Io): boolean {
  return name === '-' || (/\.json$/i.test(name) && statSync(resolve(io.cwd(), name), { throwIfNoEntry: false })?.isFile() === true);
}

/** @param name a file, or "-" for what is piped in @throws KnownError where it cannot be read or is no report */
export async function readReport(name: string, io: Io): Promise<Report> {
  const next = 'name a file that mlready audit --json made';
  const { shown, data } = dataOf(name, { next, schemas: [1, 2] }, io);
  const [{ shortReportIn }, { restored }, { upgraded }] = await Promise.all([
    import('../report/read-saved.js'),
    import('../report/restore.js'),
    import('../report/upgrade.js'),
  ]);
  let mistake = '';
  const report = shortReportIn(upgraded(data), (what) => (mistake = what));
  if (report !== null) return restored(report, await builtinCatalogue(), shown);
  throw new KnownError(shown, `is no report of mlready (${mistake})`, next);
}

/** @param name a file, or "-" for what is piped in @throws KnownError where it cannot be read or is no trend */
export async function readTrend(name: string, io: Io): Promise<ShownTrend> {
  const next = 'name a file that mlready trend --json made';
  const { shown, data } = dataOf(name, { next, schemas: [1] }, io);
  const { trendIn } = await import('../report/read-saved.js');
  let mistake = '';
  const trend = trendIn(data, (what) => (mistake = what));
  if (trend !== null) return trend;
  throw new KnownError(shown, `is no trend of mlready (${mistake})`, next);
}

function dataOf(name: string, { next, schemas }: { next: string; schemas: readonly number[] }, io: Io): { shown: string; data: unknown } {
  const shown = name === '-' ? 'standard input' : name;
  let data: unknown;
  try {
    data = JSON.parse(name === '-' ? io.read() : fileText(resolve(io.cwd(), name), shown, next));
  } catch (error) {
    if (error instanceof KnownError) throw error;
    throw new KnownError(shown, 'is no JSON', next);
  }
  if (typeof data === 'object' && data !== null && 'schema' in data && !schemas.some((one) => one === data.schema))
    throw new KnownError(shown, `is a report of another schema (${JSON.stringify(data.schema)?.slice(0, 40)})`, 'use the version of mlready that made it');
  return { shown, data };
}

function fileText(path: string, shown: string, next: string): string {
  const read = wholeFile(path, maxBytes);
  if ('bytes' in read) return decode(read.bytes);
  throw new KnownError(shown, whyUnread(read, maxBytes), next);
}
