// What became of one check between two moments: the one place that decides what is lost and what is won, for the gate, the baseline and the diff alike.
import type { Finding, GateChange, GateSide, Risk } from '../model/index.js';
import { isActive } from './policy.js';

/** Where one check stands: what it has reached on its scale, 0 to 2, and what each point of the scale is worth. */
export interface CheckSnapshot {
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

/** @returns where the check of a finding stands @param today "YYYY-MM-DD" in UTC */
export function snapshotOf({ check, risk, verdict, basis, points, evidence, waiver }: Finding, stage: string, today: string): CheckSnapshot {
  return snapshotByPoints({ check, stage, risk, verdict, basis, points, evidence, waived: waiver !== null && isActive(waiver, today) });
}

/** @returns where a check stands by its points */
export function snapshotByPoints({ points, ...rest }: Omit<CheckSnapshot, 'earned' | 'observed' | 'weight'> & Pick<Finding, 'points'>): CheckSnapshot {
  // Points are the weight of a check times the value of its scale, which ends at 2.
  const weight = points.total / 2;
  return { ...rest, weight, earned: weight === 0 ? 0 : points.earned / weight, observed: weight === 0 ? 0 : points.observed / weight };
}

/** What decides beside the points. The gate sees files, answers and facts of both sides; a baseline or a saved report has none of them, so there only points count. */
export interface ComparePolicy {
  /** Only what the repository shows counts: the base's manifest could not be read, so its answers are not known. */
  observedOnly: boolean;
  /** Something speaks against a critical check that did not before; this is a loss even where no points were left to lose. Takes the facts of both sides. */
  newlyRefuted: boolean;
  /** A person has corrected an answer while nothing else changed; such a loss stays out of the sums. Takes the answers and the files of both sides. */
  corrected: boolean;
}

/** For two sides of which nothing but the points is known. */
export const byPointsAlone: ComparePolicy = { observedOnly: false, newlyRefuted: false, corrected: false };

/** What became of a check that changed. */
export interface CheckChange {
  kind: 'regressed' | 'improved';
  change: GateChange;
}

/**
 * Compares one check, at the weight that it has now. It loses what it earns less, or is proven less by the repository: what falls from observed to a weaker basis
 * regresses, whatever an answer says.
 * @returns null where nothing was lost or won
 */
export function compareCheck(was: CheckSnapshot, is: CheckSnapshot, { observedOnly, newlyRefuted, corrected }: ComparePolicy): CheckChange | null {
  // What does not apply any more has no weight of its own.
  const weight = is.weight || was.weight;
  const lost = weight * valueLost(was, is, observedOnly);
  const won = weight * (observedOnly ? is.observed - was.observed : is.earned - was.earned);
  const change = (why: GateChange['why'], points: number): GateChange => {
    return { check: is.check, stage: is.stage, risk: was.risk, before: sideOf(was), after: sideOf(is), why, did: null, at: null, by: null, points };
  };
  if (lost > 0 || newlyRefuted || (!observedOnly && restsOnLess(was, is)))
    return { kind: 'regressed', change: change(is.waived ? 'waived' : corrected ? 'corrected' : null, lost) };
  return won > 0 ? { kind: 'improved', change: change(null, won) } : null;
}

type ScaleValues = Pick<CheckSnapshot, 'earned' | 'observed'>;

/** How far a check has fallen on its scale: by what it earns, or by what the repository proves of it, whichever is more. @returns 0 to 2 */
export function valueLost(was: ScaleValues, is: ScaleValues, observedOnly = false): number {
  return Math.max(0, was.observed - is.observed, observedOnly ? 0 : was.earned - is.earned);
}

/** The file that an answer pointed at is gone: the answer counts as much as before where no signal could show the check, but proves nothing any more. */
export function restsOnLess(was: Pick<CheckSnapshot, 'basis'>, is: Pick<CheckSnapshot, 'basis' | 'earned'>): boolean {
  return was.basis === 'documented' && is.basis === 'asserted' && is.earned > 0;
}

function sideOf({ verdict, basis, earned, observed, weight, evidence }: CheckSnapshot): GateSide {
  return { verdict, basis, earned: earned * weight, observed: observed * weight, evidence: evidence.slice(0, 5) };
}
