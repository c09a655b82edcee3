// What a change brings as workflow commands of GitHub Actions: annotations at the changed lines. What was taken away has no line any more.

import { placeText } from '../../terminal/text.js';
import type { ChangeReport, ReportedChange } from '../change-schema.js';
import { type Annotation, type AnnotationLevel, commandOf } from '../formats/github/command.js';
import { repositoryPath } from '../links.js';
import { alsoText, changeCase, changeHeadline, changeVerdict, changeWhy, precisionText } from '../messages/change-messages.js';

/** With the verdict never more than the ten of a level that GitHub shows of a step. */
const most = 9;
const levels: Record<ReportedChange['risk'], AnnotationLevel> = { critical: 'error', high: 'warning', medium: 'warning', low: 'notice' };

/** @returns one command a line; nothing where there is nothing to say */
export function changeGithub(report: ChangeReport): string {
  const { findings, base, project } = report;
  const verdict: Annotation = { level: base === null ? 'error' : 'notice', title: 'mlready: what this change brings', text: changeVerdict(report) };
  if (findings.length === 0) return base === null ? `${commandOf(verdict)}\n` : '';
  return [verdict, ...findings.slice(0, most).map((finding) => annotationOf(finding, project.inside))].map((one) => `${commandOf(one)}\n`).join('');
}

function annotationOf(finding: ReportedChange, inside: string): Annotation {
  const { place, code, kind, repair, risk } = finding;
  const path = kind === 'gone' ? null : repositoryPath(inside, place.path);
  const texts = [
    changeHeadline(finding),
    alsoText(finding),
    changeWhy(finding),
    repair === '' ? null : `Repair: ${repair}`,
    changeCase(finding),
    precisionText(finding),
  ];
  return {
    level: levels[risk],
    title: `${code ?? finding.signal}${path === null ? ` (${placeText(place)})` : ''}`,
    text: texts.filter((one) => one !== null).join(' '),
    ...(path !== null && path !== '' && { path }),
    ...(place.line !== undefined && place.cell === undefined && { line: place.line }),
  };
}
