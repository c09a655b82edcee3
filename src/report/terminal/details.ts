// Stage by stage: every consideration with its checks, what is seen, and the points.

import type { Look } from '../look.js';
import type { Report, ReportFinding } from '../shape.js';
import { flagText, percent, reasonText, verdictNames } from '../words.js';
import type { Paint } from './paint.js';
import { pad, padLeft, shorten, shortPath, wrap } from './text.js';

/** The lines of all stages, or of the one that was asked for. */
export function details(report: Report, look: Look, paint: Paint): string[] {
  const findings = new Map(report.findings.map((finding) => [finding.check, finding]));
  const lines: string[] = [];
  for (const stage of report.stages.filter(({ id }) => look.stage === null || look.stage === id)) {
    lines.push('', heading(stage.title.toUpperCase(), `${percent(stage.score)}`, look, paint));
    for (const step of stage.steps) {
      lines.push('', `${paint.bold(step.title)}`);
      for (const consideration of step.considerations) {
        const own = consideration.checks.flatMap((id) => findings.get(id) ?? []);
        lines.push(
          twoSides(
            `  ${consideration.title}`,
            consideration.points.total === 0 ? paint.dash : `${consideration.points.earned} of ${consideration.points.total}`,
            look,
          ),
        );
        for (const finding of own) lines.push(...checkLines(finding, look, paint));
      }
    }
  }
  return lines.slice(1);
}

function heading(title: string, right: string, look: Look, paint: Paint): string {
  return paint.bold(twoSides(title, right, look));
}

function twoSides(left: string, right: string, look: Look): string {
  return pad(left, look.width - right.length - 1) + padLeft(right, right.length + 1);
}

function checkLines(finding: ReportFinding, look: Look, paint: Paint): string[] {
  const name = finding.check.slice(finding.check.indexOf('.') + 1);
  const points = finding.points.total === 0 ? '' : `${finding.points.earned}/${finding.points.total}`;
  const nameWidth = Math.min(34, Math.floor(look.width * 0.4));
  const room = look.width - 6 - nameWidth - 8;
  const left = `    ${paint.mark(finding.verdict)} ${pad(shorten(name, nameWidth), nameWidth)} ${pad(finding.verdict === 'unknown' ? paint.dim(shorten(remark(finding, room), room)) : shorten(remark(finding, room), room), room)}`;
  const lines = [`${left} ${padLeft(points, 6)}`];
  if (look.ledger) lines.push(...ledger(finding, look).map((line) => paint.dim(line)));
  return lines;
}

/** The one thing to say about a finding: the best place, or else why; for an open one, what would have to be true. */
function remark(finding: ReportFinding, room: number): string {
  const waived = finding.waiver?.state === 'active' ? 'waived; ' : '';
  const place = finding.evidence[0];
  if (place && 'path' in place && finding.verdict !== 'unknown') {
    const at = 'line' in place && place.line !== undefined ? `:${place.line}` : '';
    return waived + shortPath(place.path, Math.max(10, room - at.length - waived.length)) + at;
  }
  if (place && 'url' in place) return waived + place.url;
  if (finding.verdict === 'unknown') return finding.reason.code === 'nobody-said' ? finding.statement : `open: ${reasonText(finding.reason)}`;
  return waived + explained(finding);
}

/** Why, with the answer where there is one. */
function explained({ answer, reason }: ReportFinding): string {
  const said = answer === null || answer.value === 'does-not-apply' ? '' : `answer "${answer.value}": `;
  return said + reasonText(reason);
}

/** How the points of one check came about. */
function ledger(finding: ReportFinding, look: Look): string[] {
  const sums = `${finding.risk}, ${verdictNames[finding.verdict]}${finding.basis === null ? '' : `, ${finding.basis}`}: ${finding.points.earned} earned, ${finding.points.observed} observed, ${finding.points.possible} possible of ${finding.points.total}`;
  const text = [sums, explained(finding), ...finding.flags.map(flagText)].join('; ');
  return [...wrap(finding.statement, look.width, '      '), ...wrap(text, look.width, '      ')];
}
