// A place of the repository that may answer a question. It counts for nothing until a person has taken it.
import type { EvidenceRef } from './manifest.js';
import type { Place } from './scan.js';

export interface Proposal {
  check: string;
  /** The value of the check's scale that such a place supports. */
  value: string;
  /** What an answer would point at. */
  evidence: Extract<EvidenceRef, { path: string }>;
  place: Place;
  /** What the place does, in the present tense, as the end of a sentence: "names who owns the data". */
  says: string;
  /** The first words of what stands there. */
  quote: string;
}
