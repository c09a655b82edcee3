// The report for who reviews a change: the verdict, what the change did, and the rest folded away.
import type { GateChange } from '../../../model/index.js';
import { firstSentence } from '../../../terminal/text.js';
import { aboveSentence, firstQuestions, picked } from '../../highlights.js';
import { asideTexts, baseText, causeText, changeNote, dueText, gateNames, missingText, policyText } from '../../messages/gate-messages.js';
import { lackOf } from '../../messages/lacks.js';
import { didText, hazardText, levelFallText, lossTexts, waysOut } from '../../messages/loss-messages.js';
import { policyTexts } from '../../messages/policy-messages.js';
import { cannotTell, effortNames, explainedText, levelNames, percent } from '../../messages/results.js';
import { limitText } from '../../messages/scan-texts.js';
import {
  extensionTexts,
  heldSentence,
  levelText,
  noLevelText,
  notAssessedText,
  packNotes,
  signed,
  teamText,
  verdictText,
  weakestText,
} from '../../messages/summary.js';
import type { Report, ReportFinding } from '../../report.js';
import { roundDown } from '../../round-down.js';
import { code, folded, placeLink, prose, table, text } from './text.js';

/** A part of the report that is shown or left out as a whole. */
export interface ChangeSection {
  /** What it is called where it was left out. */
  name: string;
  lines: string[];
}

const most = { changes: 15, policy: 15, causes: 30, gaps: 5, questions: 5, limits: 10, rules: 20, due: 20 };

/** The sections, the most important first. */
export function changeSections(report: Report): ChangeSection[] {
  const { gate } = report;
  return [
    { name: 'the verdict', lines: verdict(report) },
    { name: 'what was lost', lines: gate === null ? [] : changes(report, 'Lost', gate.regressed, false) },
    { name: 'new dangers', lines: hazardLines(report) },
    { name: 'the ways out', lines: waysLines(report) },
    { name: 'waivers to look at', lines: dueLines(report) },
    { name: 'the change to the rules', lines: gate === null ? [] : policyLines(report) },
    { name: 'what was won', lines: gate === null ? [] : changes(report, 'Won', gate.improved, true) },
    { name: 'the stages', lines: report.readiness.assessed ? stageLines(report) : [] },
    { name: 'what to fix first', lines: report.readiness.assessed ? gapLines(report) : [] },
    { name: 'open questions', lines: questionLines(report) },
    { name: 'what this rests on', lines: restLines(report) },
  ].filter(({ lines }) => lines.length > 0);
}

function verdict(report: Report): string[] {
  const { gate, project } = report;
  const name = (id: string) => report.stages.find((stage) => stage.id === id)?.title ?? id;
  const title = gate === null ? '' : `: ${gateNames[gate.verdict].replace(/\.$/, '').toLowerCase()}`;
  const all = gate?.causes ?? [];
  const causes = all.slice(0, most.causes).map((cause) => `- ${text(causeText(cause, name))}`);
  if (all.length > causes.length) causes.push(`- and ${all.length - causes.length} more`);
  const held = policyTexts(gate).slice(0, most.policy).map(text);
  return [
    `## Readiness of ${text(project.name)}${title}`,
    '',
    standing(report),
    ...(gate?.missing ? ['', text(missingText(gate.missing))] : []),
    ...(causes.length > 0 ? ['', ...causes] : []),
    ...(held.length > 0 ? ['', held.join(' ')] : []),
    ...(levelFallText(report) === '' ? [] : ['', levelFallText(report)]),
    '',
  ];
}

