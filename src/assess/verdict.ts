// The decision table: what is known about one check becomes its verdict. The rows a to j are those of docs/scoring.md; the first that matches wins.
import type { Answer, Basis, Fact, Flag, Reason, Scale, SignalPlace } from '../model/index.js';
import { against, isDisputed } from './against.js';
import { type CheckInput, type Decision, weights } from './decision.js';
import { type Shown, shownBy } from './shown.js';

type Value = 0 | 1 | 2;

/** What the rows ask for again and again. */
interface Known extends CheckInput {
  /** The value of the answer on the scale; null where it says nothing about the practice. */
  said: Value | null;
  documented: boolean;
  /** The showing signals that are seen, the best first. */
  showing: readonly Shown[];
  flags: Flag[];
}

/**
 * Decides one check.
 * @returns the verdict with its reason; points are integers over `2 * weight`
 */
export function decide(input: CheckInput): Decision {
  const { check, answer, citations } = input;
  const documented = isDocumented(input);
  const known: Known = { ...input, said: answer && valueOnScale(answer, input.scale), documented, showing: shownBy(check, input.facts), flags: [] };
  if (answer && !documented && citations.some(({ state }) => state !== 'good' && state !== 'changed')) known.flags.push('citation-failed');
  // A pack of the project's own rules, or the manifest of a whole pack, says that nobody has to care, and why.
  if (check.off !== null) {
    const { pack, why } = check.off;
    return notApplicable(known, pack === null ? { code: 'set-aside', why } : { code: 'switched-off', pack, why });
  }
  return setAside(known) ?? refuted(known) ?? unrefuted(known);
}

/** a, a': none of this project's business, by its context, or because it does nothing of the kind. */
function setAside(known: Known): Decision | null {
  const { applies, answer, showing } = known;
  if (applies.code === 'yes') return null;
  if (applies.code === 'condition-not-met') return notApplicable(known, applies);
  // Who answers, or shows it in what the project does, does it after all.
  return answer === null && showing.every(({ beside }) => beside) && !known.imports.some((one) => one.said) && against(known).length === 0
    ? notApplicable(known, applies)
    : null;
}

/** b: what the repository, or a result that failed, shows against it counts more than what somebody says for it. */
function refuted(known: Known): Decision | null {
  const { check, said, answer, flags } = known;
  const hazards = against(known);
  if (check.refutedBy.some(({ signal }) => isDisputed(known.facts.get(signal), answer))) flags.push('disputed');
  const worst = hazards.find(({ leaves }) => leaves === 'none') ?? hazards[0];
  if (!worst || said === 0) return null;
  if (answer?.value === 'does-not-apply' && hazards.every(({ doesNotApply }) => doesNotApply === 'allowed')) {
    flags.push('disagrees');
    return null;
  }
  if (answer?.value === 'does-not-apply') flags.push('disagrees');
  // Half is the most that is left of what a signal or an answer would earn; being refuted earns nothing by itself, so that mending it never costs points.
  const most: Value = worst.leaves === 'half' ? 1 : 0;
  const otherwise = unrefuted({ ...known, flags: [] });
  const weight = weights[known.risk];
  const left = Math.min(most, otherwise.points.earned / weight);
  if (said !== null && said > most) flags.push('contradicted');
  return decided(known, {
    value: left,
    basis: (left === 0 ? null : otherwise.basis) ?? 'observed',
    reason: worst.reason,
    seen: Math.min(left, otherwise.points.observed / weight),
    evidence: worst.evidence,
  });
}

function unrefuted(known: Known): Decision {
  return imported(known) ?? shown(known) ?? answered(known) ?? notSeen(known) ?? unknown(known);
}

/** d': a result of another tool shows more than anything else does; null where it does not. */
function imported(known: Known): Decision | null {
  const { said, flags, answer } = known;
  const [best] = [...known.imports].sort((a, b) => b.value - a.value);
  if (best === undefined) return null;
  const { ref, value } = best;
  const apart = { ...known, flags: [] };
  const seen = shown(apart);
  const otherwise = seen ?? answered(apart);
  const worth = (decision: Decision | null, points: 'earned' | 'observed') => (decision?.points[points] ?? 0) / weights[known.risk];
  if (seen?.reason.code === 'shown-answer-lower') return null;
  if (said !== null && said < value) {
    // Who says less than a result shows knows why, as with what is seen.
    flags.push('disagrees');
    return decided(known, { value: said, basis: 'asserted', reason: { code: 'imported-answer-lower', by: ref }, seen: worth(seen, 'observed'), evidence: [] });
  }
  if (worth(otherwise, 'earned') >= value) return null;
  if (answer?.value === 'does-not-apply') flags.push('disagrees');
  return decided(known, { value, basis: 'imported', reason: { code: 'imported', by: ref, half: best.half }, seen: worth(otherwise, 'observed'), evidence: [] });
}

