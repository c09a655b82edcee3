// A project over its history.
import type { Level, Points } from './assessment.js';

/** How a history is stepped through: by the last commit of each month, by tags, or commit by commit. */
export const historySteps = ['month', 'tag', 'commit'] as const;
export type HistoryStep = (typeof historySteps)[number];

/** A commit of the history. */
export interface Moment {
  commit: string;
  /** When it was committed, "YYYY-MM-DD" in UTC. */
  date: string;
  /** What to call it: its month, its tag, or the start of its id. */
  name: string;
}

/** Points that a check lost or won between two moments. */
export interface HistoryMove {
  check: string;
  points: number;
}

/** A moment with what the project was worth. Percentages are null where there is no number. */
export interface HistoryPoint extends Moment {
  /** `manifest-broken`: only what the repository shows is known; `objects-missing`: the clone lacks files of that commit, so nothing is. */
  state: 'assessed' | 'not-assessed' | 'manifest-broken' | 'objects-missing';
  score: number | null;
  possible: number | null;
  observed: number | null;
  /** What the repository alone shows of what leaves a trace in it, whatever anybody says. */
  repository: number | null;
  known: number | null;
  level: Level | null;
  points: Points | null;
  /** The score of each stage, by its id. */
  stages: Record<string, number | null>;
  /** Against the last point before that has numbers, at today's weight of each check, the most points first; points are whole numbers. */
  lost: HistoryMove[];
  won: HistoryMove[];
  /** How many checks weigh otherwise than before, or apply where they did not: the context changed, which is no loss and no gain. */
  reweighed: number;
}