/** The verdict, then three numbers that nobody mixes: readiness with its way since the base, and what may be wrong with them. */
function standing(report: Report): string {
  const { gate, readiness, files, pack } = report;
  if (!readiness.assessed) return notAssessedText(files);
  const base = gate?.base ?? null;
  const before = base?.score ?? null;
  const way =
    base === null
      ? ''
      : before === null || readiness.score === null
        ? ` (compared with ${baseName(base)})`
        : ` (${signed(readiness.score - roundDown(before))} against ${baseName(base)})`;
  const level = levelText(readiness);
  const team = teamText(readiness.team);
  return [
    `**${verdictText(report)}.**`,
    `Readiness: **${percent(readiness.score)}** of all points${way}, ${level === null ? noLevelText(readiness) : `**${level}**`}.`,
    ...(team === '' ? [] : [`Team: ${team}.`]),
    ...pack.extensions.map((one) => `${text(packNotes(one))}.`),
  ].join(' ');
}

function baseName({ commit, asked }: { commit: string | null; asked: string }): string {
  return commit === null ? code(asked) : `${code(commit.slice(0, 10))}, ${code(asked)}`;
}

function changes(report: Report, title: string, list: readonly GateChange[], won: boolean): string[] {
  if (list.length === 0) return [];
  const shown = [...list].sort((a, b) => b.points - a.points).slice(0, most.changes);
  const item = (change: GateChange): string[] => {
    const place = (won ? change.after : change.before).evidence[0];
    const rested = place === undefined ? '' : ` ${won ? 'It rests on' : 'It rested on'} ${placeLink(won ? report.project : atBase(report), place)}.`;
    const did = won ? null : didText(change, true);
    const { statement, allows } = won ? { statement: '', allows: '' } : lossTexts(report, change.check, change);
    return [
      `- ${code(change.check)} ${text(changeNote(change, won))}.${did === null ? '' : ` **${text(did)}.**`}${rested}`,
      ...(statement === '' ? [] : [`  - Before: ${prose(statement)}`]),
      ...(allows === '' || change.why !== null ? [] : [`  - ${prose(allows)}`]),
    ];
  };
  return [`### ${title}`, '', ...shown.flatMap(item), ...(list.length > shown.length ? [`- and ${list.length - shown.length} more.`] : []), ''];
}

function hazardLines(report: Report): string[] {
  const hazards = report.gate?.hazards ?? [];
  if (hazards.length === 0) return [];
  const shown = hazards.slice(0, most.changes).map((hazard) => `- ${text(hazardText(report, hazard))} ${placeLink(report.project, hazard.place)}`);
  return ['### New dangers', '', ...shown, ...(hazards.length > shown.length ? [`- and ${hazards.length - shown.length} more.`] : []), ''];
}

/** The three ways out of each cause, with a waiver that is ready to be filled in. */
function waysLines(report: Report): string[] {
  const ways = waysOut(report);
  if (ways.length === 0) return [];
  const item = ({ check, mend, answer, waiver, accept }: (typeof ways)[number]): string[] => [
    `- ${code(check)}: mend it (${code(mend.replace(/\.$/, ''))}), or answer it and point at evidence (${code(answer)})${accept === null ? '' : `, or let it stand lower (${code(accept)})`}, or accept it for a time, in the manifest:`,
    '',
    '  ```yaml',
    '  waivers:',
    `    - ${waiver}`,
    '  ```',
    '',
  ];
  return ['### Ways out', '', ...ways.slice(0, most.changes).flatMap(item)];
}

/** The project as it was at the base: what was lost is to be seen there. */
function atBase({ project, gate }: Report): Report['project'] {
  return { ...project, revision: gate?.base?.commit ?? null };
}

function policyLines({ gate }: Report): string[] {
  if (gate === null) return [];
  const { policy } = gate;
  const asides = [...asideTexts(gate), ...(gate.observedOnly ? [baseText(gate)] : [])].map((one) => `- ${text(one)}`);
  if (policy.length + asides.length === 0) return [];
  const shown = policy.slice(0, most.policy).map((change) => `- ${text(policyText(change))}.`);
  return [
    '### To know',
    '',
    ...shown,
    ...(policy.length > shown.length ? [`- and ${policy.length - shown.length} more changes to the rules.`] : []),
    ...asides,
    '',
  ];
}

