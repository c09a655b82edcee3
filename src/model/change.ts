// What a change brings that a reviewer should see, at the lines that it touches.
import type { Risk } from './check.js';
import type { BaseMissing } from './gate.js';
import type { Doubt, Limit, Place } from './scan.js';

/** Lines of a file, counted from 1, and what stands in their place when they are repaired. */
export interface Patch {
  first: number;
  last: number;
  lines: string[];
}

/**
 * `hazard`: something that speaks against the project is new; `weaker`: a practice is there and proves less than it did; `gone`: what showed a practice was taken
 * away, and nothing else shows it.
 */
export const changeKinds = ['hazard', 'weaker', 'gone'] as const;
export type ChangeKind = (typeof changeKinds)[number];

export interface ChangeFinding {
  kind: ChangeKind;
  signal: string;
  /** Of the newer tree; of the older one where the practice is gone. */
  place: Place;
  /** The line as it stands there; null where the place has none, or its file was not read. */
  text: string | null;
  /** Why a practice counts for less. */
  doubt: Doubt | null;
  /** The checks that it speaks against, or that it took proof from, those of the highest risk first. */
  checks: string[];
  /** Of the first check. */
  risk: Risk;
  /** What repairs the very lines, proved by looking at the repaired tree; null where no program can know it. */
  patch: Patch | null;
}

/** What one look at a change gives. */
export interface ChangeReview {
  /** The commit that was compared with, and how it was asked for; null where nothing was. */
  base: { commit: string; asked: string } | null;
  /** Why nothing could be compared. */
  missing: BaseMissing | null;
  /** In the order of risk, then of the files. */
  findings: ChangeFinding[];
  /** Changed files that could not be read on one of the sides: nothing is said of them. */
  unread: Limit[];
}
