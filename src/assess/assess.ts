// Facts and answers become an assessment. Pure: the same input gives the same output, and the day comes in from outside.
import { noManifest } from '../manifest/manifest.js';
import type {
  Assessment,
  Catalogue,
  Check,
  Citation,
  ContextValue,
  Fact,
  Finding,
  Flag,
  ImportedResult,
  Manifest,
  PackUse,
  RepositoryScore,
  Risk,
  Scan,
  Score,
} from '../model/index.js';
import { risks } from '../model/index.js';
import { daysAfter } from '../parsers/text/days.js';
import { type AssessTerms, appliesTo, doing, isCertain } from './applies.js';
import { closestCases } from './cases.js';
import { type ConditionTerms, holds } from './condition.js';
import { withoutIgnored } from './ignored.js';
import { type ImportsKnown, importsKnown } from './imports.js';
import { levelsOf, stageLevel } from './levels.js';
import { ordered, usualBy } from './order.js';
import { furtherPackOf, packsInUse, rulesInUse, seenInUse } from './packs.js';
import { repositoryScore, teamScore } from './repository.js';
import { reusedIn } from './reused.js';
import { scoreOf } from './score.js';
import { type AnswerStanding, standingOf } from './standing.js';
import { decide } from './verdict.js';

export interface AssessInput {
  catalogue: Catalogue;
  scan: Scan;
  manifest: Manifest;
  /** For each answered check what its citations turned out to be. */
  citations: Readonly<Record<string, readonly Citation[]>>;
  /** Results of other tools that the manifest takes in; none where it is left out. */
  imports?: readonly ImportedResult[];
  /** The day of the assessment, "YYYY-MM-DD" in UTC. */
  today: string;
  /** The built-in rules, and what they see in all of the tree: what the repository shows whatever anybody says. Left out where they are the same. */
  bare?: { catalogue: Catalogue; scan: Scan };
}

/** Checks that are newer than what a manifest was written for are left out by the gate for so long after they were released. */
const pendingDays = 180;

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
function isAssessed({ scan, manifest }: AssessInput): boolean {
  const does = [...doing(scan.activities, manifest.does).values()];
  const seen = scan.facts.some(({ state }) => state === 'present' || state === 'weak');
  return does.includes('yes') || (does.includes('unknown') && seen) || Object.values(manifest.answers).some(({ value }) => value !== 'unknown');
}

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

/** What every check is decided by. */
interface FindingTerms extends AssessInput {
  terms: AssessTerms;
  facts: ReadonlyMap<string, Fact>;
  /** Citations of what more than three checks cite. */
  reused: ReadonlySet<Citation>;
  shown: ImportsKnown['shown'];
}

function findingsOf(input: AssessInput, shown: ImportsKnown['shown'] = new Map()): Finding[] {
  const { catalogue, scan } = input;
  // A hazard on trial says nothing yet.
  const hazards = new Map(catalogue.signals.flatMap(({ id, hazard }) => (hazard ? [[id, hazard] as const] : [])));
  const facts = new Map<string, Fact>();
  for (const fact of scan.facts) {
    const hazard = hazards.get(fact.signal);
    if (!hazard?.trial) facts.set(fact.signal, hazard ? withoutIgnored(fact, hazard.code, scan.ignores) : fact);
  }
  const known: FindingTerms = { ...input, terms: termsOf(input), facts, reused: reusedIn(input.citations), shown };
  return catalogue.checks.map((check) => findingOf(check, known));
}

function termsOf({ catalogue, manifest, scan }: Pick<AssessInput, 'catalogue' | 'manifest' | 'scan'>): AssessTerms {
  const does = doing(scan.activities, manifest.does);
  const assumed = Object.entries(contextOf(catalogue, manifest, scan)).map(([field, { value }]) => [field, value] as const);
  return { set: { context: manifest.context, does }, assumed: { context: Object.fromEntries(assumed), does } };
}

