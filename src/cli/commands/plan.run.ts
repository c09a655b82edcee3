// What mlready plan does.
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { assessProject } from '../../engine/assess-project.js';
import { KnownError } from '../../errors.js';
import { reportOf } from '../../library/audit.js';
import { planOf } from '../../library/plan.js';
import type { Level } from '../../model/index.js';
import { planMarkdown, planText } from '../../report/plan-text.js';
import { jsonText } from '../../terminal/json.js';
import { type Io, timeOf } from '../io.js';
import { folderOf } from '../project-folder.js';
import { lookFor } from '../render-options.js';
import { parseMinimum } from '../thresholds.js';

/** What the command line says. */
export interface PlanOptions {
  target: string[];
  level?: Level;
  format?: 'text' | 'markdown';
  json?: true;
  color?: boolean;
}

/** @returns the plan in the form that was asked for @throws KnownError where there is nothing to plan from */
export async function planFor(dir: string | undefined, options: PlanOptions, io: Io): Promise<string> {
  if (options.target.length > 0 && options.level !== undefined) throw new KnownError('--target', 'stands beside --level', 'keep one of the two');
  const builtin = await builtinCatalogue();
  const minimums = options.target.map((text) => parseMinimum('--target', text, builtin));
  const generated = timeOf(io).toISOString();
  const project = await assessProject(folderOf(dir, io), { builtin, today: generated.slice(0, 10) }, io);
  const wanted = { ...(minimums.length > 0 && { target: Object.fromEntries(minimums) }), ...(options.level !== undefined && { level: options.level }) };
  const found = planOf(project, wanted);
  if (options.json) return jsonText(found);
  const report = reportOf(project, { gate: null, due: [], generated }, io);
  return options.format === 'markdown' ? planMarkdown(found, report) : planText(found, report, lookFor(io, options.color, false));
}
