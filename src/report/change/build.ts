// From what was found in a change to its report: the findings with the texts of the rules.
import { createHash } from 'node:crypto';
import type { Catalogue, ChangeFinding, ChangeReview, Check, Place, Signal } from '../../model/index.js';
import { firstSentence } from '../../terminal/text.js';
import type { ChangeReport, ReportedChange } from '../change-schema.js';
import { caseNotes, caseWho, citationOf } from '../messages/results.js';

export interface ChangeReportTerms {
  catalogue: Catalogue;
  project: ChangeReport['project'];
  /** When, ISO 8601 in UTC. */
  generated: string;
  /** The version of the program. */
  tool: string;
}

/** Puts what was found in a change into its report. */
export function buildChange({ base, missing, findings, unread }: ChangeReview, { catalogue, project, generated, tool }: ChangeReportTerms): ChangeReport {
  const counts = new Map<string, number>();
  return {
    schema: 1,
    tool: { name: 'mlready', version: tool },
    pack: { id: catalogue.id, version: catalogue.version },
    project,
    generated,
    base,
    missing,
    findings: folded(findings).map(({ first, also }) => ({ ...reported(first, catalogue, fingerprintOf(first, project.inside, counts)), also })),
    unread,
  };
}

const mostAlso = 20;

/** What is wrong in the same way in many lines of a file is told once. Those that a program can repair stand for themselves. */
function folded(findings: readonly ChangeFinding[]): { first: ChangeFinding; also: Place[] }[] {
  const groups = new Map<string, { first: ChangeFinding; also: Place[] }>();
  for (const [index, finding] of findings.entries()) {
    const key = finding.patch === null ? [finding.kind, finding.signal, finding.place.path].join('\0') : String(index);
    const group = groups.get(key);
    if (!group) groups.set(key, { first: finding, also: [] });
    else if (group.also.length < mostAlso) group.also.push(finding.place);
  }
  return [...groups.values()];
}

function reported(finding: ChangeFinding, catalogue: Catalogue, fingerprint: string): Omit<ReportedChange, 'also'> {
  const { kind, place, text, label, doubt, risk, patch } = finding;
  const signal = catalogue.signals.find(({ id }) => id === finding.signal);
  const checks = finding.checks.flatMap((id) => catalogue.checks.filter((check) => check.id === id));
  const hazard = signal?.hazard ?? null;
  return {
    kind,
    signal: finding.signal,
    code: hazard?.code ?? null,
    title: signal?.title ?? finding.signal,
    risk,
    place,
    text: text?.trim() ?? null,
    label,
    doubt,
    why: hazard === null ? (checks[0]?.statement ?? '') : twoSentences(hazard.hurts),
    checks: checks.map(({ id, statement }) => ({ check: id, statement })),
    case: caseOf([...(hazard?.cases ?? []), ...checks.flatMap(({ cases }) => cases)], catalogue),
    repair: repairOf(signal, checks),
    form: hazard === null ? null : hazard.repair.trimEnd().split('\n'),
    patch,
    precision: hazard === null ? null : (catalogue.precision[hazard.code] ?? null),
    trial: hazard?.trial ?? false,
    fingerprint,
  };
}

function twoSentences(text: string): string {
  const first = firstSentence(text);
  const second = firstSentence(text.slice(first.length).trim());
  return second === '' ? first : `${first} ${second}`;
}

function repairOf(signal: Signal | undefined, checks: readonly Check[]): string {
  if (signal?.hazard) return signal.hazard.mend ?? '';
  const [check] = checks;
  // What showed the practice is known: putting it back is what can be said for sure.
  return check === undefined ? '' : 'Let it hold again, or show the practice elsewhere in this change.';
}

/** The first case in which something happened to somebody; else the first. */
function caseOf(ids: readonly string[], { cases }: Catalogue): ReportedChange['case'] {
  const told = ids.flatMap((id) => cases.filter((one) => one.id === id));
  const one = told.find(({ kind }) => kind === 'attack' || kind === 'case-study') ?? told[0];
  if (one === undefined) return null;
  return { id: one.id, who: caseWho(one), happened: one.happened, lesson: one.lesson, citation: citationOf(one), notes: caseNotes(one) };
}

/** Of the file and the text, not of the number of the line, which other changes move; the second of the same text in a file is another. */
function fingerprintOf({ kind, signal, place, text }: ChangeFinding, inside: string, counts: Map<string, number>): string {
  const key = [inside, kind, signal, place.path, (text ?? '').trim()].join('\0');
  const count = counts.get(key) ?? 0;
  counts.set(key, count + 1);
  return createHash('sha256').update(`${key}\0${count}`).digest('hex');
}
