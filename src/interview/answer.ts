// An answer becomes changes of the manifest: only what differs is touched, so that a person's comments stay.
import { isDeepStrictEqual } from 'node:util';
import type { Answer, Edit, EvidenceRef, Plain } from '../model/index.js';
import type { World } from './context.js';
import type { AnswerDraft } from './notes.js';

/** @returns what was said before, as the beginning of a new answer. */
export function draftOf(answer: Answer | null): AnswerDraft {
  return {
    evidence: [...(answer?.evidence ?? [])],
    dispute: [...(answer?.dispute ?? [])],
    ...(answer?.note !== undefined && { note: answer.note }),
    ...(answer?.reviewBy !== undefined && { reviewBy: answer.reviewBy }),
  };
}

/** Whether something is kept that no answer holds yet. */
export function isUnsaved(draft: AnswerDraft, answer: Answer | null): boolean {
  return !isDeepStrictEqual(draft, draftOf(answer));
}

/** An answer to a check, with what was noted at the question and the answer that was there before. */
export interface NewAnswer {
  check: string;
  value: string;
  /** The reason, where the value is "does-not-apply". */
  why: string | null;
  draft: AnswerDraft;
  old: Answer | null;
}

/** @returns the changes that record an answer of today; cited files are recorded as they are now */
export function answerEdits({ check, value, why, draft, old }: NewAnswer, world: Pick<World, 'cite' | 'by' | 'today'>): Edit[] {
  const evidence = draft.evidence.map((ref): EvidenceRef => {
    if (!('path' in ref)) return ref;
    const { sha256: _, ...where } = ref;
    const { sha256 } = world.cite(where, check);
    return { ...where, ...(sha256 !== null && { sha256 }) };
  });
  const next: Record<string, Plain> = {
    value,
    ...(why !== null && { why }),
    ...(evidence.length > 0 && { evidence: evidence.map((ref) => ({ ...ref })) }),
    ...(draft.note !== undefined && { note: draft.note }),
    ...(world.by !== null && { by: world.by }),
    on: world.today,
    // A day of review that is still to come holds for the new answer as well.
    ...(draft.reviewBy !== undefined && draft.reviewBy > world.today && { 'review-by': draft.reviewBy }),
    ...(draft.dispute.length > 0 && { dispute: draft.dispute.map((one) => ({ ...one })) }),
  };
  if (old === null) return [{ path: ['answers', check], value: next }];
  // Who answers what a program has drafted leaves no draft.
  const before: Record<string, unknown> = { ...old, 'review-by': old.reviewBy, 'drafted-by': old.draftedBy };
  return ['value', 'why', 'evidence', 'note', 'by', 'on', 'review-by', 'drafted-by', 'confirmed', 'dispute'].flatMap((key): Edit[] => {
    const [was, is] = [before[key], next[key]];
    const none = was === undefined || (Array.isArray(was) && was.length === 0);
    if (is === undefined) return none ? [] : [{ path: ['answers', check, key], value: null }];
    return isDeepStrictEqual(was, is) ? [] : [{ path: ['answers', check, key], value: is }];
  });
}
