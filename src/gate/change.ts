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
import type { FileChange } from './file-changes.js';

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

/** How far from a touched line a place may stand and still be seen with it: as many lines as a diff shows around each (git's default). */
const context = 3;

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
  if (!hazard.trial && checks.length === 0) return [];
  const before = factOf(base.scan, signal.id);
  // What was not read before may have been there already.
  if (before?.state === 'unreadable') return [];
  const old = before?.state === 'present' ? before.places : [];
  const isOfAll = now.places.every(({ line }) => line === undefined) && old.length > 0;
  if (isOfAll && isShare(signal)) return [];
  const left = tally(old.map((place) => changeOf(place.path).before(place) ?? place.path));
  // Those that stand where nothing was touched were there before, and take the old ones of their text first.
  const touched = now.places.filter((place) => {
    if (changeOf(place.path).isTouched(place, context)) return true;
    take(left, changeOf(place.path).after(place) ?? place.path);
    return false;
  });
  return touched.flatMap((place): ChangeFinding[] => {
    const text = changeOf(place.path).after(place);
    if (take(left, text ?? place.path)) return [];
    return [{ kind: 'hazard', signal: signal.id, place, text, doubt: null, ...ranked(checks), patch: null }];
  });
}

/** Whether a hazard is a share of all: it has no line of its own, and another file does not make it new. */
function isShare({ seen }: Signal): boolean {
  const parts = 'any' in seen ? seen.any : 'all' in seen ? seen.all : [seen];
  return parts.some((part) => 'kind' in part && part.kind === 'share');
}

function tally(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text.trim(), (counts.get(text.trim()) ?? 0) + 1);
  return counts;
}

/** Takes one of a text; false where none is left. */
function take(counts: Map<string, number>, text: string): boolean {
  const count = counts.get(text.trim()) ?? 0;
  if (count === 0) return false;
  counts.set(text.trim(), count - 1);
  return true;
}

/** A practice that the base showed live, and that the change made hollow or took away, in lines that it touched; told only where a check loses proof by it. */
function lostPractice(signal: Signal, { catalogue, base, head, changeOf }: ChangeInput): ChangeFinding[] {
  const [before, now] = [factOf(base.scan, signal.id), factOf(head.scan, signal.id)];
  if (before?.state !== 'present' || now === undefined || now.state === 'present' || now.state === 'unreadable') return [];
  const checks = losesProof(signal, catalogue, base.assessment, head.assessment);
  if (checks.length === 0) return [];
  const told = (kind: ChangeKind, place: Place, text: string | null, doubt: ChangeFinding['doubt']): ChangeFinding[] => [
    { kind, signal: signal.id, place, text, doubt, ...ranked(checks), patch: null },
  ];
  const doubted = now.state === 'weak' ? { doubt: now.doubt ?? null, places: now.places } : (now.near ?? { doubt: null, places: [] });
  const hollow = doubted.doubt === null && now.state !== 'weak' ? undefined : doubted.places.find((place) => changeOf(place.path).isTouched(place, context));
  if (hollow) return told('weaker', hollow, changeOf(hollow.path).after(hollow), doubted.doubt);
  const taken = before.places.find((place) => changeOf(place.path).isTaken(place));
  return taken ? told('gone', taken, changeOf(taken.path).before(taken), null) : [];
}

function factOf({ facts }: Scan, signal: string): Fact | undefined {
  return facts.find((fact) => fact.signal === signal);
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
  return { checks: sorted.map(({ check }) => check.id), risk: sorted[0]?.risk ?? 'low' };
}
