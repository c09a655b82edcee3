// Answers that a program drafted.
import type { Answer } from '../model/index.js';

/** Whether an answer is a draft that nobody has confirmed: it counts for nothing. */
export function isDraft(answer: Answer | null): answer is Answer & { draftedBy: string } {
  return answer?.draftedBy !== undefined && answer.confirmed === undefined;
}
