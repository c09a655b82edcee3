// What mlready badge does.
import { resolve } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { KnownError } from '../../errors.js';
import { badgeEndpoint, badgeSvg } from '../../report/badge.js';
import type { Report } from '../../report/report.js';
import { type Io, timeOf } from '../io.js';
import { makeReport } from '../make-report.js';
import { readReport } from '../saved-report.js';

/** What the command line says. */
export interface BadgeOptions {
  format: 'svg' | 'endpoint';
  output: string[];
  label: string;
  from?: string;
}

/** Writes badges to files, or prints one. @throws KnownError where there is nothing to make it from, or a file cannot be written */
export async function badge(dir: string | undefined, { format, output, label, from }: BadgeOptions, io: Io): Promise<void> {
  const files = output.map((path) => ({ path, make: makers[endingOf(path)] }));
  if (dir !== undefined && from !== undefined) throw new KnownError('--from', 'stands beside a folder', 'keep one of the two');
  const report = from === undefined ? await audited(dir, io) : await readReport(from, io);
  for (const { path, make } of files) io.write(resolve(io.cwd(), path), make(report, label));
  if (files.length === 0) io.out(makers[format](report, label));
}

const makers = { svg: badgeSvg, endpoint: badgeEndpoint };

function endingOf(path: string): keyof typeof makers {
  if (/\.svg$/i.test(path)) return 'svg';
  if (/\.json$/i.test(path)) return 'endpoint';
  throw new KnownError(`--output ${path}`, 'has an ending that names no kind of badge', 'end it in .svg, or in .json for shields.io');
}

async function audited(dir: string | undefined, io: Io): Promise<Report> {
  const generated = timeOf(io).toISOString();
  const options = { base: 'none', minScore: [], failOn: [], waivers: true };
  return (await makeReport(dir, options, { builtin: await builtinCatalogue(), generated }, io)).report;
}
