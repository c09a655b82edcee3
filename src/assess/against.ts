// What speaks against a check: hazards that are seen, and results of other tools that failed.
import type { Answer, Fact, Reason, Refuting, SignalPlace } from '../model/index.js';
import type { CheckInput } from './decision.js';

/** What speaks against a check. */
export interface SpeaksAgainst extends Pick<Refuting, 'leaves' | 'doesNotApply'> {
  reason: Reason;
  evidence: SignalPlace[];
}

/** The hazards that are seen and that nobody disputes, and the results that failed. */
export function against({ check, facts, answer, imports }: Pick<CheckInput, 'check' | 'facts' | 'answer' | 'imports'>): SpeaksAgainst[] {
  const hazards = check.refutedBy.flatMap(({ signal, ...hazard }): SpeaksAgainst[] => {
    const fact = facts.get(signal);
    if (fact?.state !== 'present') return [];
    const places = undisputed(fact, answer);
    return places.length > 0 ? [{ ...hazard, reason: { code: 'refuted', signal }, evidence: places.map((place) => ({ signal, ...place })) }] : [];
  });
  // No tool knows whether a check concerns the project.
  const failed = imports.flatMap(({ failed: one, ref }): SpeaksAgainst[] =>
    one === null ? [] : [{ leaves: one.leaves, doesNotApply: 'allowed', reason: { code: 'import-failed', by: ref }, evidence: [] }],
  );
  return [...hazards, ...failed];
}

/** Whether somebody disputes places of a hazard that is seen. */
export function isDisputed(fact: Fact | undefined, answer: Answer | null): boolean {
  return fact?.state === 'present' && undisputed(fact, answer).length < fact.places.length;
}

function undisputed(fact: Fact, answer: Answer | null): Fact['places'] {
  const disputed = new Set((answer?.dispute ?? []).map(({ path }) => path));
  return fact.places.filter(({ path }) => !disputed.has(path));
}
