// The whole report for a folder of documents: every stage, step, consideration and check.

import { seenHazards } from '../../highlights.js';
import { asideTexts, causeText, changeText, dueText, gateNames, missingText, policyText } from '../../messages/gate-messages.js';
import { importedText } from '../../messages/imports.js';
import { hazardText } from '../../messages/loss-messages.js';
import { policyTexts } from '../../messages/policy-messages.js';
import { cannotTell, caseNotes, effortNames, explainedText, flagText, levelNames, percent, verdictNames } from '../../messages/results.js';
import { activityTexts, ignoreText, limitText } from '../../messages/scan-texts.js';
import {
  aboutTexts,
  extensionTexts,
  furtherPackText,
  heldSentence,
  notAssessedText,
  readinessText,
  repositoryText,
  standText,
  teamText,
  verdictText,
  weakestText,
} from '../../messages/summary.js';
import type { Report, ReportCase, ReportConsideration, ReportFinding } from '../../report.js';
import { refsText } from '../../result-rows.js';
import { code, placeLink, prose, table, text, webLink } from './text.js';

const mostPlaces = 5;

/** The lines of the whole report. */
export function fullLines(report: Report): string[] {
  const { readiness, project } = report;
  const name = (id: string) => report.stages.find((stage) => stage.id === id)?.title ?? id;
  const head = [`# Readiness of ${text(project.name)}`, ''];
  if (!readiness.assessed) return [...head, text(notAssessedText(report.files))];
  const sentences = [weakestText(report.stages, readiness.weakest), heldSentence(readiness.level.heldBy, name)].filter((one) => one !== '');
  return [
    ...head,
    `**${verdictText(report)}.**`,
    '',
    `- Repository: ${repositoryText(readiness.repository)}.`,
    ...(teamText(readiness.team) === '' ? [] : [`- Team: ${teamText(readiness.team)}.`]),
    `- Readiness: ${text(readinessText(readiness, name))}.`,
    '',
    text(standText(readiness, report.open.length)),
    '',
    ...table(
      ['Stage', 'Repository', 'Readiness', 'Possible', 'Known', 'Level'],
      ['left', 'right', 'right', 'right', 'right', 'left'],
      [
        ...report.stages.map((stage) => [
          `[${text(stage.title)}](#${stage.id})`,
          percent(stage.repository.score),
          percent(stage.known === 0 ? null : stage.score),
          percent(stage.possible),
          percent(stage.known),
          stage.level === null || stage.known === 0 ? '–' : levelNames[stage.level],
        ]),
        ['**All**', percent(readiness.repository.score), percent(readiness.score), percent(readiness.possible), percent(readiness.known), ''],
      ],
    ),
    ...[...sentences, ...aboutTexts(report)].flatMap((one) => [text(one), '']),
    ...gateLines(report, name),
    ...hazardLines(report),
    ...(report.due.length === 0 ? [] : ['## Waivers to look at', '', ...report.due.map((one) => `- ${text(dueText(one))}`), '']),
    ...(report.imported.length === 0 ? [] : ['## Results of other tools', '', ...report.imported.map((one) => `- ${text(importedText(one))}`), '']),
    ...contextLines(report),
    ...report.stages.flatMap((stage) => [
      `<a id="${stage.id}"></a>`,
      '',
      `## ${text(stage.title)}: ${percent(stage.score)}`,
      '',
      ...stage.steps.flatMap((step) => [
        `### ${text(step.title)}: ${percent(step.score)}`,
        '',
        ...step.considerations.flatMap((consideration) => considerationLines(report, consideration)),
      ]),
    ]),
    ...caseLines(report),
    '## What this rests on',
    '',
    ...(report.pack.further ?? []).map((one) => `- ${text(furtherPackText(one, report))}`),
    ...report.pack.extensions.flatMap(extensionTexts).map((one) => `- ${text(one)}`),
    ...(report.limits.length === 0 ? ['- Every file that could hold evidence was read.'] : report.limits.map((limit) => `- ${text(limitText(limit))}`)),
    ...report.ignores.map((one) => `- ${text(ignoreText(one))}`),
    `- ${cannotTell}`,
  ];
}

function gateLines(report: Report, name: (stage: string) => string): string[] {
  const { gate } = report;
  if (gate === null) return [];
  const items = [
    ...(gate.missing ? [missingText(gate.missing)] : []),
    ...policyTexts(gate),
    ...gate.causes.map((cause) => causeText(cause, name)),
    ...gate.regressed.map((change) => `${changeText(change, false)}.`),
    ...gate.hazards.map((hazard) => hazardText(report, hazard)),
    ...gate.improved.map((change) => `${changeText(change, true)}.`),
    ...gate.policy.map((change) => `${policyText(change)}.`),
    ...asideTexts(gate),
  ];
  return [`## ${gateNames[gate.verdict].replace(/\.$/, '')}`, '', ...items.map((one) => `- ${text(one)}`), ...(items.length > 0 ? [''] : [])];
}

