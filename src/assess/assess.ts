// Facts and answers become an assessment. Pure: the same input gives the same output, and the day comes in from outside.
import { isDraft } from '../manifest/drafted.js';
import { noManifest } from '../manifest/manifest.js';
import type { Answer, Assessment, Finding, PackUse, RepositoryScore, Score } from '../model/index.js';
import { appliesTo, doing, isCertain } from './applies.js';
import { findingsOf } from './findings.js';
import { importsKnown } from './imports.js';
import { type AssessInput, contextOf, termsOf } from './input.js';
import { levelsOf, stageLevel } from './levels.js';
import { ordered, usualBy } from './order.js';
import { packsInUse, rulesInUse, seenInUse } from './packs.js';
import { repositoryScore, teamScore } from './repository.js';
import { scoreOf } from './score.js';

/** Assesses one tree. Findings are in catalogue order; every number can be traced to the points of single checks. */
export function assess(given: AssessInput): Assessment {
  const { packs, ...input } = inUse(given);
  const { catalogue, scan, manifest } = input;
  const bare = bareFindings(given.bare ?? given, input.today);
  const known = importsKnown(input.imports ?? [], catalogue, input.today);
  const findings = findingsOf(input, known.shown);
  const concerned = new Set(findings.flatMap(({ check, verdict }) => (verdict === 'not-applicable' ? [] : [check])));
  const those = (ids: readonly string[]) => ids.filter((id) => concerned.has(id));
  const context = contextOf(catalogue, manifest, scan);
  const checks = new Map(catalogue.checks.map((check) => [check.id, check]));
  const within = (part: 'stage' | 'step' | 'consideration', id: string) => findings.filter(({ check }) => checks.get(check)?.[part] === id);
  const scores = (part: 'stage' | 'step' | 'consideration', list: readonly { id: string }[]) =>
    Object.fromEntries(list.map(({ id }): [string, Score] => [id, scoreOf(within(part, id))]));
  const terms = termsOf(input);
  const stages = scores('stage', catalogue.stages);
  const settled = findings.filter(({ flags }) => !flags.includes('pending'));
  const inStage = (id: string) => settled.filter(({ check }) => checks.get(check)?.stage === id);
  const assessed = isAssessed(input);
  return {
    assessed,
    packs,
    context,
    activities: scan.activities.map((activity) => ({ ...activity, said: manifest.does[activity.id] ?? null })),
    repository: bare.repository,
    team: teamScore(bare.findings, findings),
    imports: known.imports.map((one) => ({ ...one, checks: those(one.checks), shows: those(one.shows), against: those(one.against) })),
    findings,
    overall: scoreOf(findings),
    settled: { overall: scoreOf(settled), stages: Object.fromEntries(catalogue.stages.map(({ id }) => [id, scoreOf(inStage(id))])) },
    stages: Object.fromEntries(Object.entries(stages).map(([id, score]) => [id, { ...score, level: stageLevel(score.score) }])),
    steps: scores('step', catalogue.steps),
    considerations: scores('consideration', catalogue.considerations),
    ...levelsOf({ catalogue, checks, findings, inStage: (id) => within('stage', id), scores: stages, terms, scan, assessed }),
    ...ordered(findings, {
      checks,
      facts: new Map(scan.facts.map((fact) => [fact.signal, fact])),
      certain: (check) => isCertain(appliesTo(check, terms)),
      today: input.today,
      usual: usualBy(catalogue),
    }),
  };
}

/** The same with the rules that the project is asked by, and what is seen of them. */
function inUse<Input extends Pick<AssessInput, 'catalogue' | 'scan' | 'manifest'>>(input: Input): Input & { packs: PackUse[] } {
  const { catalogue, scan } = input;
  const { set } = termsOf(input);
  const packs = packsInUse(catalogue, input.manifest, set, { context: {}, does: doing(scan.activities, {}) });
  const rules = rulesInUse(catalogue, packs, new Set([...set.does].flatMap(([activity, takesPlace]) => (takesPlace === 'yes' ? [activity] : []))));
  return { ...input, catalogue: rules, scan: seenInUse(scan, catalogue, rules), packs };
}

/** Whether there is machine learning to judge: seen, said, or answered for. Where too little of the code is read to tell, any practice or hazard that is seen counts. */
function isAssessed({ scan, manifest, today }: AssessInput): boolean {
  const does = [...doing(scan.activities, manifest.does).values()];
  const seen = scan.facts.some(({ state }) => state === 'present' || state === 'weak');
  return does.includes('yes') || (does.includes('unknown') && seen) || Object.values(manifest.answers).some(isSaid(today));
}

/** Whether somebody has said something by an answer: what a program drafted and nobody confirmed is none yet, nor what is dated in the future. */
const isSaid = (today: string) => (answer: Answer) => answer.value !== 'unknown' && !isDraft(answer) && (answer.on === undefined || answer.on <= today);

/** The facts alone, assessed: nobody has said anything. */
function bareFindings(rules: Pick<AssessInput, 'catalogue' | 'scan'>, today: string): { findings: Finding[]; repository: Assessment['repository'] } {
  // What a person sets or guesses about a project changes neither what applies nor what weighs how much.
  const alone = inUse({ ...rules, scan: { ...rules.scan, guesses: {}, ignores: [] }, manifest: noManifest, citations: {}, today });
  const { catalogue } = alone;
  const findings = findingsOf(alone);
  const terms = termsOf(alone);
  const checks = new Map(catalogue.checks.map((check) => [check.id, check]));
  const scoreOfThose = (those: readonly Finding[]) =>
    repositoryScore(those, (id) => {
      const check = checks.get(id);
      const applies = check?.trace === 'expected' ? appliesTo(check, terms) : null;
      return applies !== null && isCertain(applies);
    });
  const stages = catalogue.stages.map(({ id }): [string, RepositoryScore] => [
    id,
    scoreOfThose(findings.filter(({ check }) => checks.get(check)?.stage === id)),
  ]);
  return { findings, repository: { ...scoreOfThose(findings), stages: Object.fromEntries(stages) } };
}
