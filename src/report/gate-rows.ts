// What the gate says, thing by thing, for formats that have a row, a note or an annotation for each: the verdict, what a change lost and brought, what is not compared.
import { noComparison } from '../gate/no-comparison.js';
import type { Comparison, GateChange, NewHazard, Place, Risk } from '../model/index.js';
import { placeText } from '../terminal/text.js';
import { repositoryPath } from './links.js';
import { asideTexts, baseText, causeText, changeNote, gateNames, missingText } from './messages/gate-messages.js';
import { failingChecks, hazardText, lossTexts, waysOut, waysOutText } from './messages/loss-messages.js';
import { policyTexts } from './messages/policy-messages.js';
import type { Report } from './report.js';

/** One thing that the gate says. */
export interface GateRow {
  /** `note`: what is balanced, or met as before and rests on less. */
  kind: 'verdict' | 'lost' | 'hazard' | 'not-comparable' | 'left-out' | 'note';
  /** The check that it is about; null where it is about several, or the whole. */
  check: string | null;
  /** The risk of what counts against the change; "note" for what does not. */
  urgency: Risk | 'note';
  /** Whether the gate fails, or cannot say, because of it or of its like. */
  fails: boolean;
  text: string;
  /** Where a reader of the head is led to, by its path from the top of the repository. */
  path: string | null;
  line: number | null;
}

/** @returns everything that the gate says, the verdict first; nothing where there is no gate */
export function gateRows(report: Report): GateRow[] {
  const { gate } = report;
  return gate === null ? [] : [verdictRow(report, gate), ...lossRows(report), ...hazardRows(report), ...asideRows(gate)];
}

/** What was lost, what counts before what does not, and the most points first. */
export function lossRows(report: Report): GateRow[] {
  const { gate } = report;
  // An answer that is corrected counts where the check is critical, see judge().
  const counts = ({ why, risk }: GateChange) => why === null || (why === 'corrected' && risk === 'critical');
  const lost = [...(gate?.regressed ?? [])].sort((a, b) => Number(counts(b)) - Number(counts(a)) || b.points - a.points);
  const failing = gate === null ? new Set<string>() : failingChecks(gate);
  return lost.map((change) => ({
    kind: 'lost',
    check: change.check,
    urgency: counts(change) ? change.risk : 'note',
    fails: counts(change) && gate?.verdict === 'fail' && failing.has(change.check),
    text: lossText(report, change),
    ...at(report, change.at ?? change.after.evidence[0] ?? null),
  }));
}

/** What speaks against the project and is new, at its lines. */
export function hazardRows(report: Report): GateRow[] {
  return (report.gate?.hazards ?? []).map((hazard: NewHazard) => ({
    kind: 'hazard',
    check: hazard.checks[0] ?? null,
    urgency: hazard.why === null ? hazard.risk : 'note',
    fails: hazard.why === null && (hazard.risk === 'critical' || hazard.risk === 'high'),
    text: [hazardText(report, hazard), ...hazard.checks.slice(0, 1).flatMap((check) => waysFor(report, check))].join(' '),
    ...at(report, hazard.place),
  }));
}

function verdictRow(report: Report, gate: NonNullable<Report['gate']>): GateRow {
  const name = (id: string) => report.stages.find((stage) => stage.id === id)?.title ?? id;
  const fails = gate.verdict === 'fail' || gate.verdict === 'not-comparable';
  const said = [
    gateNames[gate.verdict],
    baseText(gate),
    ...gate.causes.map((cause) => causeText(cause, name)),
    gate.missing === null ? '' : missingText(gate.missing),
  ];
  const text = [...said, ...policyTexts(gate)].filter((one) => one !== '').join(' ');
  return { kind: 'verdict', check: null, urgency: gate.verdict === 'fail' ? 'critical' : fails ? 'high' : 'note', fails, text, path: null, line: null };
}

/** What could not be read is no pass; what is left out, balanced or rests on less is told. */
function asideRows({ unread, outOfScope, pending, thinner, balanced }: NonNullable<Report['gate']>): GateRow[] {
  const rows = (kind: GateRow['kind'], part: Partial<Comparison>, fails = false): GateRow[] =>
    asideTexts({ ...noComparison(), ...part }).map((text) => ({ kind, check: null, urgency: fails ? 'medium' : 'note', fails, text, path: null, line: null }));
  return [
    ...unread.flatMap((one) => rows('not-comparable', { unread: [one] }, true).map((row) => ({ ...row, check: one.check }))),
    ...rows('left-out', { outOfScope, pending }),
    ...rows('note', { thinner, balanced }),
  ];
}

function lossText(report: Report, change: GateChange): string {
  const { gate } = report;
  const texts = lossTexts(report, change.check, change);
  const place = change.before.evidence[0];
  const rested = place === undefined || gate?.base?.commit == null ? [] : [`It rested on ${placeText(place)} at ${gate.base.commit.slice(0, 10)}.`];
  const before = texts.statement === '' ? [] : [`Before: ${texts.statement}`];
  return [texts.did, `${change.check} ${changeNote(change, false)}.`, ...before, texts.allows, ...rested, ...waysFor(report, change.check)]
    .filter((one) => one !== '')
    .join(' ');
}

function waysFor(report: Report, check: string): string[] {
  return waysOut(report).flatMap((way) => (way.check === check ? [`Ways out of ${waysOutText(way)}.`] : []));
}

/** A place of the head, as far as it has lines that a reader can be led to. */
function at({ project }: Report, place: Place | null): Pick<GateRow, 'path' | 'line'> {
  const path = place === null ? null : repositoryPath(project.inside, place.path);
  if (path === null || path === '') return { path: null, line: null };
  return { path, line: place?.line !== undefined && place.cell === undefined ? place.line : null };
}

/** What the gate says of one check since the base, as short clauses; nothing where it says nothing. */
export function gateNotesOf({ gate }: Pick<Report, 'gate'>, check: string): string[] {
  if (gate === null) return [];
  const has = (list: readonly string[]) => list.includes(check);
  return [
    ...gate.regressed.filter((one) => one.check === check).map((one) => changeNote(one, false)),
    ...gate.improved.filter((one) => one.check === check).map((one) => changeNote(one, true)),
    ...gate.hazards.filter((one) => has(one.checks)).map((one) => `new hazard at ${placeText(one.place)}${one.why === null ? '' : ' (waived: not counted)'}`),
    ...(gate.unread.some((one) => one.check === check) ? ['not comparable: could not be read here'] : []),
    ...(has(gate.outOfScope) ? ['left out on both sides: what it concerns is gone'] : []),
    ...(has(gate.pending) ? ["not compared: newer than the manifest's pack"] : []),
    ...gate.thinner
      .filter((one) => one.check === check)
      .map(
        ({ signal, of, before, after }) =>
          `${of === 'beside' ? `${signal} beside it ` : ''}rests on less: ${after.count} of ${after.total}, before ${before.count} of ${before.total}`,
      ),
  ];
}
