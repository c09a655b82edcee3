// What mlready report does.
import { resolve } from 'node:path';
import type { Io } from '../io.js';
import { codeOf } from '../make-report.js';
import type { OutputOptions } from '../output-options.js';
import { outputsOf, put } from '../outputs.js';
import { readReport } from '../saved-report.js';
import { stageId } from '../thresholds.js';

/** Renders a saved report again; nothing is audited. @returns the exit code that the audit had @throws KnownError where it is no report */
export async function renderSaved(name: string, options: OutputOptions & { informational?: true }, io: Io): Promise<number> {
  const outputs = outputsOf(options);
  const report = await readReport(name, io);
  if (options.stage !== undefined) stageId(options.stage, report, '--stage');
  await put(report, outputs, options, { source: name === '-' ? null : resolve(io.cwd(), name), history: null }, io);
  return codeOf(report, options, io);
}
