// Compares two assessments of one project, made with the same tool, the same clock and the base's rules: a change may fail only for what it did.
import { doing } from '../assess/applies.js';
import { activitiesOf, type ConditionTerms, holds } from '../assess/condition.js';
import { furtherPackOf } from '../assess/packs.js';
import type { Check, Citation, Comparison, Fact, Finding, PolicyChange, Scan } from '../model/index.js';
import type { FileChange } from '../project/file-changes.js';
import { ruleChanges } from './base-rules.js';
import { compareCheck, snapshotOf } from './compare-check.js';
import type { ComparedSide, CompareInput } from './compare-input.js';
import { newHazardsOf } from './new-hazards.js';
import { noComparison } from './no-comparison.js';
import { policyChanges } from './policy-changes.js';
import { thinnerBeside, thinnerThan } from './thinner.js';
import { unreadWith } from './unread.js';

/** Compares check by check, in catalogue order. */
export function compare(input: CompareInput): Comparison {
  const { catalogue, base, head, observedOnly, today } = input;
  const finding = ({ assessment }: ComparedSide) => new Map(assessment.findings.map((one) => [one.check, one]));
  const [before, after] = [finding(base), finding(head)];
  const hazards = newHazardsOf(input);
  const newly = new Set(hazards.flatMap(({ checks }) => checks));
  const unreadAt = unreadWith(input);
  const comparison: Comparison = {
    ...noComparison(),
    hazards,
    policy: [...policyChanges(base.manifest, head.manifest), ...ignoreChanges(base.scan, head.scan), ...ruleChanges(input.rules.base, input.rules.head)],
    observedOnly,
  };
  const { regressed, improved, pending, outOfScope, thinner, unread } = comparison;
  for (const check of catalogue.checks) {
    const [was, is] = [before.get(check.id), after.get(check.id)];
    // A pack that the base was not asked by has come with what the project does now: nobody has had time for it.
    if (!was && is) pending.push(check.id);
    if (!was || !is) continue;
    if (was.flags.includes('pending') || is.flags.includes('pending')) {
      pending.push(check.id);
      continue;
    }
    if (isGone(check, input)) {
      outOfScope.push(check.id);
      continue;
    }
    const old = { ...was, evidence: lostFirst(check, was, base.scan, head.scan) };
    const moved = compareCheck(snapshotOf(old, check.stage, today), snapshotOf(is, check.stage, today), {
      observedOnly,
      newlyRefuted: !newly.has(check.id) && isNewlyRefuted(check, is, base.scan),
      corrected: isCorrected(check, was, is, input),
    });
    const thin = thinnerThan(was, is, base.scan, head.scan);
    if (moved?.kind === 'improved') improved.push(moved.change);
    else if (moved === null || thin?.outgrown) {
      const told = thin?.told ?? thinnerBeside(check, was, is, base.scan, head.scan);
      if (told !== null) thinner.push(told);
    } else {
      const paths = unreadAt(check, was);
      if (paths.length > 0) unread.push({ check: check.id, paths });
      else regressed.push(moved.change);
    }
  }
  return comparison;
}

/** Comments that dispute a hazard and are new: as many of a code in a file as there are more of them than before. */
function ignoreChanges({ ignores: before }: Scan, { ignores: after }: Scan): PolicyChange[] {
  const left = new Map<string, number>();
  const keyOf = ({ code, path }: Pick<Scan['ignores'][number], 'code' | 'path'>) => `${code} ${path}`;
  for (const one of before) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return after.flatMap((one): PolicyChange[] => {
    const known = left.get(keyOf(one)) ?? 0;
    if (known === 0) return [{ code: 'ignored', hazard: one.code, path: one.path }];
    left.set(keyOf(one), known - 1);
    return [];
  });
}

/** On a critical check something speaks against it that the base had not, even where there were no points to lose. */
function isNewlyRefuted({ refutedBy }: Check, { risk, reason }: Finding, base: Scan): boolean {
  if (risk !== 'critical' || reason.code !== 'refuted') return false;
  const lacked = (signal: string) => stateOf(base, signal) !== 'present';
  return refutedBy.some(({ signal }) => signal === reason.signal && lacked(signal));
}

