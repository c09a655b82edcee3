// The cheapest way to a score or a level, of a folder in one call.
import { plan as cheapest, levelToReach, type PlanTarget, targetOf } from '../assess/plan.js';
import { builtinCatalogue } from '../catalogue/builtin.js';
import { type AssessedProject, assessProject } from '../engine/assess-project.js';
import { processHost } from '../engine/host.js';
import { KnownError } from '../errors.js';
import type { Level } from '../model/index.js';
import type { PlanReport } from '../report/plan-text.js';
import { absolute } from './absolute.js';
import type { AuditCall } from './audit.js';
import { dayOf } from './steps.js';

/** What is to be reached. */
export interface PlanCall extends Pick<AuditCall, 'at' | 'revision' | 'untracked' | 'env'> {
  /** Percentages by stage, "overall" for the whole: { overall: 70 }. */
  target?: Readonly<Record<string, number>>;
  /** A level; the next one, or the goal that the manifest names, where nothing is said. */
  level?: Level;
}

/**
 * Finds the set of checks that costs the fewest days and reaches a score or a level, exactly.
 * @throws KnownError where the folder or the manifest is wrong, nothing is assessed, or a target and a level are named at once
 */
export async function plan(folder: string, { at, revision, untracked = false, env, ...wanted }: PlanCall): Promise<PlanReport> {
  const terms = { builtin: await builtinCatalogue(), today: dayOf(at), untracked, revision };
  return planOf(await assessProject(absolute(folder), terms, processHost(env)), wanted);
}

/**
 * @throws KnownError where there is nothing to plan from
 * @internal
 */
export function planOf({ tree, manifest, catalogue, assessment }: AssessedProject, { target, level }: Pick<PlanCall, 'target' | 'level'>): PlanReport {
  if (target !== undefined && level !== undefined) throw new KnownError('the target', `stands beside the level ${level}`, 'keep one of the two');
  if (!assessment.assessed) throw new KnownError(tree.name, 'is not assessed: nothing is seen in it and nobody has answered', 'see: mlready audit');
  const known = ['overall', ...catalogue.stages.map(({ id }) => id)];
  for (const [stage, value] of Object.entries(target ?? {}))
    if (!known.includes(stage) || !(value >= 0 && value <= 100))
      throw new KnownError(`the target ${stage}: ${value}`, 'is none that can be reached', `name a percentage of one of ${known.join(', ')}`);
  const wanted = level ?? levelToReach(assessment, manifest.context['goal']?.[0]).level;
  const found = target === undefined ? targetOf(wanted, assessment) : { target: asTarget(target), besides: [] };
  const asked =
    target === undefined
      ? `the level ${wanted}`
      : Object.entries(target)
          .map(([stage, value]) => `${value} % ${stage === 'overall' ? 'overall' : `in ${stage}`}`)
          .join(' and ');
  return { asked, besides: found.besides, ...cheapest(catalogue, assessment, found.target) };
}

function asTarget({ overall = null, ...stages }: Readonly<Record<string, number | null>>): PlanTarget {
  return { overall, stages: Object.fromEntries(Object.entries(stages).flatMap(([id, value]) => (value === null ? [] : [[id, value]]))), checks: [] };
}
