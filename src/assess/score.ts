// Sums of points, the percentages made of them, and the level that a project has reached.
import { type Ceiling, type Finding, type HeldBy, type Level, levels, type Points, type Score } from '../model/index.js';

const nothing: Points = { earned: 0, possible: 0, observed: 0, total: 0 };

/** Sums points and gives the percentages, unrounded; all null where nothing applies, and no score where nothing is known. Unknowns stay in the denominator. */
export function scoreOf(findings: readonly Finding[]): Score {
  const points = findings.reduce(
    (sum, { points: p }) => ({
      earned: sum.earned + p.earned,
      possible: sum.possible + p.possible,
      observed: sum.observed + p.observed,
      total: sum.total + p.total,
    }),
    nothing,
  );
  const unknown = findings.filter(({ verdict }) => verdict === 'unknown').reduce((sum, { points: p }) => sum + p.total, 0);
  const share = (part: number) => (points.total === 0 ? null : (100 * part) / points.total);
  const known = points.total - unknown;
  const earned = (part: number) => (known === 0 ? null : share(part));
  return { score: earned(points.earned), possible: share(points.possible), observed: earned(points.observed), known: share(known), points };
}

/**
 * The level that a score stands for. The weakest part decides, as in the ML Test Score (Breck et al., IEEE Big Data 2017); the thresholds are this project's own.
 * @param score a percentage
 */
export function levelOf(score: number): Level {
  const reached = thresholds.filter((threshold) => score >= threshold).length - 1;
  return levels[reached] ?? 'research';
}

const thresholds = [0, 20, 40, 60, 80] as const;

/** @returns the percentage from which on a level is reached. */
export function thresholdOf(level: Level): number {
  return thresholds[levels.indexOf(level)] ?? 0;
}

/**
 * @param findings those of the stage, with the checks' own risks
 * @returns the ceiling that too little evidence puts on a stage, or null: under a quarter of its points are earned by observation or documents
 */
export function evidenceCeiling(stage: string, findings: readonly Finding[]): Ceiling | null {
  const total = findings.reduce((sum, { points }) => sum + points.total, 0);
  const proven = findings.filter(({ basis }) => basis === 'observed' || basis === 'documented').reduce((sum, { points }) => sum + points.earned, 0);
  return 4 * proven < total ? { at: 'prototype', by: { code: 'little-evidence', stage } } : null;
}

/** @returns the level under all ceilings, and those that hold it below what the score gives. */
export function held(level: Level, ceilings: readonly Ceiling[]): { level: Level; heldBy: HeldBy[] } {
  const rank = (one: Level) => levels.indexOf(one);
  const lowest = ceilings.reduce((low, { at }) => (rank(at) < rank(low) ? at : low), level);
  return { level: lowest, heldBy: ceilings.filter(({ at }) => at === lowest && rank(at) < rank(level)).map(({ by }) => by) };
}

/** Days of work that an effort stands for. */
export const days = { S: 1, M: 5, L: 20 } as const;
