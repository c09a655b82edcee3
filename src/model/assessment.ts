// Verdicts, points and scores.
import type { Risk } from './catalogue.js';
import type { Answer, Citation, Waiver } from './manifest.js';
import type { Place, SignalPlace } from './scan.js';

export type Verdict = 'met' | 'partial' | 'gap' | 'unknown' | 'not-applicable';
export type Basis = 'observed' | 'documented' | 'asserted';
export type Flag = 'contradicted' | 'disagrees' | 'reused' | 'stale' | 'expired' | 'disputed' | 'set-aside' | 'pending' | 'guess-raised' | 'citation-failed';

/** Why a finding has its verdict: the row of the decision table (DESIGN section 6) that decided. */
export type Reason =
  | { code: 'condition-not-met' }
  | { code: 'refuted'; signal: string }
  | { code: 'shown-answer-lower'; signal: string }
  | { code: 'shown'; signal: string }
  | { code: 'switched-off'; pack: string; why: string }
  | { code: 'set-aside'; why: string }
  | { code: 'answered-with-evidence' }
  | { code: 'answered' }
  | { code: 'answered-not-seen' }
  | { code: 'no-trace' }
  | { code: 'declared-only'; signals: string[] }
  | { code: 'unreadable'; signals: string[] }
  | { code: 'answer-expired' }
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

export type HeldBy = { code: 'critical-not-met'; check: string } | { code: 'context-unset'; field: string } | { code: 'little-evidence'; stage: string };

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

/** All findings of one tree with their scores, in catalogue order. */
export interface Assessment {
  assessed: boolean;
  context: Record<string, ContextValue>;
  findings: Finding[];
  overall: Score;
  stages: Record<string, Score & { level: Level | null }>;
  steps: Record<string, Score>;
  considerations: Record<string, Score>;
  level: Level | null;
  weakest: string | null;
  heldBy: HeldBy[];
  /** All that would hold a level, also those above the one reached. */
  ceilings: Ceiling[];
  gaps: string[];
  open: string[];
}