/** c, d: the repository shows it, whole or in part. */
function shown(known: Known): Decision | null {
  const { check, said, documented, flags } = known;
  const [best] = known.showing;
  if (!best) return null;
  const evidence = best.places.map((place) => ({ signal: best.signal, ...place }));
  const seen = best.value;
  if (said !== null && said < seen) {
    // The person knows that the folder is dead.
    flags.push('disagrees');
    return decided(known, { value: said, basis: 'asserted', reason: { code: 'shown-answer-lower', signal: best.signal }, seen: said, evidence });
  }
  // Who does this leaves it in the repository, so a document makes nothing whole that is hollow there.
  const lifts = documented && !(check.trace === 'expected' && best.less.length > 0);
  if (said !== null && lifts && said > seen)
    return decided(known, { value: said, basis: 'documented', reason: { code: 'answered-with-evidence' }, seen, evidence });
  if (known.answer?.value === 'does-not-apply') flags.push('disagrees');
  const reason: Reason = best.less.length > 0 ? { code: 'shown-less', signal: best.signal, by: [...best.less] } : { code: 'shown', signal: best.signal };
  return decided(known, { value: seen, basis: 'observed', reason, seen, evidence });
}

/** e to h: somebody has answered. */
function answered(known: Known): Decision | null {
  const { check, answer, said, documented, flags } = known;
  if (answer?.value === 'does-not-apply') {
    flags.push('set-aside');
    return notApplicable(known, { code: 'set-aside', why: answer.why ?? '' });
  }
  if (said === null) return null;
  const by = (value: Value, basis: Basis, reason: Reason) => decided(known, { value, basis, reason, seen: 0, evidence: [] });
  if (documented) return by(said, 'documented', { code: 'answered-with-evidence' });
  if (check.shownBy.length === 0 || said === 0) return by(said, 'asserted', { code: 'answered' });
  if (cannotBeThere(known)) {
    flags.push('claimed-not-seen');
    return by(0, 'asserted', { code: 'answered-not-seen' });
  }
  return by(1, 'asserted', { code: 'answered-not-seen' });
}

/** i: who does this leaves it in the repository, and it is not there. */
function notSeen(known: Known): Decision | null {
  if (!cannotBeThere(known)) return null;
  const signals = known.check.shownBy.map(({ signal }) => signal);
  return decided(known, { value: 0, basis: 'observed', reason: { code: 'not-seen', signals }, seen: 0, evidence: [] });
}

/** Whether it certainly concerns the project, all that could show it was read, and none of it does. */
function cannotBeThere({ check, facts, whole, applies }: Known): boolean {
  return (
    applies.code === 'yes' &&
    applies.certain &&
    whole &&
    check.trace === 'expected' &&
    check.shownBy.every(({ signal }) => (facts.get(signal)?.state ?? 'absent') === 'absent')
  );
}

/** j: nobody knows. */
function unknown(known: Known): Decision {
  const total = 2 * weights[known.risk];
  const points = { earned: 0, possible: total, observed: 0, total };
  return { verdict: 'unknown', basis: null, reason: whyUnknown(known), flags: known.flags, points, evidence: [] };
}

function whyUnknown({ check, facts, uncounted }: Known): Reason {
  if (uncounted === 'expired') return { code: 'answer-expired' };
  if (uncounted !== null) return { code: 'answer-not-counted', why: uncounted };
  const those = (state: Fact['state']) => check.shownBy.flatMap(({ signal }) => (facts.get(signal)?.state === state ? [signal] : []));
  const unreadable = those('unreadable');
  if (unreadable.length > 0) return { code: 'unreadable', signals: unreadable };
  const declared = those('declared');
  if (declared.length > 0) return { code: 'declared-only', signals: declared };
  return { code: check.shownBy.length > 0 ? 'not-seen-here' : 'nobody-said' };
}

function notApplicable({ flags }: Known, reason: Reason): Decision {
  return { verdict: 'not-applicable', basis: null, reason, flags, points: { earned: 0, possible: 0, observed: 0, total: 0 }, evidence: [] };
}

/** @param given `value` and `seen` on the scale, 0 to 2 */
function decided(
  { risk, flags }: Known,
  { value, basis, reason, seen, evidence }: { value: number; basis: Basis; reason: Reason; seen: number; evidence: SignalPlace[] },
): Decision {
  const weight = weights[risk];
  const earned = weight * value;
  return {
    verdict: value === 2 ? 'met' : value === 1 ? 'partial' : 'gap',
    basis,
    reason,
    flags,
    points: { earned, possible: earned, observed: Math.min(weight * seen, earned), total: 2 * weight },
    evidence,
  };
}

/** The value of an answer on its scale; null where it says nothing about the practice (does-not-apply). */
function valueOnScale(answer: Answer, scale: Scale): Value | null {
  return scale.options.find((option) => option.value === answer.value)?.points ?? null;
}

/** A path that says something about the check documents it, unless it is cited for too many; nobody has looked at what an address leads to. */
function isDocumented({ citations, reused }: CheckInput): boolean {
  return citations.some((one) => 'path' in one.ref && (one.state === 'good' || one.state === 'changed') && !reused.has(one));
}
