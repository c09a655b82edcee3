// The level that a project has reached, and what holds it below the one that its score gives.
import type { Assessment, Catalogue, Ceiling, Check, Finding, Level, Scan, Score } from '../model/index.js';
import type { AssessTerms } from './applies.js';
import { fieldsOf, holds } from './condition.js';
import { weights } from './decision.js';
import { evidenceCeiling, held, levelOf, scoreOf } from './score.js';

export interface LevelInput {
  catalogue: Catalogue;
  checks: ReadonlyMap<string, Check>;
  findings: readonly Finding[];
  inStage(stage: string): readonly Finding[];
  /** The score of each stage. */
  scores: Readonly<Record<string, Pick<Score, 'score' | 'possible'>>>;
  terms: AssessTerms;
  scan: Pick<Scan, 'guesses'>;
  /** Whether anything is seen or said at all: without, there is no level. */
  assessed: boolean;
}

/** The weakest stage decides; ceilings hold the level below what its score gives. A stage that nobody knows counts as nothing. */
export function levelsOf(input: LevelInput): Pick<Assessment, 'level' | 'possibleLevel' | 'weakest' | 'heldBy' | 'ceilings'> {
  const ceilings = ceilingsOf(input);
  const weakest = weakestOf(input, ({ score }, id) => Math.min(score ?? 0, builtInScore(input, id)));
  const best = weakestOf(input, ({ possible }) => possible ?? 0);
  if (!input.assessed || weakest === null || best === null) return { level: null, possibleLevel: null, weakest: null, heldBy: [], ceilings };
  const lasting = criticalCeilings(input.findings.filter(({ verdict }) => verdict !== 'unknown'));
  return { ...held(levelOf(weakest.score), ceilings), possibleLevel: held(levelOf(best.score), lasting).level, weakest: weakest.id, ceilings };
}

/** @returns the level that the score of a stage stands for; null where nothing applies or nothing is known */
export function stageLevel(score: number | null): Level | null {
  return score === null ? null : levelOf(score);
}

/** What a stage reaches without the checks of the project's own packs: these may hold a level down, and never lift it. */
function builtInScore({ catalogue: { extensions }, inStage }: LevelInput, id: string): number {
  const added = new Set(extensions.flatMap(({ adds }) => adds));
  const builtIn = inStage(id).filter(({ check }) => !added.has(check));
  return !builtIn.some(({ points }) => points.total > 0) ? 100 : (scoreOf(builtIn).score ?? 0);
}

function weakestOf(
  { catalogue, scores }: LevelInput,
  shareOf: (score: Pick<Score, 'score' | 'possible'>, stage: string) => number,
): { id: string; score: number } | null {
  const rated = catalogue.stages.flatMap(({ id }) => {
    const stage = scores[id];
    return stage === undefined || stage.possible === null ? [] : [{ id, score: shareOf(stage, id) }];
  });
  return rated.reduce<{ id: string; score: number } | null>((low, one) => (low === null || one.score < low.score ? one : low), null);
}

function ceilingsOf(input: LevelInput): Ceiling[] {
  const { catalogue, inStage } = input;
  const aside = setAsideShare(input);
  const own = ownRulesShare(input);
  return [
    ...catalogue.stages.flatMap(({ id }) => evidenceCeiling(id, inStage(id)) ?? []),
    ...criticalCeilings(input.findings),
    ...unsetFields(input).map((field): Ceiling => ({ at: 'pilot', by: { code: 'context-unset', field } })),
    ...(aside > mostSetAside ? [{ at: 'pilot' as const, by: { code: 'much-set-aside' as const, percent: Math.floor(100 * aside) } }] : []),
    ...(own > mostSetAside ? [{ at: 'pilot' as const, by: { code: 'own-rules' as const, percent: Math.floor(100 * own) } }] : []),
  ];
}

function criticalCeilings(findings: readonly Finding[]): Ceiling[] {
  const critical = findings.filter(({ risk, verdict }) => risk === 'critical' && verdict !== 'met' && verdict !== 'not-applicable');
  return critical.map(({ check }): Ceiling => ({ at: 'pilot', by: { code: 'critical-not-met', check } }));
}

/** The most points, as a share of all, that may be taken out of the count by what somebody says, or rest on evidence that is used again and again. */
const mostSetAside = 1 / 4;

function setAsideShare(input: LevelInput): number {
  const worth = ({ risk }: Finding) => 2 * weights[risk];
  const { findings } = input;
  const aside = findings.filter((finding) => isSetAside(finding, input)).reduce((sum, finding) => sum + worth(finding), 0);
  const reused = findings.filter(({ flags, basis }) => basis !== 'observed' && flags.includes('reused')).reduce((sum, { points }) => sum + points.earned, 0);
  const all = findings.reduce((sum, { points }) => sum + points.total, 0) + aside;
  return all === 0 ? 0 : (aside + reused) / all;
}

/** The share of the points that packs of the project's own switch off, or that rest on what only these take for proof. */
function ownRulesShare({ catalogue, findings }: LevelInput): number {
  const changes = catalogue.extensions.flatMap((extension) => extension.changes);
  const own = new Set(changes.flatMap((change) => (change.code === 'shown-by' ? change.signals.map((signal) => `${change.check} ${signal}`) : [])));
  const off = findings.filter(({ reason }) => reason.code === 'switched-off').reduce((sum, { risk }) => sum + 2 * weights[risk], 0);
  const shown = findings.reduce((sum, { check, reason, points }) => sum + ('signal' in reason && own.has(`${check} ${reason.signal}`) ? points.earned : 0), 0);
  const all = findings.reduce((sum, { points }) => sum + points.total, 0) + off;
  return all === 0 ? 0 : (off + shown) / all;
}

/** Set aside by answer, or by a context that says otherwise than what is seen. */
function isSetAside({ check, reason }: Finding, { checks, terms, scan }: LevelInput): boolean {
  if (reason.code === 'set-aside') return true;
  const when = checks.get(check)?.when;
  if (reason.code !== 'condition-not-met' || !when) return false;
  const seen = Object.fromEntries(Object.entries(scan.guesses).map(([field, guesses]) => [field, guesses.map(({ value }) => value)]));
  return holds(when, { context: seen, does: terms.assumed.does }) === 'yes';
}

/** Context fields that nobody set and nothing shows, and that could raise the risk of a check that applies to critical. */
function unsetFields(input: LevelInput): string[] {
  const { catalogue, checks, terms } = input;
  const fields = new Set<string>();
  for (const finding of input.findings) {
    if (finding.verdict === 'not-applicable' || finding.verdict === 'met' || finding.risk === 'critical') continue;
    for (const { to, when } of checks.get(finding.check)?.raise ?? []) {
      if (to !== 'critical' || holds(when, terms.assumed) !== 'unknown') continue;
      for (const field of fieldsOf(when)) if ((terms.assumed.context[field] ?? []).length === 0) fields.add(field);
    }
  }
  return catalogue.context.map(({ id }) => id).filter((id) => fields.has(id));
}
