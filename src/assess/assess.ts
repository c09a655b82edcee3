// Facts and answers become an assessment. Pure: the same input gives the same output, and the day comes in from outside.
import type { Answer, Assessment, Catalogue, Ceiling, Check, Citation, ContextValue, Finding, Flag, Manifest, Risk, Scan } from '../model/index.js';
import { risks } from '../model/index.js';
import { closestCases } from './cases.js';
import { fieldsOf, holds } from './condition.js';
import { evidenceCeiling, held, levelOf, scoreOf, valueOfClosing } from './score.js';
import { decide } from './verdict.js';

export interface AssessInput {
  catalogue: Catalogue;
  scan: Scan;
  manifest: Manifest;
  /** For each answered check what its citations turned out to be. */
  citations: Readonly<Record<string, readonly Citation[]>>;
  /** The day of the assessment, "YYYY-MM-DD" in UTC. */
  today: string;
}

/** Answers count for 180 days unless they say otherwise, and keep their points for another 30. */
const reviewDays = 180;
const graceDays = 30;

/** Assesses one tree. Findings are in catalogue order; every number can be traced to the points of single checks. */
export function assess({ catalogue, scan, manifest, citations, today }: AssessInput): Assessment {
  const facts = new Map(scan.facts.map((fact) => [fact.signal, fact]));
  const context = contextOf(catalogue, manifest, scan);
  const set = manifest.context;
  const assumed = Object.fromEntries(Object.entries(context).map(([field, { value }]) => [field, value]));
  const reused = reusedPaths(manifest.answers);

  const findings = catalogue.checks.map((check): Finding => {
    const scale = catalogue.scales.find(({ id }) => id === check.scale);
    if (!scale) throw new Error(`the scale "${check.scale}" of ${check.id} is not in the catalogue`);
    const answer = manifest.answers[check.id] ?? null;
    const age = ageOf(answer, today);
    const { risk, byGuess } = riskOf(check, assumed, set);
    const cited = citations[check.id] ?? [];
    const decision = decide({
      check,
      scale,
      risk,
      applies: check.when === null || holds(check.when, set) !== 'no',
      facts,
      answer: age === 'expired' || answer?.value === 'unknown' ? null : answer,
      answerExpired: age === 'expired',
      citations: cited,
      whole: scan.whole,
    });
    const flags: Flag[] = [...decision.flags];
    if (age === 'expired') flags.push('expired');
    if (age === 'stale' || cited.some(({ state }) => state === 'changed')) flags.push('stale');
    if (cited.some(({ ref }) => 'path' in ref && reused.has(ref.path))) flags.push('reused');
    if (byGuess && decision.verdict !== 'not-applicable') flags.push('guess-raised');
    const pending = manifest.pack !== null && newer(check.since, manifest.pack);
    if (pending) flags.push('pending');
    const waiver = manifest.waivers.find((one) => one.check === check.id) ?? null;
    return {
      check: check.id,
      verdict: decision.verdict,
      basis: decision.basis,
      reason: decision.reason,
      flags,
      risk,
      points: pending ? { earned: 0, possible: 0, observed: 0, total: 0 } : decision.points,
      answer,
      citations: [...cited],
      evidence: decision.evidence,
      cases: closestCases(check, catalogue, assumed),
      waiver,
    };
  });

  const scored = findings.filter(({ flags }) => !flags.includes('pending'));
  const checks = new Map(catalogue.checks.map((check) => [check.id, check]));
  const of = (key: 'stage' | 'step' | 'consideration', id: string) => scored.filter((finding) => checks.get(finding.check)?.[key] === id);
  const assessed = scan.facts.some(({ state }) => state === 'present') || Object.values(manifest.answers).some(({ value }) => value !== 'unknown');
  const stages = Object.fromEntries(
    catalogue.stages.map(({ id }) => {
      const score = scoreOf(of('stage', id));
      return [id, { ...score, level: score.score === null ? null : levelOf(score.score) }];
    }),
  );
  const rated = catalogue.stages.flatMap(({ id }) => {
    const score = stages[id]?.score ?? null;
    return score === null ? [] : [{ id, score }];
  });
  const weakest = rated.reduce<{ id: string; score: number } | null>((low, one) => (low === null || one.score < low.score ? one : low), null);
  const ceilings: Ceiling[] = [
    ...catalogue.stages.flatMap(({ id }) => evidenceCeiling(id, of('stage', id)) ?? []),
    ...scored
      .filter(({ risk, verdict }) => risk === 'critical' && verdict !== 'met' && verdict !== 'not-applicable')
      .map((f): Ceiling => ({ at: 'pilot', by: { code: 'critical-not-met', check: f.check } })),
    ...unsetFields(catalogue, scored, checks, assumed).map((field): Ceiling => ({ at: 'pilot', by: { code: 'context-unset', field } })),
  ];
  const reached = assessed && weakest ? held(levelOf(weakest.score), ceilings) : { level: null, heldBy: [] };

  const order = new Map(catalogue.checks.map((check, index) => [check.id, index]));
  const byValue = (value: (finding: Finding, check: Check) => number) => (a: Finding, b: Finding) => {
    const [first, second] = [checks.get(a.check), checks.get(b.check)];
    const difference = first && second ? value(b, second) - value(a, first) : 0;
    return difference !== 0 ? difference : (order.get(a.check) ?? 0) - (order.get(b.check) ?? 0);
  };
  return {
    assessed,
    context,
    findings,
    overall: scoreOf(scored),
    stages,
    steps: Object.fromEntries(catalogue.steps.map(({ id }) => [id, scoreOf(of('step', id))])),
    considerations: Object.fromEntries(catalogue.considerations.map(({ id }) => [id, scoreOf(of('consideration', id))])),
    level: reached.level,
    weakest: assessed ? (weakest?.id ?? null) : null,
    heldBy: reached.heldBy,
    ceilings,
    gaps: scored
      .filter(({ verdict }) => verdict === 'gap' || verdict === 'partial')
      .sort(byValue(valueOfClosing))
      .map(({ check }) => check),
    open: scored
      .filter(({ verdict }) => verdict === 'unknown')
      .sort(byValue((finding) => finding.points.total))
      .map(({ check }) => check),
  };
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
function riskOf(check: Check, assumed: Record<string, string[]>, set: Record<string, string[]>): { risk: Risk; byGuess: boolean } {
  const highest = (context: Record<string, string[]>) =>
    check.raise.reduce<Risk>((risk, { to, when }) => (holds(when, context) === 'yes' && risks.indexOf(to) < risks.indexOf(risk) ? to : risk), check.risk);
  const risk = highest(assumed);
  return { risk, byGuess: risk !== highest(set) };
}

/** Context fields that nobody set and nothing shows, and that could raise the risk of a check that applies to critical. */
function unsetFields(catalogue: Catalogue, findings: readonly Finding[], checks: ReadonlyMap<string, Check>, assumed: Record<string, string[]>): string[] {
  const fields = new Set<string>();
  for (const finding of findings) {
    if (finding.verdict === 'not-applicable' || finding.verdict === 'met' || finding.risk === 'critical') continue;
    for (const { to, when } of checks.get(finding.check)?.raise ?? []) {
      if (to !== 'critical' || holds(when, assumed) !== 'unknown') continue;
      for (const field of fieldsOf(when)) if ((assumed[field] ?? []).length === 0) fields.add(field);
    }
  }
  return catalogue.context.map(({ id }) => id).filter((id) => fields.has(id));
}

/** A path that more than three checks cite proves each of them a little less; it is flagged, no more. */
function reusedPaths(answers: Record<string, Answer>): Set<string> {
  const counts = new Map<string, number>();
  for (const answer of Object.values(answers)) for (const ref of answer.evidence) if ('path' in ref) counts.set(ref.path, (counts.get(ref.path) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count > 3).map(([path]) => path));
}

function ageOf(answer: Answer | null, today: string): 'fresh' | 'stale' | 'expired' {
  if (answer?.on !== undefined && answer.on > today) return 'stale';
  const due = answer?.reviewBy ?? (answer?.on === undefined ? undefined : daysAfter(answer.on, reviewDays));
  if (due === undefined || today <= due) return 'fresh';
  return today <= daysAfter(due, graceDays) ? 'stale' : 'expired';
}

/** The day that lies a number of days after "YYYY-MM-DD". */
function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function newer(version: string, than: string): boolean {
  const parts = (text: string) => text.split('.').map(Number);
  const [a, b] = [parts(version), parts(than)];
  for (let i = 0; i < 3; i++) if ((a[i] ?? 0) !== (b[i] ?? 0)) return (a[i] ?? 0) > (b[i] ?? 0);
  return false;
}
