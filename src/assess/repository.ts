// What a repository shows by itself, and what only its people know.
import type { Finding, RepositoryScore, TeamScore } from '../model/index.js';

/** How long a question takes to answer. */
const minutesEach = 0.5;

/**
 * The Repository number: observed points over the full points of the checks that leave a trace in a repository, and of all that a hazard speaks against. What other
 * checks show is added to both, so that it can only add.
 * @param bare findings of the facts alone: no answers, waivers, packs, excludes or context
 * @param expected whether a check would leave a trace here: one of an activity that does not take place need not, even where something of it is seen
 */
export function repositoryScore(bare: readonly Finding[], expected: (check: string) => boolean): RepositoryScore {
  let earned = 0;
  let total = 0;
  let traced = false;
  for (const { check, verdict, reason, points } of bare) {
    if (verdict === 'not-applicable') continue;
    earned += points.observed;
    const counts = expected(check) || reason.code === 'refuted';
    total += counts ? points.total : points.observed;
    traced ||= counts && points.total > 0;
  }
  // Where nothing has to leave a trace, what is seen is no share of anything.
  return { score: !traced || total === 0 ? null : (100 * earned) / total, earned, total };
}

/**
 * The Team number.
 * @param bare findings of the facts alone
 * @param findings the same checks with what people said
 */
export function teamScore(bare: readonly Finding[], findings: readonly Finding[]): TeamScore {
  const left = new Set(bare.filter(({ verdict }) => verdict === 'unknown').map(({ check }) => check));
  const asked = findings.filter(({ check, reason }) => left.has(check) && reason.code !== 'condition-not-met' && reason.code !== 'not-here');
  const open = asked.filter(({ verdict }) => verdict === 'unknown').length;
  // What a guess of the context settles nobody has answered.
  const answered = asked.filter(({ verdict, answer }) => verdict !== 'unknown' && answer !== null).length;
  return { answered, open, minutes: open * minutesEach };
}