/** What speaks against the project, whether or not a check rests on it. */
function hazardLines(report: Report): string[] {
  const hazards = seenHazards(report, true);
  if (hazards.length === 0) return [];
  const item = ({ code: id, title, trial, places }: (typeof hazards)[number]) =>
    `- ${code(id)} ${text(title)}${trial ? ' (on trial: it decides nothing yet)' : ''}: ${places
      .slice(0, mostPlaces)
      .map((place) => placeLink(report.project, place))
      .join(', ')}${places.length > mostPlaces ? ` and ${places.length - mostPlaces} more` : ''}`;
  return ['## What speaks against it', '', ...hazards.map(item), ''];
}

function contextLines({ context, project, activities }: Report): string[] {
  const rows = Object.entries(context).map(([, { title, value, source, places }]) => [
    text(title),
    value.length === 0 ? '–' : text(value.join(', ')),
    source === 'guessed' ? `guessed${places[0] === undefined ? '' : ` from ${placeLink(project, places[0])}`}` : source === 'set' ? 'the manifest' : 'not said',
  ]);
  const done = activityTexts({ activities }).map((one) => `- ${text(one)}`);
  return ['## What the project is', '', ...table(['Field', 'Value', 'By'], ['left', 'left', 'left'], rows), ...(done.length > 0 ? [...done, ''] : [])];
}

function considerationLines(report: Report, { id, title, score, problem, checks }: ReportConsideration): string[] {
  const findings = checks.flatMap((check) => report.findings.find((finding) => finding.check === check) ?? []);
  return [
    `<a id="${id}"></a>`,
    '',
    `#### ${text(title)}: ${percent(score)}`,
    '',
    prose(problem),
    '',
    ...findings.flatMap((finding) => findingLines(report, finding)),
  ];
}

function findingLines(report: Report, finding: ReportFinding): string[] {
  const { points, answer, waiver } = finding;
  const title = (signal: string) => report.facts.find((fact) => fact.signal === signal)?.title ?? signal;
  const by = [answer?.by, answer?.on ?? answer?.brought].filter((one) => one !== undefined).join(', ');
  const places = finding.evidence.slice(0, mostPlaces).map((one) => ('path' in one ? placeLink(report.project, one) : webLink(one.url)));
  const more = finding.evidence.length - places.length;
  const frameworks = refsText(report.frameworks, finding.refs);
  const wins = finding.verdict === 'gap' || finding.verdict === 'partial' || finding.verdict === 'unknown';
  return [
    `- **${verdictNames[finding.verdict]}**${finding.basis === null ? '' : `, ${finding.basis}`}: ${prose(finding.statement)} (${code(finding.check)}, ${finding.risk} risk, ${points.earned} of ${points.total} points)`,
    `  - ${text(explainedText(finding, title))}${by === '' ? '' : ` (${text(by)})`}${places.length === 0 ? '' : `: ${places.join(', ')}${more > 0 ? ` and ${more} more` : ''}`}`,
    ...(answer?.note === undefined ? [] : [`  - Note: ${text(answer.note)}`]),
    ...finding.flags.map((flag) => `  - To look at: ${flagText(flag)}`),
    ...(waiver === null
      ? []
      : [
          `  - Waived until ${waiver.expires}${waiver.state === 'active' ? '' : waiver.state === 'early' ? ' (not begun)' : ' (expired)'} by ${text(waiver.owner)}${waiver.approvedBy === undefined ? '' : `, approved by ${text(waiver.approvedBy)}`}: ${text(waiver.statement)}`,
        ]),
    ...(wins ? [`  - To do (${effortNames[finding.effort]}): ${prose(finding.remedy)}`] : []),
    ...(frameworks === '' ? [] : [`  - Asked for by ${text(frameworks)}`]),
    ...(wins && finding.cases.length > 0 ? [`  - Cases: ${finding.cases.map((id) => `[${text(id)}](#case-${id})`).join(', ')}`] : []),
    '',
  ];
}

/** The cases of what is not met, each once. */
function caseLines({ findings, cases }: Report): string[] {
  const cited = new Set(findings.filter(({ verdict }) => verdict !== 'met' && verdict !== 'not-applicable').flatMap((finding) => finding.cases));
  const item = ([id, one]: [string, ReportCase]) => [
    `<a id="case-${id}"></a>`,
    '',
    `- ${text([one.happened, ...caseNotes(one)].join(' '))} **Lesson:** ${text(one.lesson)} ${text(one.citation)}`,
    '',
  ];
  const told = Object.entries(cases).filter(([id]) => cited.has(id));
  return told.length === 0 ? [] : ['## Cases', '', ...told.flatMap(item)];
}
