// What mlready plan does.
import { levelToReach, type PlanTarget, plan, targetOf } from '../../assess/plan.js';
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { assessProject } from '../../engine/assess-project.js';
import { KnownError } from '../../errors.js';
import type { Level } from '../../model/index.js';
import { build, firstFile } from '../../report/build.js';
import { type PlanReport, planMarkdown, planText } from '../../report/plan-text.js';
import { jsonText } from '../../terminal/json.js';
import { version } from '../../version.js';
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
  const { tree, manifest, catalogue, seen, assessment } = await assessProject(folderOf(dir, io), { builtin, today: generated.slice(0, 10) }, io);
  if (!assessment.assessed) throw new KnownError(tree.name, 'is not assessed: nothing is seen in it and nobody has answered', 'see: mlready audit');
  const level = options.level ?? levelToReach(assessment, manifest.context['goal']?.[0]).level;
  const { target, besides } = minimums.length > 0 ? { target: asTarget(minimums), besides: [] } : targetOf(level, assessment);
  const asked =
    minimums.length > 0
      ? minimums.map(([stage, value]) => `${value} % ${stage === 'overall' ? 'overall' : `in ${stage}`}`).join(' and ')
      : `the level ${level}`;
  const found: PlanReport = { asked, besides, ...plan(catalogue, assessment, target) };
  if (options.json) return jsonText(found);
  const project = { name: tree.name, revision: tree.revision, root: manifest.root ?? '.', firstFile: firstFile(tree.files), inside: '', remote: null };
  const report = build({ catalogue, scan: seen, manifest, assessment, gate: null, due: [], tool: version, project, generated });
  return options.format === 'markdown' ? planMarkdown(found, report) : planText(found, report, lookFor(io, options.color, false));
}

function asTarget(minimums: readonly [string, number][]): PlanTarget {
  const all = Object.fromEntries(minimums);
  const { overall = null, ...stages } = all;
  return { overall, stages, checks: [] };
}
