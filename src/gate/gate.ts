// The verdict of the gate: what is asked absolutely, and what a change did to its base.
import type { Assessment, BaseMissing, Comparison, GateResult, GateSettings, Waiver } from '../model/index.js';
import { judge } from './evaluate.js';
import type { Held } from './held.js';
import { noComparison } from './no-comparison.js';
import { absoluteCauses, dueWaivers, releaseCauses } from './policy.js';

/** What came of looking for a base: it was compared with, it is missing, or nobody asked for one. */
export type Against = { base: NonNullable<GateResult['base']>; comparison: Comparison } | { missing: BaseMissing } | null;

export interface GateInput {
  assessment: Assessment;
  /** Those of the base where there is one, with what the command line asks for. */
  settings: GateSettings;
  waivers: readonly Waiver[];
  against: Against;
  /** Ids, in catalogue order. */
  stages: readonly string[];
  /** "YYYY-MM-DD" in UTC. */
  today: string;
  /** What policies ask; nothing where it is left out. */
  held?: Held;
  /** Whether a release is to go out, for which results of other tools have to be current and passed. */
  release?: boolean;
}

const noPolicy: Held = { policies: [], causes: [], unapproved: [] };

/** Reasons for which there can be no base yet; all others mean that it cannot be seen. */
const firstAudit: readonly BaseMissing['code'][] = ['no-commit', 'new-branch'];

/** @returns the verdict with every cause; null where no gate is set */
export function gate({ assessment, settings, waivers, against, stages, today, held = noPolicy, release = false }: GateInput): GateResult | null {
  const absolute = release || Object.keys(settings.minScore).length > 0 || settings.failOn.length > 0 || settings.maxUnknown !== null;
  if (!absolute && against === null && held.policies.length === 0) return null;
  const { policies, unapproved } = held;
  const due = dueWaivers(assessment, waivers, today);
  const causes = [...absoluteCauses(assessment, settings, waivers, today), ...(release ? releaseCauses(assessment) : []), ...held.causes];
  if (against === null || 'missing' in against) {
    const missing = against?.missing ?? null;
    const otherwise = missing === null ? 'pass' : firstAudit.includes(missing.code) ? 'first-audit' : 'not-comparable';
    return { verdict: causes.length > 0 ? 'fail' : otherwise, base: null, missing, causes, due, policies, unapproved, ...noComparison() };
  }
  const { base, comparison } = against;
  const judged = judge(comparison, settings, stages);
  const all = [...causes, ...judged.causes];
  // What could not be read may be as it was: that is no loss, and no pass.
  const otherwise = comparison.unread.length > 0 ? 'not-comparable' : 'pass';
  return {
    verdict: all.length > 0 ? 'fail' : otherwise,
    base,
    missing: null,
    causes: all,
    due,
    policies,
    unapproved,
    ...comparison,
    balanced: judged.balanced,
  };
}
