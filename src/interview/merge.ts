// Answers that several people wrote down, taken together: what one says is not written over by what another says.
import { isDeepStrictEqual } from 'node:util';
import { isDraft } from '../manifest/drafted.js';
import type { Answer, EvidenceRef, Manifest } from '../model/index.js';

/** Answers of one file, or of the command line. */
export interface Given extends Pick<Manifest, 'context' | 'answers'> {
  /** What the file is called. */
  from: string;
}

/** Two people say different things about one check. */
export interface Conflict {
  check: string;
  /** What stands, and what else was said. */
  stands: { value: string; who: string };
  other: { value: string; who: string };
}

const whoOf = ({ by, on }: Answer, from: string) => `${by ?? 'somebody'}${on === undefined ? '' : `, ${on}`} (${from})`;

/**
 * Takes answers together in the order given. Who has answered may change that; what somebody else has answered stands, and is told.
 * @param manifest what is answered already, and what its file is called
 * @param by who gives answers without a name
 * @returns the answers to take, each with its file, and where two people disagree
 */
export function merged(
  { manifest, file }: { manifest: Pick<Manifest, 'answers'>; file: string },
  given: readonly Given[],
  by: string | null,
): { taken: Given[]; conflicts: Conflict[] } {
  const known = new Map(Object.entries(manifest.answers).map(([check, answer]) => [check, { answer, from: file }]));
  const conflicts: Conflict[] = [];
  const takes = (from: string, [check, answer]: [string, Answer]): [string, Answer][] => {
    const there = known.get(check);
    const named = answer.by === undefined && by !== null ? { ...answer, by } : answer;
    const isOpen = there === undefined || there.answer.value === 'unknown' || isDraft(there.answer);
    if (isOpen || there.answer.by === named.by) {
      known.set(check, { answer: named, from });
      return [[check, answer]];
    }
    if (there.answer.value === answer.value) {
      const both = joined(there.answer, answer);
      known.set(check, { answer: both, from: there.from });
      return isDeepStrictEqual(both, there.answer) ? [] : [[check, both]];
    }
    conflicts.push({
      check,
      stands: { value: there.answer.value, who: whoOf(there.answer, there.from) },
      other: { value: answer.value, who: whoOf(named, from) },
    });
    return [];
  };
  const taken = given.map((one): Given => ({ ...one, answers: Object.fromEntries(Object.entries(one.answers).flatMap((entry) => takes(one.from, entry))) }));
  return { taken, conflicts };
}

/** What two people say alike: it stays the first one's answer, with what the other points at. */
function joined(first: Answer, second: Answer): Answer {
  const where = (ref: EvidenceRef) => ('url' in ref ? ref.url : `${ref.path}\0${ref.lines ?? ''}\0${ref.section ?? ''}`);
  const known = new Set(first.evidence.map(where));
  const note = first.note ?? second.note;
  return { ...first, evidence: [...first.evidence, ...second.evidence.filter((ref) => !known.has(where(ref)))], ...(note !== undefined && { note }) };
}
