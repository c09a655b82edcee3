// Compares two assessments of one project, made with the same tool, the same clock and the base's rules: a change may fail only for what it did.
import { doing } from '../assess/applies.js';
import { type ConditionTerms, holds } from '../assess/condition.js';
import { furtherPackOf } from '../assess/packs.js';
import type { Assessment, Catalogue, Check, Comparison, Fact, Finding, Manifest, PolicyChange, Scan } from '../model/index.js';
import { ruleChanges } from './base-rules.js';
import { compareCheck, snapshotOf } from './compare-check.js';
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
  /** True where the base's manifest could not be read: only what the repository shows is compared. */
  observedOnly: boolean;
  /** "YYYY-MM-DD" in UTC. */
  today: string;
}

/** Compares check by check, in catalogue order. */
export function compare(input: CompareInput): Comparison {
  const { catalogue, base, head, observedOnly, today } = input;
  const finding = ({ assessment }: ComparedSide) => new Map(assessment.findings.map((one) => [one.check, one]));
  const [before, after] = [finding(base), finding(head)];
  const comparison: Comparison = {
    regressed: [],
    improved: [],
    pending: [],
    outOfScope: [],
    policy: [...policyChanges(base.manifest, head.manifest), ...ignoreChanges(base.scan, head.scan), ...ruleChanges(input.rules.base, input.rules.head)],
    balanced: [],
    observedOnly,
  };
  for (const check of catalogue.checks) {
    const [was, is] = [before.get(check.id), after.get(check.id)];
    // A pack that the base was not asked by has come with what the project does now: nobody has had time for it.
    if (!was && is) comparison.pending.push(check.id);
    if (!was || !is) continue;
    if (was.flags.includes('pending') || is.flags.includes('pending')) {
      comparison.pending.push(check.id);
      continue;
    }
    if (isGone(check, input)) {
      comparison.outOfScope.push(check.id);
      continue;
    }
    const moved = compareCheck(snapshotOf(was, check.stage, today), snapshotOf(is, check.stage, today), {
      observedOnly,
      newlyRefuted: isNewlyRefuted(check, is, base.scan),
      corrected: isCorrected(check, was, is, input),
    });
    if (moved !== null) comparison[moved.kind].push(moved.change);
  }
  return comparison;
}

/** Comments that dispute a hazard and are new: as many of a code in a file as there are more of them than before. */
function ignoreChanges({ ignores: before }: Scan, { ignores: after }: Scan): PolicyChange[] {
  const left = before.map(({ code, path }) => `${code} ${path}`);
  return after.flatMap(({ code, path }): PolicyChange[] => {
    const known = left.indexOf(`${code} ${path}`);
    if (known < 0) return [{ code: 'ignored', hazard: code, path }];
    left.splice(known, 1);
    return [];
  });
}

/** On a critical check something speaks against it that the base had not, even where there were no points to lose. */
function isNewlyRefuted({ refutedBy }: Check, { risk, reason }: Finding, base: Scan): boolean {
  if (risk !== 'critical' || reason.code !== 'refuted') return false;
  const lacked = (signal: string) => stateOf(base, signal) !== 'present';
  return refutedBy.some(({ signal }) => signal === reason.signal && lacked(signal));
}

const stateOf = ({ facts }: Scan, signal: string): Fact['state'] => facts.find((fact) => fact.signal === signal)?.state ?? 'absent';

/** A person lowers an answer while the facts and the cited files are what they were. */
function isCorrected(check: Check, was: Finding, is: Finding, { base, head, has }: CompareInput): boolean {
  const [said, says] = [was.answer?.value, is.answer?.value];
  const offScale = ['does-not-apply', 'unknown', undefined];
  const lowered = !offScale.includes(said) && !offScale.includes(says) && said !== says;
  const signals = [...check.shownBy, ...check.refutedBy].map(({ signal }) => signal);
  const sameFacts = signals.every((signal) => stateOf(base.scan, signal) === stateOf(head.scan, signal));
  const sameFiles = was.citations.every(({ ref, state }) => !('path' in ref) || state !== 'good' || has(ref.path));
  return lowered && sameFacts && sameFiles && was.points.observed <= is.points.observed;
}

/**
 * Whether a check concerns only what the base showed and the head has no more: an API that was removed takes its rate limit with it. An activity that was seen by
 * the very places that showed the check does not take it away: removing a practice would excuse itself.
 */
function isGone({ id, when, pack }: Check, { catalogue, base, head }: CompareInput): boolean {
  const conditions = [furtherPackOf(catalogue, pack)?.onWhen, when].filter((one) => one !== undefined && one !== null);
  if (conditions.length === 0) return false;
  const evidence = new Set(base.assessment.findings.find(({ check }) => check === id)?.evidence.map(({ path }) => path));
  const doingAt = ({ scan, manifest }: ComparedSide) => doing(scan.activities, manifest.does);
  const before = doingAt(base);
  const now = doingAt({ ...head, manifest: { ...head.manifest, does: base.manifest.does } });
  const rests = (activity: string) => base.scan.activities.some((one) => one.id === activity && one.places.some(({ path }) => evidence.has(path)));
  const does = new Map([...before].map(([activity, was]) => [activity, now.get(activity) === 'no' && !rests(activity) ? ('no' as const) : was]));
  const values = ({ guesses }: Scan, field: string) => (guesses[field] ?? []).map(({ value }) => value);
  const context = Object.fromEntries(Object.entries(base.assessment.context).map(([field, { value }]) => [field, value]));
  const left = Object.fromEntries(
    Object.entries(context).map(([field, value]) => {
      const gone = values(base.scan, field).filter((one) => !values(head.scan, field).includes(one));
      return [field, value.filter((one) => !gone.includes(one))];
    }),
  );
  const hold = (terms: ConditionTerms) => conditions.every((one) => holds(one, terms) === 'yes');
  return hold({ context, does: before }) && !hold({ context: left, does });
}
