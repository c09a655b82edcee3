// Whether an answer counts: how old it is, who wrote it, and whether it says why it sets a check aside.
import { isDraft } from '../manifest/drafted.js';
import { mostReviewDays } from '../manifest/manifest.js';
import { isReason } from '../manifest/reason.js';
import type { Answer, Check, Uncounted } from '../model/index.js';
import { daysAfter } from '../parsers/text/days.js';

/** Answers count for 180 days unless they say otherwise; they keep their points for another 30 days. */
const reviewDays = 180;
const graceDays = 30;
/** A day begins earlier in the east than in UTC. */
const dayAhead = 1;

/** `undated`: nobody knows how old it is, which is due for review as well. */
export type AnswerStanding = 'fresh' | 'stale' | 'undated' | 'expired' | Uncounted;

/** @param today "YYYY-MM-DD" in UTC @returns what an answer is worth on that day */
export function standingOf(answer: Answer, check: Check, today: string): AnswerStanding {
  const { value, why } = answer;
  if (isDraft(answer)) return 'unconfirmed';
  const said = saidOn(answer);
  if (said !== undefined && said > daysAfter(today, dayAhead)) return 'early';
  if (value === 'does-not-apply' && !isReason(why ?? '', check)) return 'no-reason';
  // A committer's clock may be ahead; nobody has claimed that day.
  const on = said ?? (answer.brought !== undefined && answer.brought > today ? today : answer.brought);
  const due = dueOn(on, answer.reviewBy);
  if (due === null || today <= due) return on === undefined && value !== 'unknown' ? 'undated' : 'fresh';
  return today <= daysAfter(due, graceDays) ? 'stale' : 'expired';
}

/** The day on which a person said it. */
function saidOn({ draftedBy, confirmed, on }: Answer): string | undefined {
  return draftedBy === undefined ? on : (confirmed?.on ?? on);
}

/** @returns the last day on which an answer need not be looked at again: by its own day, or by that of the commit that brought it; null where it has no day */
export function answerDue(answer: Answer): string | null {
  return dueOn(saidOn(answer) ?? answer.brought, answer.reviewBy);
}

/** The last day for an answer of a day. */
function dueOn(on: string | undefined, reviewBy: string | undefined): string | null {
  if (on === undefined) return reviewBy ?? null;
  if (reviewBy === undefined) return daysAfter(on, reviewDays);
  const last = daysAfter(on, mostReviewDays);
  return reviewBy < last ? reviewBy : last;
}
