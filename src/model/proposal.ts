// Places of a repository that may answer an open question: what they are found by, and what is proposed to a person. Nothing proposed counts before somebody takes it.
import type { Expression } from './expression.js';
import type { EvidenceRef } from './manifest.js';
import type { Place } from './scan.js';

/** What a place has to say to be proposed as an answer to a check. */
export interface ProposalRule {
  check: string;
  /** What such a place does, to be read after it: "names who owns the data". */
  says: string;
  /** The value of the check's scale that it supports. */
  value: string;
  seen: Expression;
}

/** A place that is proposed as an answer. */
export interface Proposal {
  check: string;
  value: string;
  /** The section, the lines or the file that stands for it in a manifest. */
  evidence: Extract<EvidenceRef, { path: string }>;
  place: Place;
  says: string;
  /** The first words of what stands there, in one line. */
  quote: string;
}
