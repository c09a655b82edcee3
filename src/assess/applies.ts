// Whether a check concerns a project: by what its manifest says it is, and by what it does here.
import type { ActivityFact, Check, Manifest } from '../model/index.js';
import { activitiesOf, type ConditionTerms, type Holds, holds } from './condition.js';
import type { Applies } from './decision.js';

/** What conditions are held against: what the manifest sets, the same with what is guessed, and what the project does. */
export interface AssessTerms {
  set: ConditionTerms;
  assumed: ConditionTerms;
}

/**
 * What a project does. What somebody claims is believed; what somebody denies is believed where it is not seen.
 * @returns whether each activity takes place
 */
export function doing(activities: readonly ActivityFact[], said: Manifest['does']): Map<string, Holds> {
  const seen: Record<ActivityFact['state'], Holds> = { present: 'yes', absent: 'no', unclear: 'unknown' };
  return new Map(
    activities.map(({ id, state }) => {
      const claim = said[id];
      if (claim === true) return [id, 'yes'];
      return [id, claim === false && state !== 'present' ? 'no' : seen[state]];
    }),
  );
}

/** A guess rules nothing out, but it may make certain that a check concerns the project. */
export function appliesTo({ when }: Pick<Check, 'when'>, { set: terms, assumed }: AssessTerms): Applies {
  if (when === null) return { code: 'yes', certain: true };
  if (holds(when, terms) !== 'no') return { code: 'yes', certain: holds(when, assumed) === 'yes' };
  const byContext = holds(when, { ...terms, does: new Map() });
  return byContext === 'no' ? { code: 'condition-not-met' } : { code: 'not-here', activities: activitiesOf(when).filter((id) => terms.does.get(id) === 'no') };
}

/** Whether a check concerns the project whatever is still to be said about it. */
export function isCertain(applies: Applies): boolean {
  return applies.code === 'yes' && applies.certain;
}
