// Verdicts, points and scores.
import type { Risk, Trace } from './check.js';
import type { Imported, ImportRef } from './import.js';
import type { Answer, Citation, Waiver } from './manifest.js';
import type { ActivityFact, Degree, Doubt, Place, SignalPlace } from './scan.js';

export type Verdict = 'met' | 'partial' | 'gap' | 'unknown' | 'not-applicable';
export const bases = ['observed', 'documented', 'imported', 'asserted'] as const;
export type Basis = (typeof bases)[number];
export const flags = [
  'contradicted',
  'disagrees',
  'claimed-not-seen',
  'reused',
  'stale',
  'undated',
  'expired',
  'disputed',
  'set-aside',
  'pending',
  'guess-raised',
  'citation-failed',
  'early',
  'unconfirmed',
  'no-reason',
] as const;
export type Flag = (typeof flags)[number];

/** Why a signal that is seen earns less than it could. */
export type Lessened = { code: 'hollow'; doubt: Doubt | null } | { code: 'few'; degree: Degree; enough: number };

/** Why an answer counts for nothing: it is dated in the future, a program wrote it and nobody has confirmed it, or it sets aside and hardly says why. */
export const uncounted = ['early', 'unconfirmed', 'no-reason'] as const;
export type Uncounted = (typeof uncounted)[number];

/** Why a finding has its verdict: the row of the decision table (DESIGN section 6) that decided. */
export type Reason =
  | { code: 'condition-not-met' }
  | { code: 'not-here'; activities: string[] }
  | { code: 'refuted'; signal: string }
  | { code: 'shown-answer-lower'; signal: string }
  | { code: 'shown'; signal: string }
  | { code: 'shown-less'; signal: string; by: Lessened[] }
  | { code: 'imported'; by: ImportRef; half: boolean }
  | { code: 'imported-answer-lower'; by: ImportRef }
  | { code: 'import-failed'; by: ImportRef }
  | { code: 'switched-off'; pack: string; why: string }
  | { code: 'set-aside'; why: string }
  | { code: 'answered-with-evidence' }
  | { code: 'answered' }
  | { code: 'answered-not-seen' }
  | { code: 'not-seen'; signals: string[] }
  | { code: 'not-seen-here' }
  | { code: 'declared-only'; signals: string[] }
  | { code: 'unreadable'; signals: string[] }
  | { code: 'answer-expired' }
  | { code: 'answer-not-counted'; why: Uncounted }
  | { code: 'nobody-said' };

/** Integers: weight times scale value. `possible` counts an unknown as a full yes; `observed` is what the repository alone proves. */
export interface Points {
  earned: number;
  possible: number;
  observed: number;
  total: number;
}

export interface Finding {
  check: string;
  verdict: Verdict;
  basis: Basis | null;
  reason: Reason;
  flags: Flag[];
  risk: Risk;
  trace: Trace;
  points: Points;
  answer: Answer | null;
  citations: Citation[];
  evidence: SignalPlace[];
  /** What happened to others, closest to this project first. */
  cases: string[];
  waiver: Waiver | null;
}

export const levels = ['research', 'prototype', 'pilot', 'production', 'exemplary'] as const;
export type Level = (typeof levels)[number];

/** `own-rules`: over a quarter of the points are left out by rules of the project's own, or shown by what these rules take for proof. */
export type HeldBy =
  | { code: 'critical-not-met'; check: string }
  | { code: 'context-unset'; field: string }
  | { code: 'little-evidence'; stage: string }
  | { code: 'much-set-aside'; percent: number }
  | { code: 'own-rules'; percent: number };

/** What the repository alone shows, whatever anybody says: observed points over the full points of what leaves a trace there. Whole numbers; null where there is none. */
export interface RepositoryScore {
  score: number | null;
  earned: number;
  total: number;
}

/** The questions that only people can answer: how many are answered, how many are open, and the minutes that these take. */
export interface TeamScore {
  answered: number;
  open: number;
  minutes: number;
}

/** Percentages between 0 and 100, unrounded; null when nothing applies. */
export interface Score {
  score: number | null;
  possible: number | null;
  observed: number | null;
  known: number | null;
  points: Points;
}

export interface ContextValue {
  value: string[];
  source: 'set' | 'guessed' | 'unset';
  places: Place[];
}

/** The most that a level can be, and what holds it there. */
export interface Ceiling {
  at: Level;
  by: HeldBy;
}

/** A further pack of the built-in rules, and whether a project is asked by it. */
export interface PackUse {
  id: string;
  title: string;
  version: string;
  on: boolean;
  /** Whether the project is what the pack is meant for. */
  fits: boolean;
  /** What decided: what is seen, what the manifest says the project does, or a switch in the manifest. */
  by: 'seen' | 'said' | 'switched';
  /** The activities that it is meant for and that take place. */
  activities: string[];
  /** The reason of the switch. */
  why: string | null;
}

/** All findings of one tree with their scores, in catalogue order. */
export interface Assessment {
  assessed: boolean;
  /** Further packs of the built-in rules, in their order. */
  packs: PackUse[];
  context: Record<string, ContextValue>;
  /** What the project does; `said` is what the manifest says of it. */
  activities: (ActivityFact & { said: boolean | null })[];
  /** What the repository alone shows, whatever anybody says. */
  repository: RepositoryScore & { stages: Record<string, RepositoryScore> };
  team: TeamScore;
  /** Results of other tools, in the order of the manifest. */
  imports: Imported[];
  findings: Finding[];
  overall: Score;
  /** The same without the checks that are newer than the manifest's pack: what absolute thresholds are held against. */
  settled: { overall: Score; stages: Record<string, Score> };
  stages: Record<string, Score & { level: Level | null }>;
  steps: Record<string, Score>;
  considerations: Record<string, Score>;
  /** The level that is proven: what nobody knows counts as nothing. */
  level: Level | null;
  /** The level if every open question were answered with yes. */
  possibleLevel: Level | null;
  weakest: string | null;
  heldBy: HeldBy[];
  /** All that would hold a level, also those above the one reached. */
  ceilings: Ceiling[];
  /** What has to be mended before anything else: gaps that are critical, or seen to be wrong at high risk; ids in order. */
  blockers: string[];
  /** Everything that is missing, what matters most first: ids. */
  gaps: string[];
  open: string[];
}
