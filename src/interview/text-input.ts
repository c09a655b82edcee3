// What is written at a question rather than chosen, and what of it is taken.
import type { Check, EvidenceRef } from '../model/index.js';
import { plainPath } from '../parsers/text/plain-path.js';
import { refText } from '../report/messages/results.js';
import type { World } from './context.js';
import { type AnswerDraft, stateWords } from './notes.js';

export type Writing = 'note' | 'evidence' | 'set-aside' | 'dispute';

export const writingLabels: Record<Writing, { label: string; hint: string }> = {
  note: { label: 'Note', hint: 'What a colleague should know about this answer.' },
  evidence: { label: 'Evidence', hint: 'A file of this repository (Tab completes it) or an address. The same again takes it out.' },
  'set-aside': { label: 'Does not apply, because', hint: 'The reason stands in every report.' },
  dispute: { label: 'These places are no such thing, because', hint: 'The reason stands in every report.' },
};

/** What a manifest takes: characters of a text, places that are disputed, and files or addresses that an answer points at. */
export const longest = 4000;
export const mostDisputes = 50;
const mostEvidence = 20;

/** Keeps a note for the answer to come; an empty one takes it away. */
export function noteIn(draft: AnswerDraft, said: string): void {
  if (said === '') delete draft.note;
  else draft.note = said.slice(0, longest);
}

/**
 * Adds a path or an address to the evidence, or takes it out where it is in.
 * @returns what is wrong with it, where it was not taken, and what there is to say about it
 */
export function pointAt(said: string, draft: AnswerDraft, { id }: Check, world: Pick<World, 'cite'>): { problem?: string; remark?: string } {
  const is = (ref: EvidenceRef) => refText(ref) === said;
  if (draft.evidence.some(is)) {
    draft.evidence = draft.evidence.filter((ref) => !is(ref));
    return {};
  }
  if (draft.evidence.length >= mostEvidence) return { problem: `An answer points at ${mostEvidence} places at most.` };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(said)) {
    if (!/^https?:\/\/[^\s/]+\S*$/i.test(said) || !URL.canParse(said)) return { problem: 'That is no address that starts with http:// or https://.' };
    draft.evidence.push({ url: said });
    return { remark: 'Nobody looks at what an address leads to: the answer counts as if it stood alone. A file of the repository would prove it.' };
  }
  const path = plainPath(said);
  const { state, sha256 } = world.cite({ path }, id);
  if (state !== 'good') return { problem: `${path} ${stateWords[state]}.` };
  draft.evidence.push({ path, ...(sha256 !== null && { sha256 }) });
  return {};
}
