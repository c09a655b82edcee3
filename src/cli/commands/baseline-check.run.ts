// What mlready baseline check does: a module of its own, so that --help loads none of it.

import { join, relative } from 'node:path';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { usualName } from '../../engine/baseline.js';
import { gateText } from '../../report/formats/terminal/gate-text.js';
import { jsonText } from '../../terminal/json.js';
import { type Io, timeOf } from '../io.js';
import { codeOf, makeReport } from '../make-report.js';
import { folderOf } from '../project-folder.js';
import { lookFor } from '../render-options.js';

/** Holds the project against its baseline, and prints what the gate says. @returns the exit code @throws KnownError where there is no baseline, or it is wrong */
export async function checkBaseline(dir: string | undefined, { file, json, color }: { file?: string; json?: true; color?: boolean }, io: Io): Promise<number> {
  const builtin = await builtinCatalogue();
  const baseline = file ?? relative(io.cwd(), join(folderOf(dir, io), usualName));
  const options = { baseline, minScore: [], failOn: [], waivers: true };
  const { report } = await makeReport(dir, options, { builtin, generated: timeOf(io).toISOString() }, io);
  io.out(json ? jsonText(report.gate) : gateText(report, lookFor(io, color, false)));
  return codeOf(report, {}, io);
}
