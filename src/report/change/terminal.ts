// What a change brings, for a terminal: a block for each finding, the verdict first and last.
import { type Paint, paintFor } from '../../terminal/paint.js';
import type { Screen } from '../../terminal/screen.js';
import { placeText, safe, shorten, wrap } from '../../terminal/text.js';
import type { ChangeReport, ReportedChange } from '../change-schema.js';
import { alsoText, changeCase, changeHeadline, changeVerdict, changeWhy, disputeText, precisionText } from '../messages/change-messages.js';
import { riskNames } from '../messages/results.js';
import { limitText } from '../messages/scan-texts.js';

const most = { findings: 20, unread: 5 };
const labels = { why: '  Why      ', case: '  Hurt     ', repair: '  Repair   ', right: '  Right    ', dispute: '  Dispute  ' };

/** @returns the report as text; no text of the repository in it can steer a terminal */
export function changeTerminal(untrusted: ChangeReport, look: Screen): string {
  const report = safe(untrusted);
  const paint = paintFor(look);
  const { findings, unread } = report;
  const shown = findings.slice(0, most.findings);
  const verdict = wrap(changeVerdict(report), look.width);
  const colour = findings.length > 0 ? paint.bold : report.base === null ? paint.warn : paint.good;
  return `${[
    ...verdict.map((line) => colour(line)),
    ...shown.flatMap((finding) => ['', ...findingLines(finding, look, paint)]),
    ...(findings.length > shown.length ? ['', `${findings.length - shown.length} more; see --json.`] : []),
    ...unread.slice(0, most.unread).flatMap((limit) => wrap(`${limitText(limit)} Nothing is said of it.`, look.width, `${paint.dot} `)),
    ...(unread.length > most.unread ? [`${paint.dot} ${unread.length - most.unread} more were not read; see --json.`] : []),
    ...(findings.length > 2 ? ['', ...verdict.map((line) => colour(line))] : []),
  ].join('\n')}\n`;
}

function findingLines(finding: ReportedChange, look: Screen, paint: Paint): string[] {
  const { code, risk, place, text, label, repair, form, patch, checks } = finding;
  const part = (label: string, said: string | null, colour = (line: string) => line) =>
    said === null || said === '' ? [] : wrap(said, look.width, label).map((line) => colour(line));
  const head = `${placeText(place)}  ${code ?? checks[0]?.check ?? finding.signal}  ${riskNames[risk]}`;
  const code4 = (line: string, mark = '  ') => `    ${mark}${shorten(line, Math.max(20, look.width - 6))}`;
  return [
    paint.accent(head),
    ...wrap(changeHeadline(finding), look.width).map((line) => paint.bold(line)),
    ...(label === null ? [] : wrap(`${label}.`, look.width)),
    ...(text === null || patch?.first === place.line ? [] : [code4(text)]),
    ...(patch === null
      ? []
      : [...patch.old.map((line) => paint.bad(code4(line.trim(), '- '))), ...patch.lines.map((line) => paint.good(code4(line.trim(), '+ ')))]),
    ...part('  Also     ', alsoText(finding)),
    ...part(labels.why, changeWhy(finding)),
    ...part(labels.case, changeCase(finding)),
    ...part(labels.repair, repair),
    ...(form === null || patch !== null ? [] : form.map((line) => paint.dim(code4(line)))),
    ...part(labels.right, precisionText(finding), paint.dim),
    ...part(labels.dispute, disputeText(finding), paint.dim),
  ];
}