function dueLines({ due }: Report): string[] {
  if (due.length === 0) return [];
  return ['### Waivers to look at', '', ...due.slice(0, most.due).map((one) => `- ${text(dueText(one))}`), ''];
}

function stageLines(report: Report): string[] {
  const row = (
    title: string,
    { repository, score, possible, known }: Pick<Report['readiness'], 'score' | 'possible' | 'known'> & { repository: { score: number | null } },
    level: string,
  ) => [title, percent(repository.score), percent(known === 0 ? null : score), percent(possible), level];
  const rows = report.stages.map((stage) => row(text(stage.title), stage, stage.level === null || stage.known === 0 ? '–' : levelNames[stage.level]));
  const name = (id: string) => report.stages.find((stage) => stage.id === id)?.title ?? id;
  const sentences = [weakestText(report.stages, report.readiness.weakest), heldSentence(report.readiness.level.heldBy, name)].filter((one) => one !== '');
  return folded('Stages', [
    ...table(
      ['Stage', 'Repository', 'Readiness', 'Possible', 'Level'],
      ['left', 'right', 'right', 'right', 'left'],
      [...rows, row('**All**', report.readiness, '')],
    ),
    ...sentences.map(text),
  ]);
}

function gapLines(report: Report): string[] {
  const gaps = picked(report, report.gaps);
  const title = (signal: string) => report.facts.find((fact) => fact.signal === signal)?.title ?? signal;
  const blocking = new Set(report.blockers);
  const item = (gap: ReportFinding, index: number): string[] => {
    const places = gap.evidence.flatMap((one) => ('path' in one ? [placeLink(report.project, one)] : [])).slice(0, 2);
    const story = report.cases[gap.cases[0] ?? ''];
    const { text: wrong, first } = lackOf(report, gap);
    return [
      `${index + 1}. ${blocking.has(gap.check) ? '**Blocker.** ' : ''}${text(wrong)}${places.length > 0 ? ` (${places.join(', ')})` : ''}. ${code(gap.check)}, ${gap.risk} risk`,
      `   - First (${effortNames[gap.effort]}): ${prose(first)}`,
      `   - Aim: ${prose(gap.statement)} (+${gap.points.total - gap.points.earned} points)`,
      `   - Known: ${text(explainedText(gap, title))}.`,
      ...(story === undefined ? [] : [`   - Case: ${text(`${firstSentence(story.happened)} Lesson: ${story.lesson}`)}`]),
    ];
  };
  const shown = gaps.slice(0, most.gaps);
  return folded(shown.length < gaps.length ? `Fix first: ${shown.length} of ${gaps.length} gaps` : `Fix first: ${gaps.length} gaps`, shown.flatMap(item));
}

function questionLines(report: Report): string[] {
  const open = picked(report, report.open);
  const asked = firstQuestions(open, most.questions);
  return folded(`Ask first: ${asked.length} of ${open.length} open questions`, [
    ...asked.map((finding) => `- ${prose(finding.ask)} (${code(finding.check)}, up to +${finding.points.total} points)`),
    ...(asked.length === 0 ? [] : ['', `Answer them with ${code('mlready interview')}.`]),
  ]);
}

function restLines(report: Report): string[] {
  const { limits } = report;
  const above = aboveSentence(report);
  const more = limits.length > most.limits ? [`${limits.length - most.limits} more; see the JSON report, under limits.`] : [];
  const rules = report.pack.extensions.flatMap(extensionTexts).slice(0, most.rules);
  return folded('What this rests on', [
    ...[...rules, ...(above === null ? [] : [above]), ...limits.slice(0, most.limits).map(limitText), ...more].map((one) => `- ${text(one)}`),
    ...(limits.length === 0 ? ['- Every file that could hold evidence was read.'] : []),
    `- ${cannotTell}`,
  ]);
}
