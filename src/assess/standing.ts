// Whether an answer counts: how old it is, who wrote it, and whether it says why it sets a check aside.
import { mostReviewDays } from '../manifest/manifest.js';
import { isReason } from '../manifest/reason.js';
import type { Answer, Check, Uncounted } from '../model/index.js';
import { daysAfter } from '../parsers/text/days.js';

/** Answers count for 180 days unless they say otherwise; they keep their points for another 30 days. */
const reviewDays = 180;
const graceDays = 30;
/** A day begins earlier in the east than in UTC. */
const dayAhead = 1;

export type AnswerStanding = 'fresh' | 'stale' | 'expired' | Uncounted;

/** @param today "YYYY-MM-DD" in UTC @returns what an answer is worth on that day */
export function standingOf(answer: Answer, check: Check, today: string): AnswerStanding {
  const { value, why, draftedBy, confirmed } = answer;
  if (draftedBy !== undefined && confirmed === undefined) return 'unconfirmed';
  const on = saidOn(answer);
  if (on !== undefined && on > daysAfter(today, dayAhead)) return 'early';
  if (value === 'does-not-apply' && !isReason(why ?? '', check)) return 'no-reason';
  const due = answerDue(answer);
  if (due === null || today <= due) return 'fresh';
  return today <= daysAfter(due, graceDays) ? 'stale' : 'expired';
}

/** The day on which a person said it. */
function saidOn({ draftedBy, confirmed, on }: Answer): string | undefined {
  return draftedBy === undefined ? on : (confirmed?.on ?? on);
}

/** @returns the last day on which an answer need not be looked at again; null where it has no day */
export function answerDue(answer: Answer): string | null {
  const { reviewBy } = answer;
  const on = saidOn(answer);
  if (on === undefined) return reviewBy ?? null;
  if (reviewBy === undefined) return daysAfter(on, reviewDays);
  const last = daysAfter(on, mostReviewDays);
  return reviewBy < last ? reviewBy : last;
}
