// Where reports go: one to standard output, others to files, each in a format that its name or the user picks.
import { realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { KnownError, suggest } from '../errors.js';
import { type Format, formatNamed, formats } from '../report/formats/index.js';
import type { RenderOptions } from '../report/render-options.js';
import type { Report } from '../report/report.js';
import type { ShownTrend } from '../report/trend.js';
import { readsAtTerminal } from './interactive.js';
import { type Io, timeOf } from './io.js';
import type { OutputOptions } from './output-options.js';
import { lookFor } from './render-options.js';
import { readTrend } from './saved-report.js';
import { spanStart } from './trend-span.js';

export interface Outputs {
  /** What goes to standard output. */
  format: Format;
  files: { format: Format; path: string }[];
  /** The page to open once it is written: one of the files, or, without a path, a new one; null for none. */
  page: { path: string | null } | null;
}

/** @throws KnownError for a format that there is none of, and for a file name that picks none */
export function outputsOf({ format, json, output, open }: Pick<OutputOptions, 'format' | 'json' | 'output' | 'open'>): Outputs {
  if (json && format !== undefined && format !== 'json') throw new KnownError('--json', `stands beside --format ${format}`, 'keep one of the two');
  const files = output.map((text) => fileOutput(text, formats));
  const page = files.find((file) => file.format.name === 'html');
  return { format: named(json ? 'json' : (format ?? 'terminal')), files, page: open ? { path: page?.path ?? null } : null };
}

/**
 * Writes a report to its files, then prints it.
 * @param history gives the trend of the project since a day; null where there is only a saved report
 * @param source the file that the report comes from (a manifest, a saved report), which no output may overwrite; null for none
 * @throws KnownError where a file cannot be written
 */
export async function put(
  report: Report,
  { format, files, page }: Outputs,
  options: OutputOptions,
  { source, history }: { source: string | null; history: ((from: string) => Promise<ShownTrend>) | null },
  io: Io,
): Promise<void> {
  const trend = await trendAsked(options.trend, history, { format, files, page }, io);
  const look = (toFile: boolean): RenderOptions => ({
    ...lookFor(io, options.color, toFile),
    stage: options.stage ?? null,
    ledger: options.verbose === true,
    full: options.full === true,
    all: options.all === true,
    waived: options.keepWaived === true,
    ...(trend !== null && { trend }),
  });
  for (const { path } of files) {
    if (source !== null && real(resolve(io.cwd(), path)) === real(source))
      throw new KnownError(`--output ${path}`, 'is what the report is made from', 'name another file');
  }
  const text =
    options.framework === undefined ? await render(format, report, look(false)) : await frameworkAsked(options.framework, report, format, look(false));
  for (const one of files) io.write(resolve(io.cwd(), one.path), await render(one.format, report, look(true)));
  if (format.isCommands) io.commands(text);
  else if (!(isLong(format, options) && readsAtTerminal(io) && (await io.page(text)))) io.out(text);
  if (page === null) return;
  const shown = page.path === null ? join(io.scratch(), 'mlready.html') : resolve(io.cwd(), page.path);
  if (page.path === null) io.write(shown, await render(named('html'), report, look(true)));
  await show(shown, io);
}

/** Whether more than a screen is printed for people. */
function isLong({ name }: Format, { full, verbose, stage, framework }: OutputOptions): boolean {
  return name === 'terminal' && (full === true || verbose === true || stage !== undefined || framework !== undefined);
}

/** One framework of a report as text. @throws KnownError where there is no such framework, or another format is asked for */
async function frameworkAsked(id: string, report: Report, format: Format, look: RenderOptions): Promise<string> {
  if (format.name !== 'terminal')
    throw new KnownError('--framework', `stands beside --format ${format.name}`, 'keep one of the two; JSON and HTML hold all frameworks');
  const known = Object.keys(report.frameworks);
  if (!Object.hasOwn(report.frameworks, id)) throw new KnownError(`--framework ${id}`, 'is no framework', suggest(id, known, `use one of ${known.join(', ')}`));
  return (await import('../report/framework-print.js')).frameworkText(report, id, look);
}

/** The trend that a page is to show: a saved one where the option names a file, else the one of a span of time; computed only where a page is made. */
async function trendAsked(
  asked: string | undefined,
  history: ((from: string) => Promise<ShownTrend>) | null,
  { format, files, page }: Outputs,
  io: Io,
): Promise<ShownTrend | null> {
  if (asked === undefined) return null;
  const isFile = asked === '-' || statSync(resolve(io.cwd(), asked), { throwIfNoEntry: false }) !== undefined;
  if (isFile) return readTrend(asked, io);
  const from = spanStart(asked, timeOf(io).toISOString().slice(0, 10));
  if (from === null)
    throw new KnownError(`--trend ${asked}`, 'is neither a file nor a span of time', 'write 12m, 90d or 1y, or name what mlready trend --json made');
  if (history === null) throw new KnownError(`--trend ${asked}`, 'needs the project, and this is a saved report', 'name a file that mlready trend --json made');
  return page !== null || [format, ...files.map((file) => file.format)].some(({ name }) => name === 'html') ? history(from) : null;
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

async function render(format: Format, report: Report, look: RenderOptions): Promise<string> {
  return (await format.load())(report, look);
}

/** The format of a name that the parser of the command line has let through. */
function named(name: string): Format {
  const format = formatNamed(name);
  if (format === null) throw new Error(`no format ${name}`);
  return format;
}

/**
 * What `--output` asks for: "report.md", or "markdown=report".
 * @param known the formats that there are
 * @throws KnownError where it names none of them
 */
export function fileOutput<F extends { name: string; ending: string | null }>(text: string, known: readonly F[]): { format: F; path: string } {
  const names = known.map(({ name }) => name);
  const [, name, file] = /^([a-z]+)=(.+)$/.exec(text) ?? [];
  if (name !== undefined && file !== undefined) {
    const format = known.find((one) => one.name === name);
    if (!format) throw new KnownError(`--output ${text}`, `names the format "${name}"`, suggest(name, names, `use one of ${names.join(', ')}`));
    return { format, path: file };
  }
  const ending = /\.[a-z]+$/.exec(text.toLowerCase())?.[0];
  const format = known.find((one) => one.ending !== null && one.ending === ending);
  if (!format) throw new KnownError(`--output ${text}`, 'has an ending that names no format', `write format=file with one of ${names.join(', ')}`);
  return { format, path: text };
}
