// The finding on each check: what is seen, what is said and what is imported, put to the table of decisions.
import type { Check, Citation, Fact, Finding, Flag, Risk } from '../model/index.js';
import { risks } from '../model/index.js';
import { type AssessTerms, appliesTo } from './applies.js';
import { closestCases } from './cases.js';
import { type ConditionTerms, holds } from './condition.js';
import { withoutIgnored } from './ignored.js';
import type { ImportsKnown } from './imports.js';
import { type AssessInput, termsOf } from './input.js';
import { isPending } from './pending.js';
import { reusedIn } from './reused.js';
import { type AnswerStanding, standingOf } from './standing.js';
import { decide } from './verdict.js';

/** What every check is decided by. */
interface FindingTerms extends AssessInput {
  terms: AssessTerms;
  facts: ReadonlyMap<string, Fact>;
  /** Citations of what more than three checks cite. */
  reused: ReadonlySet<Citation>;
  shown: ImportsKnown['shown'];
}

/** @param shown what imported results say of each check @returns the findings in catalogue order */
export function findingsOf(input: AssessInput, shown: ImportsKnown['shown'] = new Map()): Finding[] {
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

/** The risk after what raises it. A guess may raise it as well as the manifest; `byGuess` says that only a guess did. */
function riskOf(check: Check, { set, assumed }: AssessTerms): { risk: Risk; byGuess: boolean } {
  const highest = (terms: ConditionTerms) =>
    check.raise.reduce<Risk>((risk, { to, when }) => (holds(when, terms) === 'yes' && risks.indexOf(to) < risks.indexOf(risk) ? to : risk), check.risk);
  const risk = highest(assumed);
  return { risk, byGuess: risk !== highest(set) };
}
