// From the options of the command line to the report and the exit code.
import { resolve } from 'node:path';
import { type AssessedProject, scanCaches } from '../engine/assess-project.js';
import { type AuditRequest, audit } from '../engine/audit.js';
import type { AuditCaches } from '../engine/cache.js';
import { openPolicy } from '../engine/open-policy.js';
import { KnownError } from '../errors.js';
import { reportOf } from '../library/audit.js';
import type { Catalogue, FailOn, GateSettings } from '../model/index.js';
import type { Report } from '../report/report.js';
import { exitCodes } from './exit.js';
import { inCi } from './interactive.js';
import type { Io } from './io.js';
import { folderOf } from './project-folder.js';
import { parseMinimum } from './thresholds.js';

/** What the command line says: which project is looked at, and what it is held against. */
export interface GateFlags {
  untracked?: true;
  rev?: string;
  minScore: string[];
  failOn: FailOn[];
  maxUnknown?: number;
  base?: string;
  baseline?: string;
  waivers: boolean;
  tolerance?: number;
  strict?: true;
  release?: true;
  informational?: true;
  policy?: string;
  cache?: true;
}

/** @throws KnownError where the project, what it is compared with, or an option is wrong */
export async function makeReport(
  dir: string | undefined,
  options: GateFlags,
  { builtin, generated }: { builtin: Catalogue; generated: string },
  io: Io,
): Promise<{ report: Report; project: AssessedProject }> {
  const request: AuditRequest = {
    folder: folderOf(dir, io),
    untracked: options.untracked === true,
    revision: options.rev,
    against: againstOf(options, io),
    release: options.release === true,
    settings: (written, catalogue) => settingsFor(options, written, catalogue),
  };
  const opened = options.policy === undefined ? { catalogue: builtin, policy: null } : await openPolicy(options.policy, request.folder, builtin, io);
  const { cache, keep } = await cachesFor(options, request.folder, opened.catalogue, io);
  const terms = { builtin: opened.catalogue, policy: opened.policy, today: generated.slice(0, 10), cache, waivers: options.waivers };
  const { project, gate, due } = await audit(request, terms, io);
  keep();
  return { report: reportOf(project, { gate, due, generated }, io), project };
}

/** What was seen in files, and is kept for the next run only where that was asked for. */
export async function cachesFor({ cache }: Pick<GateFlags, 'cache'>, folder: string, { digest }: Catalogue, io: Io): Promise<AuditCaches> {
  if (cache !== true) return { cache: scanCaches(), keep: () => undefined };
  const { auditCaches } = await import('../engine/cache.js');
  return auditCaches(folder, digest, io);
}

/** The exit code that a report stands for. What could not be compared fails where a machine waits for the answer. */
export function codeOf({ gate: result }: Report, { informational }: Pick<GateFlags, 'informational'>, io: Io): number {
  if (result === null || informational) return exitCodes.passed;
  if (result.verdict === 'fail') return exitCodes.gateFailed;
  return result.verdict === 'not-comparable' && inCi(io) ? exitCodes.couldNotCompare : exitCodes.passed;
}

function againstOf({ base, baseline }: GateFlags, io: Io): AuditRequest['against'] {
  if (baseline === undefined) return base === undefined ? null : { base };
  if (base !== undefined && base !== 'none') throw new KnownError('--baseline', `stands beside --base ${base}`, 'keep one of the two');
  return { baseline: resolve(io.cwd(), baseline), shown: baseline };
}

/** The gate's settings: those of the manifest (the base's, where there is one), and what the command line asks for. */
function settingsFor({ minScore, failOn, maxUnknown, tolerance, strict }: GateFlags, written: GateSettings, catalogue: Catalogue): GateSettings {
  return {
    ...written,
    minScore: { ...written.minScore, ...Object.fromEntries(minScore.map((text) => parseMinimum('--min-score', text, catalogue))) },
    failOn: [...written.failOn, ...failOn],
    maxUnknown: maxUnknown ?? written.maxUnknown,
    tolerance: tolerance ?? written.tolerance,
    strict: strict ?? written.strict,
  };
}
