// A check: one statement that is true of a ready project, and how it is decided.
export const risks = ['critical', 'high', 'medium', 'low'] as const;
export type Risk = (typeof risks)[number];

export const efforts = ['S', 'M', 'L'] as const;
export type Effort = (typeof efforts)[number];

/**
 * A condition over the context: `any` needs one field to hold, `all` each of them, `none` not one; given together, all must hold. The field `does` asks for
 * activities.
 */
export interface Condition {
  all?: Record<string, string[]>;
  any?: Record<string, string[]>;
  none?: Record<string, string[]>;
}

/**
 * Where a check shows itself. `expected`: who does this leaves it in the repository, so not seen is not done; `elsewhere`: it often lives outside, so not seen says
 * nothing; `none`: only people know.
 */
export type Trace = 'expected' | 'elsewhere' | 'none';

export const knowers = ['data', 'ml', 'platform', 'product', 'legal'] as const;
/** Who usually can answer. */
export type Knower = (typeof knowers)[number];

/** A signal that shows a check. A degree below `enough`, in per cent, earns half at most. */
export interface Showing {
  signal: string;
  earns: 'full' | 'half';
  enough: number | null;
}

/** A hazard that speaks against a check, and what it leaves of it at most. */
export interface Refuting {
  signal: string;
  leaves: 'none' | 'half';
  /** Whether a reasoned "does not apply" beats it. */
  doesNotApply: 'allowed' | 'forbidden';
}

/** What to do; a step is left out where one of the signals of `unless` is seen. */
export interface RemedyStep {
  do: string;
  unless: string[];
}

/** Texts of a check for projects that do all of some things and none of others: they replace what they name. */
export interface Variant {
  does: string[];
  doesNot: string[];
  ask: string | null;
  help: string | null;
  counts: Record<string, string> | null;
  remedy: string | null;
  steps: RemedyStep[] | null;
}

export interface Check {
  id: string;
  aliases: string[];
  /** The version of its pack that it came with. */
  since: string;
  /** The id of the pack that asks it. */
  pack: string;
  consideration: string;
  step: string;
  stage: string;
  statement: string;
  ask: string;
  help: string;
  scale: string;
  risk: Risk;
  raise: { to: Risk; when: Condition }[];
  when: Condition | null;
  /** What each value of the scale means for this check; null where the scale's own words do. */
  counts: Record<string, string> | null;
  trace: Trace;
  shownBy: Showing[];
  refutedBy: Refuting[];
  hints: string[];
  doesNotApply: 'allowed' | 'forbidden';
  remedy: string;
  /** The remedy step by step; empty where it is told as a whole. */
  steps: RemedyStep[];
  /** What is still missing where a signal shows only half, is weak, or reaches too few. */
  missing: { signal: string; state: 'half' | 'weak' | 'few'; text: string }[];
  effort: Effort;
  knows: Knower[];
  /** Items of frameworks that this check itself speaks to. */
  refs: Record<string, string[]>;
  variants: Variant[];
  cases: string[];
  /** A pack of one's own that switched the check off, and why; null where none did. */
  off: { pack: string | null; why: string } | null;
}
