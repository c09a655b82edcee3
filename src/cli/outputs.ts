// Where reports go: one to standard output, others to files, each in a format that its name or the user picks.
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { KnownError, suggest } from '../errors.js';
import { formatOf, reporters } from '../report/formats/index.js';
import type { RenderOptions } from '../report/render-options.js';
import type { Report } from '../report/report.js';
import type { Io } from './io.js';
import type { OutputOptions } from './output-options.js';
import { lookFor } from './render-options.js';
import { readTrend } from './saved-report.js';

export interface Outputs {
  /** What goes to standard output. */
  format: string;
  files: { format: string; path: string }[];
  /** The page to open once it is written; null for none. */
  page: string | null;
}

/** @throws KnownError for a format that there is none of, and for a file name that picks none */
export function outputsOf({ format, json, output, open }: Pick<OutputOptions, 'format' | 'json' | 'output' | 'open'>): Outputs {
  if (json && format !== undefined && format !== 'json') throw new KnownError('--json', `stands beside --format ${format}`, 'keep one of the two');
  const files = output.map(parse);
  const page = files.find((file) => file.format === 'html');
  if (open && page === undefined) throw new KnownError('--open', 'has no page to open', 'write one as well: -o report.html');
  return { format: json ? 'json' : (format ?? 'terminal'), files, page: open && page !== undefined ? page.path : null };
}

/**
 * Writes a report to its files, then prints it.
 * @param source the file that the report comes from (a manifest, a saved report), which no output may overwrite; null for none
 * @throws KnownError where a file cannot be written
 */
export async function put(report: Report, { format, files, page }: Outputs, options: OutputOptions, source: string | null, io: Io): Promise<void> {
  const trend = options.trend === undefined ? null : await readTrend(options.trend, io);
  const look = (toFile: boolean): RenderOptions => ({
    ...lookFor(io, options.color, toFile),
    stage: options.stage ?? null,
    ledger: options.verbose === true,
    full: options.full === true,
    waived: options.keepWaived === true,
    ...(trend !== null && { trend }),
  });
  for (const { path } of files) {
    if (source !== null && real(resolve(io.cwd(), path)) === real(source))
      throw new KnownError(`--output ${path}`, 'is what the report is made from', 'name another file');
  }
  for (const one of files) io.write(resolve(io.cwd(), one.path), await render(one.format, report, look(true)));
  const text = await render(format, report, look(false));
  if (format === 'github') io.commands(text);
  else io.out(text);
  if (page !== null) await show(resolve(io.cwd(), page), io);
}

/** A page that cannot be shown is there all the same, so the exit code stays. */
async function show(path: string, io: Io): Promise<void> {
  try {
    await io.open(path);
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    io.err(`mlready: ${error.message}\n`);
  }
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

async function render(format: string, report: Report, look: RenderOptions): Promise<string> {
  const load = reporters[format];
  if (!load) throw new Error(`no reporter for ${format}`);
  return (await load())(report, look);
}

function parse(text: string): { format: string; path: string } {
  const names = Object.keys(reporters);
  const named = /^([a-z]+)=(.+)$/.exec(text);
  if (named?.[1] !== undefined && named[2] !== undefined) {
    if (!names.includes(named[1]))
      throw new KnownError(`--output ${text}`, `names the format "${named[1]}"`, suggest(named[1], names, `use one of ${names.join(', ')}`));
    return { format: named[1], path: named[2] };
  }
  const format = formatOf(text);
  if (format === null) throw new KnownError(`--output ${text}`, 'has an ending that names no format', `write format=file with one of ${names.join(', ')}`);
  return { format, path: text };
}