function findingOf(check: Check, known: FindingTerms): Finding {
  const { catalogue, scan, manifest, citations, today, terms, facts, reused, shown } = known;
  const scale = catalogue.scales.find(({ id }) => id === check.scale);
  if (!scale) throw new Error(`the scale "${check.scale}" of ${check.id} is not in the catalogue`);
  const answer = manifest.answers[check.id] ?? null;
  const standing = answer === null ? 'fresh' : standingOf(answer, check, today);
  const counts = standing === 'fresh' || standing === 'stale' || standing === 'undated';
  const { risk, byGuess } = riskOf(check, terms);
  const cited = citations[check.id] ?? [];
  const decision = decide({
    check,
    scale,
    risk,
    applies: appliesTo(check, terms),
    facts,
    answer: !counts || answer?.value === 'unknown' ? null : answer,
    uncounted: counts ? null : standing,
    citations: cited,
    reused,
    imports: shown.get(check.id) ?? [],
    whole: scan.whole,
  });
  const pending = isPending(check, known);
  return {
    check: check.id,
    verdict: decision.verdict,
    basis: decision.basis,
    reason: decision.reason,
    flags: [...decision.flags, ...flagsOf({ standing, cited, byGuess: byGuess && decision.verdict !== 'not-applicable', pending }, known)],
    risk,
    trace: check.trace,
    points: decision.points,
    answer,
    citations: [...cited],
    evidence: decision.evidence,
    cases: closestCases(check, catalogue, terms.assumed.context),
    waiver: manifest.waivers.find((one) => one.check === check.id) ?? null,
  };
}

/** What is to be said of a finding beside the decision: whether its answer counts, what became of what it cites, what a guess did, that it is new. */
function flagsOf(
  { standing, cited, byGuess, pending }: { standing: AnswerStanding; cited: readonly Citation[]; byGuess: boolean; pending: boolean },
  { reused }: Pick<FindingTerms, 'reused'>,
): Flag[] {
  const flags: Flag[] = [];
  if (standing !== 'fresh' && standing !== 'stale') flags.push(standing);
  if (standing === 'stale' || standing === 'undated' || cited.some(({ state }) => state === 'changed')) flags.push('stale');
  if (cited.some((citation) => reused.has(citation))) flags.push('reused');
  if (byGuess) flags.push('guess-raised');
  if (pending) flags.push('pending');
  return flags;
}

function contextOf(catalogue: Catalogue, manifest: Manifest, scan: Scan): Record<string, ContextValue> {
  return Object.fromEntries(
    catalogue.context.map(({ id, many }): [string, ContextValue] => {
      const set = manifest.context[id];
      if (set && set.length > 0) return [id, { value: set, source: 'set', places: [] }];
      const guesses = scan.guesses[id] ?? [];
      const taken = many ? guesses : guesses.slice(0, 1);
      if (taken.length === 0) return [id, { value: [], source: 'unset', places: [] }];
      return [id, { value: taken.map(({ value }) => value), source: 'guessed', places: taken.flatMap(({ places }) => places) }];
    }),
  );
}

/** The risk after what raises it. A guess may raise it as well as the manifest; `byGuess` says that only a guess did. */
function riskOf(check: Check, { set, assumed }: AssessTerms): { risk: Risk; byGuess: boolean } {
  const highest = (terms: ConditionTerms) =>
    check.raise.reduce<Risk>((risk, { to, when }) => (holds(when, terms) === 'yes' && risks.indexOf(to) < risks.indexOf(risk) ? to : risk), check.risk);
  const risk = highest(assumed);
  return { risk, byGuess: risk !== highest(set) };
}

/** Whether a check is newer than the pack that the manifest was written for, and was released so lately that nobody has had time for it. */
function isPending({ since, pack }: Check, { manifest, catalogue, today }: FindingTerms): boolean {
  const further = furtherPackOf(catalogue, pack);
  const last = lastPendingDay({ since, pack }, catalogue);
  // Who names no version of a further pack has not met it yet.
  const written = manifest.pack?.[pack] ?? (further === null ? null : '0.0.0');
  return manifest.pack !== null && written !== null && newer(since, written) && last !== null && today <= last;
}

/** @returns the last day on which the gate leaves a check out for a manifest that is older than it; null where nobody knows when its pack was released */
export function lastPendingDay({ since, pack }: Pick<Check, 'since' | 'pack'>, catalogue: Pick<Catalogue, 'packs' | 'releases'>): string | null {
  const released = (furtherPackOf(catalogue, pack) ?? catalogue).releases[since];
  return released === undefined ? null : daysAfter(released, pendingDays);
}

function newer(version: string, than: string): boolean {
  const parts = (text: string) => text.split('.').map(Number);
  const [a, b] = [parts(version), parts(than)];
  for (let i = 0; i < 3; i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) > (b[i] ?? 0);
  return false;
}
