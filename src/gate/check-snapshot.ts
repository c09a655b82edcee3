// Where the checks of a project stand, apart from its files: what a saved report or a stored baseline can be compared by.
import type { Assessment, Comparison, Finding, GateChange, GateSide, Risk } from '../model/index.js';
import { isActive } from './policy.js';

/** Where one check stands: the points of its scale, 0 to 2, and what each of them is worth. */
export interface Standing {
  check: string;
  stage: string;
  risk: Risk;
  verdict: Finding['verdict'];
  basis: Finding['basis'];
  earned: number;
  observed: number;
  /** The points of the gate for each point of the scale; 0 where the check does not apply. */
  weight: number;
  evidence: GateSide['evidence'];
  waived: boolean;
}

/** @returns where every check stands that is scored. @param stageOf gives the stage of a check @param today "YYYY-MM-DD" in UTC */
export function standingsOf({ findings }: Pick<Assessment, 'findings'>, stageOf: (check: string) => string, today: string): Standing[] {
  return findings
    .filter(({ flags }) => !flags.includes('pending'))
    .map(({ check, risk, verdict, basis, points, evidence, waiver }) =>
      standing({ check, stage: stageOf(check), risk, verdict, basis, points, evidence, waived: waiver !== null && isActive(waiver, today) }),
    );
}

/** @returns where a check stands by its points. */
export function standing({ points, ...rest }: Omit<Standing, 'earned' | 'observed' | 'weight'> & Pick<Finding, 'points'>): Standing {
  // Points are the weight of a check times the value of its scale, which ends at 2.
  const weight = points.total / 2;
  return { ...rest, weight, earned: weight === 0 ? 0 : points.earned / weight, observed: weight === 0 ? 0 : points.observed / weight };
}

/**
 * Compares two sets of standings, check by check, at the weight that a check has now.
 * @returns the comparison, and the checks that only one side knows
 */
export function compareStandings(before: readonly Standing[], after: readonly Standing[]): Comparison & { added: string[]; gone: string[] } {
  const [then, now] = [new Map(before.map((one) => [one.check, one])), new Map(after.map((one) => [one.check, one]))];
  const comparison: ReturnType<typeof compareStandings> = {
    regressed: [],
    improved: [],
    pending: [],
    outOfScope: [],
    policy: [],
    balanced: [],
    observedOnly: false,
    added: after.filter(({ check }) => !then.has(check)).map(({ check }) => check),
    gone: before.filter(({ check }) => !now.has(check)).map(({ check }) => check),
  };
  for (const is of after) {
    const was = then.get(is.check);
    if (!was) continue;
    // What does not apply any more has no weight of its own.
    const weight = is.weight || was.weight;
    const [observed, earned] = [was.observed - is.observed, was.earned - is.earned];
    const lost = weight * Math.max(0, observed, earned);
    const won = -weight * earned;
    const restsOnLess = was.basis === 'documented' && is.basis === 'asserted' && is.earned > 0;
    const change: Omit<GateChange, 'points' | 'why'> = { check: is.check, stage: is.stage, risk: was.risk, before: sideOf(was), after: sideOf(is), by: null };
    if (lost > 0 || restsOnLess) comparison.regressed.push({ ...change, points: lost, why: is.waived ? 'waived' : null });
    else if (won > 0) comparison.improved.push({ ...change, points: won, why: null });
  }
  return comparison;
}

function sideOf({ verdict, basis, earned, observed, weight, evidence }: Standing): GateSide {
  return { verdict, basis, earned: earned * weight, observed: observed * weight, evidence: evidence.slice(0, 5) };
}
