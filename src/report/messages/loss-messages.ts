// What is said of a loss: what the change did, what was true before, what may happen now, and the ways out.
import type { GateChange, GateResult, NewHazard } from '../../model/index.js';
import { levels } from '../../model/index.js';
import { daysAfter } from '../../parsers/text/days.js';
import { firstSentence, placeText } from '../../terminal/text.js';
import type { Report } from '../report.js';
import { doubtWords } from './doubts.js';
import { levelNames } from './results.js';

type Told = Pick<Report, 'findings' | 'cases' | 'facts' | 'stages' | 'generated' | 'gate' | 'readiness'>;

/** How long a waiver lasts that nobody has thought about yet: no risk allows less at the most. */
const waivedDays = 90;

/** @returns what was done to the evidence of a check, as a sentence without a full stop; null where its place does not tell @param you whether whoever reads has done it */
export function didText({ did, by }: Pick<GateChange, 'did' | 'by'>, you: boolean): string | null {
  if (did === null) return null;
  const commit = by === null ? '' : ` (${by})`;
  const { path } = did.place;
  switch (did.code) {
    case 'file-removed':
      return you ? `You removed ${path}${commit}` : `${path} was removed${commit}`;
    case 'line-removed': {
      const line = did.text === null || did.text.trim() === '' ? placeText(did.place) : `"${cutLine(did.text)}"`;
      return you ? `You took ${line} out of ${path}${commit}` : `${line} was taken out of ${path}${commit}`;
    }
    default:
      return `${placeText(did.now)} is there, but ${doubtWords(did.doubt)}${commit}`;
  }
}

function cutLine(text: string): string {
  const plain = text.trim();
  return plain.length <= 80 ? plain : `${plain.slice(0, 79)}…`;
}

/** What is said of a check that lost something, each a sentence or more. */
export interface LossTexts {
  /** What the change did to it; "" where nothing tells. */
  did: string;
  /** What was true before, in the check's own words. */
  statement: string;
  /** What may happen now, and to whom it did; "" where nobody knows. */
  allows: string;
}

/** @returns what is said of a check, as far as the report knows it */
export function lossTexts(report: Told, check: string, change: Pick<GateChange, 'did' | 'by'> | null): LossTexts {
  const finding = report.findings.find((one) => one.check === check);
  const did = change === null ? null : didText(change, true);
  const considerations = report.stages.flatMap(({ steps }) => steps.flatMap((step) => step.considerations));
  const problem = considerations.find(({ id }) => id === finding?.consideration)?.problem;
  const story = report.cases[finding?.cases[0] ?? ''];
  return {
    did: did === null ? '' : `${did}.`,
    statement: finding === undefined ? '' : finding.statement,
    allows: [
      ...(problem === undefined ? [] : [`What it may lead to: ${firstSentence(problem)}`]),
      ...(story === undefined ? [] : [`It happened: ${firstSentence(story.happened)}`]),
    ].join(' '),
  };
}

/** What the change brought that speaks against the project, as a sentence. */
export function hazardText({ facts }: Pick<Report, 'facts'>, { signal, place, checks, why }: Pick<NewHazard, 'signal' | 'place' | 'checks' | 'why'>): string {
  const fact = facts.find((one) => one.signal === signal);
  const code = fact?.hazard ? ` (${fact.hazard.code})` : '';
  return `New in ${placeText(place)}: ${lower(fact?.title ?? signal)}${code}, which speaks against ${checks.join(', ')}${why === 'waived' ? ' (waived: not counted)' : ''}.`;
}

function lower(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}

/** The level's fall since the base, as a sentence; "" where it did not fall. */
export function levelFallText({ gate, readiness }: Pick<Report, 'gate' | 'readiness'>): string {
  const [before, now] = [gate?.base?.level ?? null, readiness.level.proven];
  if (before === null || now === null || levels.indexOf(now) >= levels.indexOf(before)) return '';
  return `The level falls from ${levelNames[before]} to ${levelNames[now]}.`;
}

/** The ways out of one cause: mend it, answer it, or accept it for a time. */
export interface WaysOut {
  check: string;
  mend: string;
  answer: string;
  /** An item of `waivers` of the manifest, as YAML in one line; whoever takes it fills in what stands in angle brackets. */
  waiver: string;
  /** Letting a stored baseline stand lower; null where the base is a commit. */
  accept: string | null;
}

/** @returns the ways out of a failed gate for each check that it fails for, those that lose most first */
export function waysOut(report: Told): WaysOut[] {
  const { gate } = report;
  if (gate === null || gate.verdict !== 'fail') return [];
  return failing(gate).map(({ check, change }) => {
    const risk = report.findings.find((one) => one.check === check)?.risk;
    const created = report.generated.slice(0, 10);
    const approved = risk === 'critical' ? ', approved-by: "<who approves>"' : '';
    return {
      check,
      mend: mendText(report, check, change),
      answer: `mlready interview --check ${check}`,
      waiver: `{check: ${check}, reason: planned, statement: "<why it may wait>", owner: "<who answers for it>", created: ${created}, expires: ${daysAfter(created, waivedDays)}${approved}}`,
      accept: gate.base !== null && gate.base.commit === null ? `mlready baseline accept ${check} --reason "…"` : null,
    };
  });
}

/** @returns the checks that a gate fails for; where the whole lost too much, all whose losses count */
export function failingChecks({ regressed, causes }: GateResult): ReadonlySet<string> {
  const whole = causes.some(({ code }) => code === 'whole-regressed');
  const counted = new Set(regressed.flatMap(({ check, why }) => (why === null ? [check] : [])));
  const lost = causes.flatMap((cause) => ('checks' in cause ? cause.checks.filter((check) => counted.has(check)) : []));
  return new Set([...(whole ? counted : []), ...lost, ...causes.flatMap((cause) => ('check' in cause ? [cause.check] : []))]);
}

/** The checks that a gate fails for, with what each lost, the most points first. */
function failing(gate: GateResult): { check: string; change: GateChange | null }[] {
  const checks = failingChecks(gate);
  const lost = gate.regressed.filter(({ check }) => checks.has(check)).sort((a, b) => b.points - a.points);
  return [...new Set([...lost.map(({ check }) => check), ...checks])].map((check) => ({ check, change: lost.find((one) => one.check === check) ?? null }));
}

/** How to undo what was done where that can be said in a command, otherwise what to do first. */
function mendText({ gate, findings }: Told, check: string, change: GateChange | null): string {
  const did = change?.did ?? null;
  const commit = gate?.base?.commit ?? null;
  if (did?.code === 'file-removed' && commit !== null && /^[\w./-]+$/.test(did.place.path) && !did.place.path.startsWith('-'))
    return `git checkout ${commit.slice(0, 10)} -- ${did.place.path}`;
  if (did !== null && did.code !== 'file-removed' && did.text !== null && did.text.trim() !== '')
    return `put "${cutLine(did.text)}" back into ${did.place.path}`;
  const finding = findings.find((one) => one.check === check);
  return finding === undefined ? `mlready explain ${check}` : firstSentence(finding.steps[0] ?? finding.remedy);
}

/** The ways out of one cause as a sentence. */
export function waysOutText({ check, mend, answer, waiver, accept }: WaysOut): string {
  const stored = accept === null ? '' : `, or let it stand lower from now on (${accept})`;
  return `${check}: mend it (${mend.replace(/\.$/, '')}), answer it and point at evidence (${answer}), or accept it for a time under waivers in the manifest: ${waiver}${stored}`;
}
