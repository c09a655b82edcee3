// Compares two assessments of one project, made with the same tool, the same clock and the base's rules: a change may fail only for what it did.
import type { Assessment, Catalogue, Check, Comparison, Condition, Fact, Finding, GateChange, GateSide, Manifest, Scan } from '../model/index.js';
import { ruleChanges } from './base-rules.js';
import { isActive } from './policy.js';
import { policyChanges } from './policy-changes.js';

export interface ComparedSide {
  manifest: Manifest;
  scan: Scan;
  /** For the head: made with the base's context, set and guessed. */
  assessment: Assessment;
}

export interface CompareInput {
  /** What both sides are judged by. */
  catalogue: Catalogue;
  /** What each side would be judged by alone. */
  rules: { base: Catalogue; head: Catalogue };
  base: ComparedSide;
  head: ComparedSide;
  /** Whether a path is a file of the head. */
  has(path: string): boolean;
  /** Whether a condition holds under a context; from assess/. */
  holds(condition: Condition, context: Readonly<Record<string, readonly string[]>>): 'yes' | 'no' | 'unknown';
  /** True where the base's manifest could not be read: only what the repository shows is compared. */
  observedOnly: boolean;
  /** "YYYY-MM-DD" in UTC. */
  today: string;
}

/**
 * Compares check by check, by id and points.
 * A check loses what it earns less, or is proven less by the repository: what falls from observed to a weaker basis regresses, whatever an answer says.
 */
export function compare(input: CompareInput): Comparison {
  const { catalogue, base, head, observedOnly } = input;
  const finding = ({ assessment }: ComparedSide) => new Map(assessment.findings.map((one) => [one.check, one]));
  const [before, after] = [finding(base), finding(head)];
  const comparison: Comparison = {
    regressed: [],
    improved: [],
    pending: [],
    outOfScope: [],
    policy: [...policyChanges(base.manifest, head.manifest), ...ruleChanges(input.rules.base, input.rules.head)],
    balanced: [],
    observedOnly,
  };
  for (const check of catalogue.checks) {
    const [was, is] = [before.get(check.id), after.get(check.id)];
    if (!was || !is) continue;
    if (was.flags.includes('pending') || is.flags.includes('pending')) {
      comparison.pending.push(check.id);
      continue;
    }
    if (isGone(check, input)) {
      comparison.outOfScope.push(check.id);
      continue;
    }
    const observed = was.points.observed - is.points.observed;
    const lost = Math.max(0, observed, observedOnly ? 0 : was.points.earned - is.points.earned);
    const won = observedOnly ? -observed : is.points.earned - was.points.earned;
    const change = {
      check: check.id,
      stage: check.stage,
      risk: was.risk,
      before: sideOf(was),
      after: sideOf(is),
      why: whyNot(check, was, is, input),
      by: null,
    };
    const worse = lost > 0 || isNewlyRefuted(check, is, base.scan) || (!observedOnly && restsOnLess(was, is));
    if (worse) comparison.regressed.push({ ...change, points: lost });
    else if (won > 0) comparison.improved.push({ ...change, points: won, why: null });
  }
  return comparison;
}

function sideOf({ verdict, basis, points, evidence }: Finding): GateSide {
  return { verdict, basis, earned: points.earned, observed: points.observed, evidence: evidence.slice(0, 5) };
}

/** On a critical check something speaks against it that the base had not, even where there were no points to lose. */
function isNewlyRefuted({ refutedBy }: Check, { risk, reason }: Finding, base: Scan): boolean {
  if (risk !== 'critical' || reason.code !== 'refuted') return false;
  const lacked = (signal: string) => stateOf(base, signal) !== 'present';
  return refutedBy.some(({ signal }) => signal === reason.signal && lacked(signal));
}

/** The file that an answer pointed at is gone: the answer counts as much as before where no signal could show the check, but proves nothing any more. */
function restsOnLess(was: Finding, is: Finding): boolean {
  return was.basis === 'documented' && is.basis === 'asserted' && is.points.earned > 0;
}

const stateOf = ({ facts }: Scan, signal: string): Fact['state'] => facts.find((fact) => fact.signal === signal)?.state ?? 'absent';

/** Why a loss stays out of the sums: it is waived at the head, or a person corrects an answer while nothing else has changed. */
function whyNot(check: Check, was: Finding, is: Finding, { base, head, has, today }: CompareInput): GateChange['why'] {
  if (is.waiver !== null && isActive(is.waiver, today)) return 'waived';
  const [said, says] = [was.answer?.value, is.answer?.value];
  const scale = ['does-not-apply', 'unknown', undefined];
  const lowered = !scale.includes(said) && !scale.includes(says) && said !== says;
  const signals = [...check.shownBy, ...check.refutedBy].map(({ signal }) => signal);
  const sameFacts = signals.every((signal) => stateOf(base.scan, signal) === stateOf(head.scan, signal));
  const sameFiles = was.citations.every(({ ref, state }) => !('path' in ref) || state !== 'good' || has(ref.path));
  return lowered && sameFacts && sameFiles && was.points.observed <= is.points.observed ? 'corrected' : null;
}

/** Whether a check concerns only what the base showed and the head has no more: an API that was removed takes its rate limit with it. */
function isGone({ when }: Check, { base, head, holds }: CompareInput): boolean {
  if (when === null) return false;
  const values = ({ guesses }: Scan, field: string) => (guesses[field] ?? []).map(({ value }) => value);
  const context = Object.fromEntries(Object.entries(base.assessment.context).map(([field, { value }]) => [field, value]));
  const left = Object.fromEntries(
    Object.entries(context).map(([field, value]) => {
      const gone = values(base.scan, field).filter((one) => !values(head.scan, field).includes(one));
      return [field, value.filter((one) => !gone.includes(one))];
    }),
  );
  return holds(when, context) === 'yes' && holds(when, left) !== 'yes';
}
