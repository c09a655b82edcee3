// What the gate says.
import type { Basis, Level, Verdict } from './assessment.js';
import type { Risk } from './check.js';
import type { Forbiddable, HeldPolicy, UnapprovedWaiver } from './policy.js';
import type { Doubt, Place, SignalPlace } from './scan.js';

/** Why the gate fails. Points are integers. */
export type GateCause =
  | { code: 'below-minimum'; stage: string | null; minimum: number; score: number | null }
  | { code: 'too-much-unknown'; most: number; unknown: number }
  | { code: 'risk-not-met'; check: string; risk: Risk }
  | { code: 'waiver-expired'; check: string; expires: string }
  | { code: 'answer-stale'; check: string }
  | { code: 'answer-contradicted'; check: string }
  /** A result of another tool that a release may not go out with. */
  | { code: 'import-not-current'; file: string; state: 'failed' | 'old' | 'unread'; changed: string | null }
  | { code: 'critical-regressed'; check: string; lost: number }
  | { code: 'stage-regressed'; stage: string; lost: number; tolerance: number; checks: string[] }
  | { code: 'whole-regressed'; lost: number; tolerance: number }
  | { code: 'hazard-added'; signal: string; place: Place; check: string; risk: Risk }
  | { code: 'balanced'; stage: string; checks: string[] }
  | { code: 'policy-changed'; changes: number }
  /** What a policy, by its name, asks of the manifest itself. */
  | { code: 'forbidden'; what: Forbiddable; policy: string }
  | { code: 'context-missing'; field: string; policy: string }
  | { code: 'pack-too-old'; pack: string; given: string; least: string; policy: string };

/** What one side of a comparison says about a check. */
export interface GateSide {
  verdict: Verdict;
  basis: Basis | null;
  earned: number;
  observed: number;
  evidence: SignalPlace[];
}

/** What a change did to the place that a check rested on. `text` is the line that it took out there, `now` is where it still stands, and `doubt` why it counts for less. */
export type Did =
  | { code: 'file-removed'; place: Place }
  | { code: 'line-removed'; place: Place; text: string | null }
  | { code: 'weakened'; place: Place; text: string | null; now: Place; doubt: Doubt };

/** A hazard that the change brought, at a place of the head, with the checks that it speaks against; `why` it does not count, null where it does. */
export interface NewHazard {
  signal: string;
  place: Place;
  /** Those of the highest risk first. */
  checks: string[];
  /** Of the first check. */
  risk: Risk;
  why: 'waived' | null;
}

/** A check that is met as before and rests on less: so many places, or so much of a degree, of so many. */
export interface Thinner {
  check: string;
  signal: string;
  /** Whether places are counted, what the degree counts, or the live places of a practice beside the one that decides. */
  of: 'places' | 'degree' | 'beside';
  before: { count: number; total: number };
  after: { count: number; total: number };
}

/** A check that lost nothing which the change did: what it rested on could not be read at the head. */
export interface Unread {
  check: string;
  /** At most five. */
  paths: string[];
}

/** A check whose points differ. `why` it stays out of the sums, null where it counts. */
export interface GateChange {
  check: string;
  stage: string;
  risk: Risk;
  /** Points lost, or won. */
  points: number;
  before: GateSide;
  after: GateSide;
  why: 'corrected' | 'waived' | null;
  /** What was done to the evidence; null where nothing at its place tells. */
  did: Did | null;
  /** Where a reader of the head is led to; null where nothing is left there. */
  at: Place | null;
  /** The commit that took the evidence away, where git says: its id and subject. */
  by: string | null;
}

/** What a change did to the rules it is judged by. */
export type PolicyChange =
  | { code: 'waiver-added' | 'waiver-changed' | 'waiver-removed'; check: string }
  | { code: 'waiver-renewed'; check: string; expires: string; approvedBy: string | null }
  | { code: 'set-aside'; check: string }
  | { code: 'disputed'; check: string; path: string }
  | { code: 'ignored'; hazard: string; path: string }
  | { code: 'excluded'; pattern: string }
  | { code: 'included'; pattern: string }
  | { code: 'context-changed'; field: string; before: string[]; after: string[] }
  | { code: 'gate-changed'; setting: string; before: string; after: string }
  | { code: 'pack-changed'; before: string | null; after: string | null }
  | { code: 'pack-switched'; pack: string; before: string | null; after: string | null }
  /** A pack of one's own came, went or says something else; its versions, and the checks that it treats otherwise than before. */
  | { code: 'own-rules-changed'; pack: string; before: string | null; after: string | null; checks: string[] };

/** What came of comparing with a base. */
export interface Comparison {
  regressed: GateChange[];
  improved: GateChange[];
  /** What speaks against the project and is new, the highest risk first. */
  hazards: NewHazard[];
  /** What is met as before, and rests on less. */
  thinner: Thinner[];
  /** Losses that are not compared, as the head could not be read there. */
  unread: Unread[];
  /** Checks that are newer than the pack that the base's manifest was written for: shown, not compared. */
  pending: string[];
  /** Checks that concern something which is gone, and so are left out on both sides. */
  outOfScope: string[];
  policy: PolicyChange[];
  /** Stages whose losses are balanced by gains in the same stage, by the checks that lost. */
  balanced: { stage: string; checks: string[] }[];
  /** True where the base's manifest could not be read: only what is observed was compared. */
  observedOnly: boolean;
}

export interface GateResult extends Comparison {
  verdict: 'pass' | 'fail' | 'first-audit' | 'not-comparable';
  /**
   * The commit that was compared with (null for a stored baseline), how it was asked for, and the score (an unrounded percentage) and the level there, null where
   * there is none; null where nothing was compared.
   */
  base: { commit: string | null; asked: string; score: number | null; level: Level | null } | null;
  /** Why nothing could be compared, where that was asked for. */
  missing: BaseMissing | null;
  causes: GateCause[];
  due: { check: string; expires: string; state: 'due' | 'expired' | 'unused' | 'early' }[];
  /** The policies that held, the caller's first. */
  policies: HeldPolicy[];
  /** Waivers that count for nothing, as nobody approved them whom a policy names. */
  unapproved: UnapprovedWaiver[];
}

/** Why there is nothing to compare with. */
export type BaseMissing =
  | { code: 'no-git' }
  /** Git is there, and refuses a repository of somebody else. */
  | { code: 'owner-refused' }
  | { code: 'no-commit' }
  | { code: 'unknown-ref'; ref: string; shallow: boolean }
  | { code: 'no-common-ancestor'; ref: string; shallow: boolean }
  | { code: 'no-default-branch' }
  | { code: 'objects-missing'; files: number }
  | { code: 'new-branch' };
