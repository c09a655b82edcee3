// What a change brings, at the lines that it touches: hazards that are new, practices that prove less than before, and those that were taken away.
import { withoutIgnored } from '../assess/ignored.js';
import {
  type Assessment,
  type Catalogue,
  type ChangeFinding,
  type ChangeKind,
  type Check,
  changeKinds,
  type Fact,
  type Place,
  risks,
  type Scan,
  type Signal,
} from '../model/index.js';
import { languageOf } from '../parsers/languages.js';
import type { FileChange } from '../project/file-changes.js';
import { diffContext, newPlaces } from './new-places.js';

export interface ChangeSide {
  scan: Scan;
  assessment: Assessment;
}

export interface ChangeInput {
  /** What both sides are judged by. */
  catalogue: Catalogue;
  base: ChangeSide;
  head: ChangeSide;
  /** Gives what became of a file between the two. */
  changeOf(path: string): FileChange;
  /** Whether hazards on trial are told too. */
  trial: boolean;
}

/** As in the gate: what is lost of a lesser check does not stop a change. */
const grave: ReadonlySet<ChangeFinding['risk']> = new Set(['critical', 'high']);

/** @returns what a reviewer should see, those of the highest risk first, then in the order of the files */
export function reviewChange(input: ChangeInput): ChangeFinding[] {
  const found = input.catalogue.signals.flatMap((signal): ChangeFinding[] =>
    signal.hazard === null ? lostPractice(signal, input) : newHazards(signal, input),
  );
  const rank = (finding: ChangeFinding) => [risks.indexOf(finding.risk), changeKinds.indexOf(finding.kind)] as const;
  return found.sort((a, b) => {
    const [[riskA, kindA], [riskB, kindB]] = [rank(a), rank(b)];
    return riskA - riskB || kindA - kindB || compareText(a.place.path, b.place.path) || (a.place.line ?? 0) - (b.place.line ?? 0);
  });
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Places of a hazard that the change brought: in lines that it touched, and more of the kind than before. Lines that only moved are the same place. */
function newHazards(signal: Signal, { catalogue, base, head, changeOf, trial }: ChangeInput): ChangeFinding[] {
  const { hazard } = signal;
  if (hazard === null || (hazard.trial && !trial)) return [];
  const now = undisputed(signal, head.scan);
  if (now?.state !== 'present') return [];
  const checks = hazard.trial ? [] : speaksAgainst(signal, catalogue, head.assessment);
  // A check that it speaks against is there, and concerns nothing here.
  if (checks.length === 0 && !hazard.trial && catalogue.checks.some(({ refutedBy }) => refutedBy.some((one) => one.signal === signal.id))) return [];
  const before = factOf(base.scan, signal.id);
  // What was not read before may have been there already.
  if (before?.state === 'unreadable') return [];
  const old = before?.state === 'present' ? before.places : [];
  const isOfAll = now.places.every(({ line }) => line === undefined) && old.length > 0;
  if (isOfAll && isShare(signal)) return [];
  return newPlaces(now.places, old, changeOf).flatMap((place): ChangeFinding[] => {
    const text = changeOf(place.path).after(place);
    return [{ kind: 'hazard', signal: signal.id, place, text, label: labelOf(head.scan, signal.id, place), doubt: null, ...ranked(checks), patch: null }];
  });
}

/** Whether a hazard is a share of all: it has no line of its own, and another file does not make it new. */
function isShare({ seen }: Signal): boolean {
  const parts = 'any' in seen ? seen.any : 'all' in seen ? seen.all : [seen];
  return parts.some((part) => 'kind' in part && part.kind === 'share');
}

/** A practice that the base showed live, and that the change made hollow or took away, in lines that it touched; told only where a grave check loses proof by it. */
function lostPractice(signal: Signal, { catalogue, base, head, changeOf }: ChangeInput): ChangeFinding[] {
  const [before, now] = [factOf(base.scan, signal.id), factOf(head.scan, signal.id)];
  if (before?.state !== 'present' || now === undefined || now.state === 'present' || now.state === 'unreadable') return [];
  const checks = losesProof(signal, catalogue, base.assessment, head.assessment).filter(({ risk }) => grave.has(risk));
  if (checks.length === 0) return [];
  const told = (kind: ChangeKind, place: Place, text: string | null, doubt: ChangeFinding['doubt']): ChangeFinding[] => [
    { kind, signal: signal.id, place, text, label: null, doubt, ...ranked(checks), patch: null },
  ];
  const doubted = now.state === 'weak' ? { doubt: now.doubt ?? null, places: now.places } : (now.near ?? { doubt: null, places: [] });
  // Only where the place itself tells why it proves less: code that is written anew may do the same in words that no rule knows.
  const hollow = doubted.doubt === null ? undefined : doubted.places.find((place) => changeOf(place.path).isTouched(place, diffContext));
  if (hollow) return told('weaker', hollow, changeOf(hollow.path).after(hollow), doubted.doubt);
  const taken = before.places.find((place) => isPlainlyTaken(place, changeOf));
  return taken ? told('gone', taken, changeOf(taken.path).before(taken), null) : [];
}

const documents = /\.(?:md|mdx|markdown|rst|adoc|html?|docx|pdf|tex)$/i;

/**
 * Whether what stood at a place is gone for sure: a line of configuration that was taken out, a file that is no more. Code and prose that changed may say the same in
 * other words.
 */
function isPlainlyTaken(place: Place, changeOf: ChangeInput['changeOf']): boolean {
  if (languageOf(place.path) !== null) return false;
  const change = changeOf(place.path);
  return documents.test(place.path) ? change.isGone : change.isTaken(place);
}

function factOf({ facts }: Scan, signal: string): Fact | undefined {
  return facts.find((fact) => fact.signal === signal);
}

function labelOf({ facts, labels }: Scan, signal: string, place: Place): string | null {
  const index = facts.find((fact) => fact.signal === signal)?.places.indexOf(place) ?? -1;
  return labels[signal]?.[index] ?? null;
}

function undisputed(signal: Signal, scan: Scan): Fact | undefined {
  const fact = factOf(scan, signal.id);
  return fact && signal.hazard ? withoutIgnored(fact, signal.hazard.code, scan.ignores) : fact;
}

/** The checks that a hazard speaks against and that concern the project. */
function speaksAgainst({ id }: Signal, { checks }: Catalogue, { findings }: Assessment): Ranked[] {
  return checks.flatMap((check) => {
    const finding = findings.find((one) => one.check === check.id);
    const concerns = finding !== undefined && finding.verdict !== 'not-applicable' && check.refutedBy.some(({ signal }) => signal === id);
    return concerns ? [{ check, risk: finding.risk }] : [];
  });
}

/** The checks that a practice shows and that the repository proves less of than before. */
function losesProof({ id }: Signal, { checks }: Catalogue, before: Assessment, now: Assessment): Ranked[] {
  return checks.flatMap((check) => {
    const [was, is] = [before, now].map(({ findings }) => findings.find((one) => one.check === check.id));
    const less = was !== undefined && is !== undefined && was.points.observed > is.points.observed && is.verdict !== 'not-applicable';
    return less && check.shownBy.some(({ signal }) => signal === id) ? [{ check, risk: is.risk }] : [];
  });
}

interface Ranked {
  check: Check;
  risk: ChangeFinding['risk'];
}

function ranked(checks: readonly Ranked[]): Pick<ChangeFinding, 'checks' | 'risk'> {
  const sorted = [...checks].sort((a, b) => risks.indexOf(a.risk) - risks.indexOf(b.risk));
  return { checks: sorted.map(({ check }) => check.id), risk: sorted[0]?.risk ?? 'medium' };
}
