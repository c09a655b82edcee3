// What a comparison means for the gate. Works on integers; a gain in one stage never pays for a loss in another.
import type { Comparison, GateCause, GateChange, GateSettings } from '../model/index.js';

/** Points that count: what is corrected or waived stays out of the sums. */
const counted = (changes: readonly GateChange[]) => changes.filter(({ why }) => why === null);

/**
 * @param settings those of the base
 * @returns the causes to fail for, and the stages whose losses are balanced by gains that the repository shows
 */
export function judge(
  { regressed, improved, hazards, policy, observedOnly }: Comparison,
  settings: GateSettings,
  stages: readonly string[],
): { causes: GateCause[]; balanced: Comparison['balanced'] } {
  const causes: GateCause[] = regressed
    .filter(({ risk, why }) => risk === 'critical' && why !== 'waived')
    .map(({ check, points }) => ({ code: 'critical-regressed', check, lost: points }));
  for (const { signal, place, checks, risk, why } of hazards) {
    const [check] = checks;
    if (check !== undefined && why === null && (risk === 'critical' || risk === 'high')) causes.push({ code: 'hazard-added', signal, place, check, risk });
  }
  const balanced: Comparison['balanced'] = [];
  let whole = 0;
  for (const stage of stages) {
    const losses = counted(regressed).filter((change) => change.stage === stage && change.points > 0);
    const lost = losses.reduce((sum, { points }) => sum + points, 0);
    const gained = improved
      .filter((change) => change.stage === stage)
      .reduce((sum, { points, before, after }) => sum + Math.max(0, Math.min(points, after.observed - before.observed)), 0);
    const net = Math.max(0, lost - gained);
    whole += net;
    const checks = losses.map(({ check }) => check);
    if (net > settings.tolerance) causes.push({ code: 'stage-regressed', stage, lost: net, tolerance: settings.tolerance, checks });
    else if (gained > 0 && checks.length > 0) {
      balanced.push({ stage, checks });
      if (settings.strict) causes.push({ code: 'balanced', stage, checks });
    }
  }
  if (whole > settings.tolerance && !causes.some(({ code }) => code === 'stage-regressed'))
    causes.push({ code: 'whole-regressed', lost: whole, tolerance: settings.tolerance });
  if (settings.policyChanges === 'fail' && policy.length > 0 && !observedOnly) causes.push({ code: 'policy-changed', changes: policy.length });
  return { causes, balanced };
}
