// The decision table: what is known about one check becomes its verdict. The rows a to j are those of docs/scoring.md; the first that matches wins.
import type { Answer, Basis, Check, Citation, Fact, Flag, Place, Points, Reason, Risk, Scale, SignalPlace, Verdict } from '../model/index.js';

/** Points of a risk; a check's points are its weight times the value of the answer (0, 1 or 2). */
export const weights: Record<Risk, number> = { critical: 10, high: 7, medium: 4, low: 2 };

/** Everything that is known about one check. */
export interface CheckInput {
  check: Check;
  scale: Scale;
  /** The risk after what raises it. */
  risk: Risk;
  /** False where the manifest's context rules the check out. */
  applies: boolean;
  facts: ReadonlyMap<string, Fact>;
  /** Null where nobody answered, or the answer is "unknown" or too old to count. */
  answer: Answer | null;
  /** True where there was an answer that is too old. */
  answerExpired: boolean;
  citations: readonly Citation[];
  /** Whether everything in the tree that could hold evidence was read. */
  whole: boolean;
}

export interface Decision {
  verdict: Verdict;
  basis: Basis | null;
  reason: Reason;
  flags: Flag[];
  points: Points;
  evidence: SignalPlace[];
}

type Value = 0 | 1 | 2;

/**
 * Decides one check.
 * @returns the verdict with its reason; points are integers over `2 * weight`
 */
export function decide(known: CheckInput): Decision {
  const { check, answer, facts } = known;
  const weight = weights[known.risk];
  const flags: Flag[] = [];

  // A pack of the project's own rules says that nobody has to care, and why.
  if (check.off !== null) return notApplicable({ code: 'switched-off', ...check.off });

  // a: the context says that the check is none of this project's business.
  if (!known.applies) return notApplicable({ code: 'condition-not-met' });

  const said = answer ? valueOnScale(answer, known.scale) : null;
  const documented = isDocumented(known);
  if (answer && !documented && answer.evidence.length > 0 && known.citations.some((c) => c.state !== 'good' && c.state !== 'changed'))
    flags.push('citation-failed');

  // b: what the repository shows against it counts more than what somebody says for it.
  const refuting = check.refutedBy.flatMap(({ signal, leaves }) => {
    const fact = facts.get(signal);
    if (fact?.state !== 'present') return [];
    const places = undisputed(fact, answer);
    if (places.length < fact.places.length) flags.push('disputed');
    return places.length > 0 ? [{ signal, leaves, places }] : [];
  });
  const worst = refuting.find(({ leaves }) => leaves === 'none') ?? refuting[0];
  if (worst && said !== 0) {
    // Half is the most that is left of what a signal or an answer would earn; being refuted earns nothing by itself, so that mending it never costs points.
    const most: Value = worst.leaves === 'half' ? 1 : 0;
    const otherwise = decide({ ...known, check: { ...check, refutedBy: [] } });
    const left = Math.min(most, otherwise.points.earned / weight) as Value;
    if (said !== null && said > most) flags.push('contradicted');
    return decided(
      left,
      left === 0 ? 'observed' : (otherwise.basis ?? 'observed'),
      { code: 'refuted', signal: worst.signal },
      Math.min(left, otherwise.points.observed / weight) as Value,
      evidenceOf(worst),
    );
  }

  const showing = check.shownBy.flatMap(({ signal, earns }) => {
    const fact = facts.get(signal);
    return fact?.state === 'present' ? [{ signal, earns: earns === 'full' ? (2 as Value) : (1 as Value), places: fact.places }] : [];
  });
  const best = showing.find(({ earns }) => earns === 2) ?? showing[0];
  if (best) {
    // c: the person knows that the folder is dead.
    if (said !== null && said < best.earns) {
      flags.push('disagrees');
      return decided(said, 'asserted', { code: 'shown-answer-lower', signal: best.signal }, said, evidenceOf(best));
    }
    // d: the higher of what is seen and what is documented.
    if (said !== null && documented && said > best.earns) return decided(said, 'documented', { code: 'answered-with-evidence' }, best.earns, evidenceOf(best));
    return observed(best.earns, { code: 'shown', signal: best.signal }, best);
  }

  // e: set aside by a person, with a reason.
  if (answer?.value === 'does-not-apply') {
    flags.push('set-aside');
    return notApplicable({ code: 'set-aside', why: answer.why ?? '' });
  }
  if (said !== null) {
    // f, g, h: an answer counts in full with evidence, or where no signal could have shown the check; otherwise at most half.
    if (documented) return decided(said, 'documented', { code: 'answered-with-evidence' }, 0, []);
    if (check.shownBy.length === 0 || said === 0) return decided(said, 'asserted', { code: 'answered' }, 0, []);
    return decided(Math.min(said, 1) as Value, 'asserted', { code: 'answered-not-seen' }, 0, []);
  }

  // i: a ready project leaves a trace of this, and everything was read.
  const states = check.shownBy.map(({ signal }) => ({ signal, state: facts.get(signal)?.state ?? 'absent' }));
  if (check.traceAlways && known.whole && states.every(({ state }) => state === 'absent')) return decided(0, 'observed', { code: 'no-trace' }, 0, []);

  // j: nobody knows.
  return {
    verdict: 'unknown',
    basis: null,
    reason: whyUnknown(),
    flags,
    points: { earned: 0, possible: 2 * weight, observed: 0, total: 2 * weight },
    evidence: [],
  };

  function whyUnknown(): Reason {
    if (known.answerExpired) return { code: 'answer-expired' };
    const unreadable = states.filter(({ state }) => state === 'unreadable').map(({ signal }) => signal);
    if (unreadable.length > 0) return { code: 'unreadable', signals: unreadable };
    const declared = states.filter(({ state }) => state === 'declared').map(({ signal }) => signal);
    return declared.length > 0 ? { code: 'declared-only', signals: declared } : { code: 'nobody-said' };
  }

  function notApplicable(reason: Reason): Decision {
    return { verdict: 'not-applicable', basis: null, reason, flags, points: { earned: 0, possible: 0, observed: 0, total: 0 }, evidence: [] };
  }

  function observed(value: Value, reason: Reason, by: { signal: string; places: Place[] }): Decision {
    return decided(value, 'observed', reason, value, evidenceOf(by));
  }

  function decided(value: Value, basis: Basis, reason: Reason, seen: Value, evidence: Decision['evidence']): Decision {
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
}

function evidenceOf({ signal, places }: { signal: string; places: Place[] }): SignalPlace[] {
  return places.map((place) => ({ signal, ...place }));
}

/** The value of an answer on its scale; null where it says nothing about the practice (does-not-apply). */
function valueOnScale(answer: Answer, scale: Scale): Value | null {
  return scale.options.find((option) => option.value === answer.value)?.points ?? null;
}

/** A path with substance documents every check; an address only those that no signal can show. */
function isDocumented({ check, citations }: CheckInput): boolean {
  return citations.some(({ ref, state }) => ('path' in ref ? state === 'good' || state === 'changed' : check.shownBy.length === 0 && state === 'good'));
}

function undisputed(fact: Fact, answer: Answer | null): Place[] {
  const disputed = new Set((answer?.dispute ?? []).map(({ path }) => path));
  return fact.places.filter(({ path }) => !disputed.has(path));
}