/**
 * The evidence of the base in the order in which a reader asks for it: practices that are gone before those that stand. Where a hazard held the check down already,
 * it was all that the finding showed, and what is lost is the practice beside it.
 */
function lostFirst({ shownBy }: Check, { evidence }: Finding, base: Scan, head: Scan): Finding['evidence'] {
  const gone = shownBy.flatMap(({ signal }) => {
    const fact = base.facts.find((one) => one.signal === signal);
    const shown = fact?.state === 'present' || fact?.state === 'weak';
    return shown && stateOf(head, signal) !== fact.state ? fact.places.map((place) => ({ signal, ...place })) : [];
  });
  const signals = new Set(gone.map(({ signal }) => signal));
  return [...gone, ...evidence.filter(({ signal }) => !signals.has(signal))];
}

const stateOf = ({ facts }: Scan, signal: string): Fact['state'] => facts.find((fact) => fact.signal === signal)?.state ?? 'absent';

/** A person lowers an answer while the facts and the cited files are what they were. */
function isCorrected(check: Check, was: Finding, is: Finding, { base, head, has, changeOf }: CompareInput): boolean {
  const [said, says] = [was.answer?.value, is.answer?.value];
  const offScale = ['does-not-apply', 'unknown', undefined];
  const lowered = !offScale.includes(said) && !offScale.includes(says) && said !== says;
  const signals = [...check.shownBy, ...check.refutedBy].map(({ signal }) => signal);
  const sameFacts = signals.every((signal) => stateOf(base.scan, signal) === stateOf(head.scan, signal));
  const sameFiles = was.citations.every(
    (one) => !('path' in one.ref) || one.state !== 'good' || (has(one.ref.path) && isAsItWas(one, is.citations, changeOf(one.ref.path))),
  );
  return lowered && sameFacts && sameFiles && was.points.observed <= is.points.observed;
}

/** Whether a file that was cited still says it: it is cited with the same content, or no line of it changed. */
function isAsItWas({ ref, content }: Citation, now: readonly Citation[], change: FileChange): boolean {
  const again = now.find((one) => 'path' in one.ref && 'path' in ref && one.ref.path === ref.path);
  return again ? again.content === content : change.isSame;
}

/**
 * Whether a check concerns only what the base did and the head does no more: an API that was removed takes its rate limit with it. What somebody claims is never
 * gone, and an activity that was seen by the very places that showed the check does not take it away: removing a practice would excuse itself.
 */
function isGone({ id, when, pack }: Check, { catalogue, base, head }: CompareInput): boolean {
  const conditions = [furtherPackOf(catalogue, pack)?.onWhen, when].filter((one) => one !== undefined && one !== null);
  const needed = new Set(conditions.flatMap(activitiesOf));
  const evidence = new Set(base.assessment.findings.find(({ check }) => check === id)?.evidence.map(({ path }) => path));
  const claimed = (activity: string) => base.manifest.does[activity] === true || head.manifest.does[activity] === true;
  const rests = (activity: string) => base.scan.activities.some((one) => one.id === activity && one.places.some(({ path }) => evidence.has(path)));
  const gone = new Set(
    head.scan.activities.flatMap(({ id: activity, state }) =>
      state === 'absent' && needed.has(activity) && !claimed(activity) && !rests(activity) ? [activity] : [],
    ),
  );
  const before = doing(base.scan.activities, base.manifest.does);
  const does = new Map([...before].map(([activity, was]) => [activity, gone.has(activity) ? ('no' as const) : was]));
  const context = Object.fromEntries(Object.entries(base.assessment.context).map(([field, { value }]) => [field, value]));
  const hold = (terms: ConditionTerms) => conditions.every((one) => holds(one, terms) === 'yes');
  return hold({ context, does: before }) && !hold({ context, does });
}
