// The longer form of what to mend and to ask: why, where it was looked for, what happened to others, what speaks against the project.

import type { Paint } from '../../../terminal/paint.js';
import { firstSentence, pad, placeText, wrap } from '../../../terminal/text.js';
import { firstQuestions, picked, seenHazards } from '../../highlights.js';
import { caseWho, effortNames, explainedText } from '../../messages/results.js';
import { aboutTexts, heldSentence, partsText, standText, weakestText } from '../../messages/summary.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report, ReportFinding } from '../../report.js';

const top = 10;

/** The lines. */
export function longLines(report: Report, look: RenderOptions, paint: Paint): string[] {
  const { readiness, stages } = report;
  const name = (id: string) => stages.find((stage) => stage.id === id)?.title ?? id;
  const inStage = ({ stage }: ReportFinding) => look.stage === null || stage === look.stage;
  const sentences = [
    standText(readiness, report.open.length),
    partsText(readiness),
    heldSentence(readiness.level.heldBy, name),
    weakestText(stages, readiness.weakest),
    ...aboutTexts(report),
  ];
  return [
    paint.bold('In numbers'),
    ...sentences.filter((text) => text !== '').flatMap((text) => wrap(text, look.width)),
    '',
    ...gapLines(report, picked(report, report.gaps).filter(inStage), look, paint),
    ...hazardLines(report, look, paint),
    ...openLines(report, picked(report, report.open).filter(inStage), look, paint),
  ];
}

function gapLines(report: Report, gaps: ReportFinding[], look: RenderOptions, paint: Paint): string[] {
  if (gaps.length === 0) return [];
  const count = gaps.length <= top ? `${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}` : `${top} of ${gaps.length} gaps`;
  const told = new Set<string>();
  return [
    paint.bold(`Fix first (${count}, what matters most first)`),
    ...gaps.slice(0, top).flatMap((gap, index) => [...gapEntry(gap, index + 1, { report, told, look, paint }), '']),
  ];
}

/** What speaks against the project, each by its code with its first place. */
function hazardLines(report: Report, look: RenderOptions, paint: Paint): string[] {
  if (look.stage !== null) return [];
  const hazards = seenHazards(report, look.all);
  if (hazards.length === 0) return [];
  const line = ({ code, title, trial, places }: (typeof hazards)[number]) => {
    const [first] = places;
    const more = places.length > 1 ? ` and ${places.length - 1} more` : '';
    return wrap(`${title}${trial ? ' (on trial)' : ''}: ${first ? placeText(first) : ''}${more}`, look.width, `   ${code} `);
  };
  return [paint.bold(`What speaks against it (${hazards.length}; mlready explain <code>)`), ...hazards.flatMap(line), ''];
}

interface Telling {
  report: Report;
  /** The cases that were told already and are only named again: the next one of the list may be about something else. */
  told: Set<string>;
  look: RenderOptions;
  paint: Paint;
}

function gapEntry(gap: ReportFinding, number: number, { report, told, look, paint }: Telling): string[] {
  const row = (label: string, text: string, most: number) => wrap(text, look.width, `   ${pad(label, 6)}`, most);
  const closest = gap.cases[0] ?? '';
  const story = report.cases[closest];
  const who = story ? caseWho(story) : '';
  const what = !story ? '' : told.has(closest) ? `${who}, as above` : `${who}: ${firstSentence(story.happened)} Lesson: ${story.lesson}`;
  told.add(closest);
  return [
    `${number}. ${paint.bold(gap.check)}`,
    `   ${paint.good(worth(report, gap.points.total - gap.points.earned))} ${paint.dot} ${effortNames[gap.effort]} ${paint.dot} ${gap.risk} risk${gap.waiver?.state === 'active' ? ` ${paint.dot} waived until ${gap.waiver.expires}` : ''}`,
    ...row('Aim', gap.statement, 3),
    ...row('Start', firstSentence(gap.remedy), 4),
    ...seen(report, gap, look),
    ...(story ? row('Case', what, 5).map((line) => paint.dim(line)) : []),
  ];
}

/** Points with their share of the whole. */
function worth({ readiness }: Report, points: number): string {
  return `+${points} points (${((100 * points) / Math.max(1, readiness.points.total)).toFixed(1)} % of all)`;
}

/** Where the evidence was looked for, and what was found there; a place a line. */
function seen(report: Report, gap: ReportFinding, look: RenderOptions): string[] {
  const title = (signal: string) => report.facts.find((fact) => fact.signal === signal)?.title ?? signal;
  const places = gap.evidence.flatMap((one) => ('path' in one ? [placeText(one)] : []));
  const looked =
    places.length === 0 && gap.looked.length > 0 && gap.reason.code !== 'not-seen'
      ? `; looked for ${gap.looked.map((signal) => `"${title(signal)}"`).join(' and ')}`
      : '';
  const more = places.length > 2 ? [`and ${places.length - 2} more ${places.length === 3 ? 'place' : 'places'}`] : [];
  return [
    ...wrap(explainedText(gap, title) + looked, look.width, `   ${pad('Why', 6)}`, 3),
    ...[...places.slice(0, 2), ...more].flatMap((place) => wrap(place, look.width, `   ${pad('', 6)}`)),
  ];
}

function openLines(report: Report, open: ReportFinding[], look: RenderOptions, paint: Paint): string[] {
  if (open.length === 0) return [];
  const asked = firstQuestions(open, top);
  const unset = Object.entries(report.context).filter(([, { source }]) => source !== 'set');
  const context = `Say first what the project is: ${unset.map(([id]) => id).join(', ')}. It decides which questions apply.`;
  return [
    paint.bold(`Ask first (${asked.length} of ${open.length} open questions)`),
    ...(unset.length > 2 ? wrap(context, look.width, '   ') : []),
    ...asked.flatMap((finding) => [
      ...wrap(finding.ask, look.width, '?  ', 3),
      ...wrap(`${finding.check} ${paint.dot} up to +${finding.points.total} points`, look.width, '   ').map((line) => paint.dim(line)),
    ]),
  ];
}
