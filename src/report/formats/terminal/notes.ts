// What else somebody has to know before they believe the verdict, a line each, and only where there is something.
import type { Limit } from '../../../model/index.js';
import type { Paint } from '../../../terminal/paint.js';
import { shortenWords } from '../../../terminal/text.js';
import { notCurrent } from '../../highlights.js';
import { dueText } from '../../messages/gate-messages.js';
import { importedText } from '../../messages/imports.js';
import { ignoreText, limitText } from '../../messages/scan-texts.js';
import { furtherPackText, packNotes } from '../../messages/summary.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report } from '../../report.js';

/** What weighs most first: what could hide a practice or a hazard before what somebody else wrote. */
const order: readonly Limit['code'][] = [
  'git-silent',
  'language',
  'too-many-files',
  'unreadable',
  'not-parsed',
  'too-large',
  'too-slow',
  'too-deep',
  'untracked',
  'excluded',
];

const mostLines = 5;

/** The lines. */
export function noteLines(report: Report, look: RenderOptions, paint: Paint): string[] {
  const flagged = (...flags: readonly string[]) => report.findings.filter((finding) => finding.flags.some((flag) => flags.includes(flag)));
  const { further = [] } = report.pack;
  const pending = flagged('pending').length;
  const disagree = flagged('contradicted', 'disagrees');
  const notes: [string, readonly string[]][] = [
    ['Not read', [...report.limits].sort((a, b) => rank(a) - rank(b)).map(limitText)],
    ['Switched off', further.filter(({ on }) => !on).map((one) => furtherPackText(one, report))],
    ['Own rules', report.pack.extensions.map(packNotes)],
    ['Pending', pending === 0 ? [] : [`${pending} ${pending === 1 ? 'check is' : 'checks are'} newer than the rules that mlready.yaml names.`]],
    [
      'Disagree',
      disagree.length === 0
        ? []
        : [`${disagree.length} ${disagree.length === 1 ? 'answer' : 'answers'} against what is seen: ${disagree.map(({ check }) => check).join(', ')}.`],
    ],
    ['Imports', notCurrent(report).map(importedText)],
    ['Waivers', report.due.map(dueText)],
    ['Disputed', report.ignores.map(ignoreText)],
  ];
  const told = notes.filter(([, texts]) => texts.length > 0);
  // One screen has room for so many lines: what comes last shares one.
  const last = told.splice(mostLines - 1);
  if (last.length > 0) told.push([last.map(([label]) => label).join(', '), last.flatMap(([, texts]) => texts)]);
  return told.map(([label, texts]) => line(label, texts, look, paint));
}

function line(label: string, [first = '', ...more]: readonly string[], { width }: RenderOptions, paint: Paint): string {
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return `${paint.warn(`${label}:`)} ${shortenWords(first, Math.max(20, width - label.length - 2 - rest.length))}${rest}`;
}

function rank({ code }: Limit): number {
  const at = order.indexOf(code);
  return at === -1 ? order.length : at;
}
