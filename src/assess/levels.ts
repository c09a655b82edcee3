// The level that a project has reached, and what holds it below the one that its score gives.
import type { Assessment, Catalogue, Ceiling, Check, Finding, Level } from '../model/index.js';
import { fieldsOf, holds } from './condition.js';
import { evidenceCeiling, held, levelOf } from './score.js';

export interface LevelInput {
  catalogue: Catalogue;
  checks: ReadonlyMap<string, Check>;
  /** The findings that count, and which of them belong to a stage. */
  scored: readonly Finding[];
  inStage(stage: string): readonly Finding[];
  /** The score of each stage; null where nothing applies. */
  scores: Readonly<Record<string, { score: number | null }>>;
  /** The context, set or guessed: values by field. */
  assumed: Record<string, string[]>;
  /** Whether anything is seen or said at all: without, there is no level. */
  assessed: boolean;
}

/** The weakest stage decides; ceilings hold the level below what its score gives. */
export function levelsOf(input: LevelInput): Pick<Assessment, 'level' | 'weakest' | 'heldBy' | 'ceilings'> {
  const ceilings = ceilingsOf(input);
  const weakest = weakestOf(input);
  if (!input.assessed || weakest === null) return { level: null, weakest: null, heldBy: [], ceilings };
  return { ...held(levelOf(weakest.score), ceilings), weakest: weakest.id, ceilings };
}

/** @returns the level that the score of a stage stands for; null where nothing applies */
export function stageLevel(score: number | null): Level | null {
  return score === null ? null : levelOf(score);
}

function weakestOf({ catalogue, scores }: LevelInput): { id: string; score: number } | null {
  const rated = catalogue.stages.flatMap(({ id }) => {
    const score = scores[id]?.score ?? null;
    return score === null ? [] : [{ id, score }];
  });
  return rated.reduce<{ id: string; score: number } | null>((low, one) => (low === null || one.score < low.score ? one : low), null);
}

function ceilingsOf(input: LevelInput): Ceiling[] {
  const { catalogue, scored, inStage } = input;
  const critical = scored.filter(({ risk, verdict }) => risk === 'critical' && verdict !== 'met' && verdict !== 'not-applicable');
  return [
    ...catalogue.stages.flatMap(({ id }) => evidenceCeiling(id, inStage(id)) ?? []),
    ...critical.map(({ check }): Ceiling => ({ at: 'pilot', by: { code: 'critical-not-met', check } })),
    ...unsetFields(input).map((field): Ceiling => ({ at: 'pilot', by: { code: 'context-unset', field } })),
  ];
}

/** Context fields that nobody set and nothing shows, and that could raise the risk of a check that applies to critical. */
function unsetFields({ catalogue, scored, checks, assumed }: LevelInput): string[] {
  const fields = new Set<string>();
  for (const finding of scored) {
    if (finding.verdict === 'not-applicable' || finding.verdict === 'met' || finding.risk === 'critical') continue;
    for (const { to, when } of checks.get(finding.check)?.raise ?? []) {
      if (to !== 'critical' || holds(when, assumed) !== 'unknown') continue;
      for (const field of fieldsOf(when)) if ((assumed[field] ?? []).length === 0) fields.add(field);
    }
  }
  return catalogue.context.map(({ id }) => id).filter((id) => fields.has(id));
}
