// Stage by stage: every consideration with its checks, what is seen, and the points.

import type { Paint } from '../../../terminal/paint.js';
import { pad, padLeft, placeText, shorten, shortPath, wrap } from '../../../terminal/text.js';
import { explainedText, flagText, isUnasked, percent, verdictNames } from '../../messages/results.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report, ReportFinding } from '../../report.js';

/** The lines of all stages, or of the one that was asked for. */
export function details(report: Report, look: RenderOptions, paint: Paint): string[] {
  const findings = new Map(report.findings.map((finding) => [finding.check, finding]));
  const marks = (['met', 'partial', 'gap', 'unknown', 'not-applicable'] as const).map((verdict) => `${paint.mark(verdict)} ${verdictNames[verdict]}`);
  const lines = [`${paint.bold('Stage by stage')}, with the points earned of those possible`, marks.join('   ')];
  for (const stage of report.stages.filter(({ id }) => look.stage === null || look.stage === id)) {
    lines.push('', paint.bold(twoSides(stage.title.toUpperCase(), percent(stage.score), look)));
    for (const step of stage.steps) {
      lines.push('', paint.bold(step.title));
      for (const consideration of step.considerations) {
        const own = consideration.checks.flatMap((id) => findings.get(id) ?? []);
        const { earned, total } = consideration.points;
        lines.push(twoSides(`  ${consideration.title}`, total === 0 ? paint.dash : `${earned}/${total}`, look));
        for (const finding of own)
          if (look.ledger || finding.verdict !== 'unknown' || !isUnasked(finding.reason)) lines.push(...checkLines(report, finding, look, paint));
        if (!look.ledger) lines.push(...folded(own, look, paint));
      }
    }
  }
  return [...lines, '', ...seenLines(report, look, paint)];
}

function twoSides(left: string, right: string, look: RenderOptions): string {
  return pad(left, look.width - right.length - 1) + padLeft(right, right.length + 1);
}

function nameOf({ check }: ReportFinding): string {
  return check.slice(check.indexOf('.') + 1);
}

/** The open checks of a consideration about which nothing is known, in one line. */
function folded(own: readonly ReportFinding[], look: RenderOptions, paint: Paint): string[] {
  const open = own.filter(({ verdict, reason }) => verdict === 'unknown' && isUnasked(reason));
  if (open.length === 0) return [];
  const total = open.reduce((sum, { points }) => sum + points.total, 0);
  const right = `0/${total}`;
  const lines = wrap(`open: ${open.map(nameOf).join(', ')}`, look.width - 7, '      ');
  return lines.map((line, index) => (index === 0 ? twoSides(`    ${paint.mark('unknown')} ${line.slice(6)}`, right, look) : line));
}

function checkLines(report: Report, finding: ReportFinding, look: RenderOptions, paint: Paint): string[] {
  const points = finding.points.total === 0 ? '' : `${finding.points.earned}/${finding.points.total}`;
  const nameWidth = Math.min(29, Math.floor(look.width * 0.36));
  const room = look.width - 6 - nameWidth - 9;
  const left = `    ${paint.mark(finding.verdict)} ${pad(shorten(nameOf(finding), nameWidth), nameWidth)} ${pad(shorten(remark(report, finding, room), room), room)}`;
  const lines = [`${left} ${padLeft(points, 7)}`];
  if (look.ledger) lines.push(...ledger(report, finding, look).map((line) => paint.dim(line)));
  return lines;
}

/** The one thing to say about a finding: the best place, or else why; for an open one, what would have to be true. */
function remark(report: Report, finding: ReportFinding, room: number): string {
  const lead = `${finding.waiver?.state === 'active' ? 'waived; ' : ''}${finding.reason.code === 'refuted' ? 'against it: ' : ''}`;
  const place = finding.evidence[0];
  if (place && 'path' in place && finding.verdict !== 'unknown') return lead + shortPath(placeText(place), Math.max(10, room - lead.length));
  if (place && 'url' in place) return lead + place.url;
  if (finding.verdict === 'unknown') return isUnasked(finding.reason) ? 'open' : `open: ${explained(report, finding)}`;
  return lead + explained(report, finding);
}

/** Why, with the answer where there is one. */
function explained(report: Report, finding: ReportFinding): string {
  return explainedText(finding, (signal) => report.facts.find((fact) => fact.signal === signal)?.title ?? signal);
}

/** How the points of one check came about, with every place. */
function ledger(report: Report, finding: ReportFinding, look: RenderOptions): string[] {
  const { earned, observed, possible, total } = finding.points;
  const sums =
    finding.verdict === 'unknown'
      ? `${finding.risk} risk, open: up to ${total} points`
      : `${finding.risk} risk, ${verdictNames[finding.verdict]}${finding.basis === null ? '' : `, ${finding.basis}`}: ${earned} earned, ${observed} observed, ${possible} possible of ${total}`;
  const why = isUnasked(finding.reason) ? [] : [explained(report, finding)];
  const places = finding.evidence.slice(0, 5).flatMap((one) => wrap('path' in one ? placeText(one) : one.url, look.width, '      at '));
  return [
    ...wrap(finding.statement, look.width, '      '),
    ...wrap([sums, ...why, ...finding.flags.map(flagText)].join('; '), look.width, '      '),
    ...places,
  ];
}

/** Every practice and risk that was seen, whether a check rests on it or not. */
function seenLines(report: Report, look: RenderOptions, paint: Paint): string[] {
  const facts = report.facts.filter(({ state }) => state === 'present');
  if (look.stage !== null || facts.length === 0) return [];
  const width = Math.min(30, Math.floor(look.width * 0.38));
  return [
    paint.bold(`Seen in the repository: ${facts.length} of ${report.facts.length} signals`),
    'mlready explain <signal> says what was looked for.',
    ...facts.map(({ signal, places }) => `  ${pad(signal, width)} ${places[0] ? shortPath(placeText(places[0]), Math.max(20, look.width - width - 4)) : ''}`),
  ];
}
