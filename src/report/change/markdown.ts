// What a change brings, in Markdown: a section for each finding, for a comment or a summary.
import { oneLine } from '../../errors.js';

import type { ChangeReport, ReportedChange } from '../change-schema.js';
import { cut } from '../cut.js';
import { code, placeLink, prose, text } from '../formats/markdown/text.js';
import { encoded } from '../links.js';
import { alsoText, changeCase, changeHeadline, changeVerdict, changeWhy, disputeText, precisionText } from '../messages/change-messages.js';
import { riskNames } from '../messages/results.js';
import { limitText } from '../messages/scan-texts.js';

/** A longer line of code is cut; a suggestion is made whole or not at all. */
export const most = { findings: 20, unread: 10, lines: 30, column: 500 };

/** @returns the whole report; its first line tells the comment of this project from those of others */
export function changeMarkdown(report: ChangeReport): string {
  const { findings, unread, project } = report;
  const shown = findings.slice(0, most.findings);
  return `${[
    `<!-- mlready:change:${encoded(project.inside)} -->`,
    `**${text(changeVerdict(report))}**`,
    '',
    ...shown.flatMap((finding) => [`### ${placeLink(project, finding.place)} ${text(changeHeadline(finding))}`, '', ...changeBody(finding), '']),
    ...(findings.length > shown.length ? [`${findings.length - shown.length} more are in the JSON report.`, ''] : []),
    ...unread.slice(0, most.unread).map((limit) => `- ${text(limitText(limit))} Nothing is said of it.`),
  ]
    .join('\n')
    .trimEnd()}\n`;
}

/** @returns what is to be said of one finding below its headline, as lines of Markdown, the repaired form as code */
export function changeBody(finding: ReportedChange): string[] {
  const { code: id, kind, risk, text: line, label, form, patch, repair, checks } = finding;
  const also = alsoText(finding);
  const [told, right, dispute] = [changeCase(finding), precisionText(finding), disputeText(finding)];
  return [
    ...(line === null ? [] : fenced([line], '')),
    `${id === null ? '' : `**${id}** (${riskNames[risk]}${label === null ? '' : `; ${text(label)}`}). `}${prose(changeWhy(finding))}`,
    ...(also === null ? [] : ['', text(also)]),
    ...(told === null ? [] : ['', `> ${text(told)}`]),
    ...(repair === '' ? [] : ['', `**Repair:** ${prose(repair)}`]),
    ...(patch !== null ? ['', ...fenced(patch.lines, '')] : form === null ? [] : ['', ...fenced(form, '')]),
    '',
    `<sub>${[
      ...(right === null ? [] : [text(right)]),
      ...(checks.length === 0 ? [] : [`${kind === 'hazard' ? 'Against' : 'Proof of'} ${checks.map(({ check }) => code(check)).join(', ')}.`]),
      ...(dispute === null ? [] : [`To dispute it: ${code(dispute)}.`]),
    ].join(' ')}</sub>`,
  ];
}

/** A line with what nobody would see in it made visible; tabs stay. */
export function visible(line: string): string {
  return line.split('\t').map(oneLine).join('\t');
}

/** Lines as a block of code that none of them can end. */
export function fenced(lines: readonly string[], language: string): string[] {
  const shown = lines.slice(0, most.lines).map((line) => cut(visible(line), most.column));
  const longest = Math.max(2, ...shown.flatMap((line) => [...line.matchAll(/`+/g)].map(([run]) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...shown, fence];
}
