// What a check is decided by, and what comes of it.
import type { Answer, Basis, Check, Citation, Fact, Flag, Points, Reason, Risk, Scale, SignalPlace, Uncounted, Verdict } from '../model/index.js';
import type { ImportedShown } from './imports.js';

/** Points of a risk; a check's points are its weight times the value of the answer (0, 1 or 2). */
export const weights: Record<Risk, number> = { critical: 10, high: 7, medium: 4, low: 2 };

/** Whether a check concerns a project: by its context, and by what it does. `certain` is false where something unset could still rule it out. */
export type Applies = { code: 'yes'; certain: boolean } | { code: 'condition-not-met' } | { code: 'not-here'; activities: string[] };

/** Everything that is known about one check. */
export interface CheckInput {
  check: Check;
  scale: Scale;
  /** The risk after what raises it. */
  risk: Risk;
  applies: Applies;
  facts: ReadonlyMap<string, Fact>;
  /** Null where nobody answered, or the answer is "unknown" or does not count. */
  answer: Answer | null;
  /** Why there is an answer and it counts for nothing; null where that is not so. */
  uncounted: Uncounted | 'expired' | null;
  citations: readonly Citation[];
  /** Citations of what too many checks cite for it to lift any of them. */
  reused: ReadonlySet<Citation>;
  /** Results of other tools that say something of it. */
  imports: readonly ImportedShown[];
  /** Whether everything in the tree that could hold evidence was read. */
  whole: boolean;
}

export interface Decision {
  verdict: Verdict;
  basis: Basis | null;
  reason: Reason;
  flags: Flag[];
  points: Points;
  evidence: SignalPlace[];
}
