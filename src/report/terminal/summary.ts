// The first screen: verdict, stages, what to fix, what to ask, what to do next.

import type { Paint } from '../../screen/paint.js';
import { firstSentence, pad, placeText, shorten, wrap } from '../../screen/text.js';
import { effortNames, explainedText, heldText, levelNames, percent } from '../../words/results.js';
import type { Look } from '../look.js';
import type { Report, ReportFinding } from '../shape.js';
import { stageTable } from './table.js';

const top = 5;
/** What an answer to one question takes, in seconds: an assumption, said as such in the report. */
const secondsPerQuestion = 30;

/** The lines of the first screen. */
export function summary(report: Report, look: Look, paint: Paint): string[] {
  const { readiness, project } = report;
  const revision = project.revision === null ? '' : ` at ${project.revision.slice(0, 10)}`;
  const head = `${paint.bold('mlready')} ${paint.dot} ${paint.bold(project.name)} ${paint.dot} ${report.files} ${report.files === 1 ? 'file' : 'files'}${revision} ${paint.dot} pack ${report.pack.id} ${report.pack.version}`;
  if (!readiness.assessed) return [head, '', ...wrap(notAssessed(report), look.width), '', ...nextSteps(report, look, paint)];
  const inStage = (finding: ReportFinding) => look.stage === null || finding.stage === look.stage;
  const gaps = pick(report, report.gaps).filter(inStage);
  const open = pick(report, report.open).filter(inStage);
  return [
    head,
    '',
    ...verdict(report, look, paint),
    ...wrap(held(report), look.width),
    '',
    ...stageTable(report, look, paint),
    '',
    ...gapLines(report, gaps, look, paint),
    ...openLines(report, open, look, paint),
    ...nextSteps(report, look, paint),
  ];
}

function notAssessed({ files }: Report): string {
  return files === 0
    ? 'Not assessed: there are no files here that mlready may read, and no answers. Absence earns no credit and no blame, so there is no score.'
    : `Not assessed: none of the ${files} files shows a practice that mlready looks for, and nobody has answered a question. Absence earns no credit and no blame, so there is no score.`;
}

function verdict({ readiness, findings }: Report, look: Look, paint: Paint): string[] {
  const level = readiness.level === null ? '' : `Level: ${levelNames[readiness.level]}. `;
  const open = findings.filter(({ verdict: one }) => one === 'unknown').length;
  const possible =
    open === 0
      ? 'and no question is open'
      : `${percent(readiness.possible)} if ${open === 1 ? 'the open question was' : `all ${open} open questions were`} answered with yes`;
  const known = open === 0 ? '' : `; ${percent(readiness.known)} of the points are known, nobody has said about the rest`;
  const text = `${percent(readiness.score)} of the points are earned, ${possible}. The repository alone proves ${percent(readiness.observed)}${known}.`;
  const [first = '', ...rest] = wrap(level + text, look.width);
  return [first.startsWith(level) ? paint.bold(level) + first.slice(level.length) : first, ...rest];
}

function held({ readiness, stages }: Report): string {
  const name = (id: string) => stages.find((stage) => stage.id === id)?.title ?? id;
  if (readiness.heldBy.length === 0) return '';
  const [first, second, ...rest] = readiness.heldBy.map((by) => heldText(by, name));
  const reasons = [first, second].filter((one) => one !== undefined).join('; ');
  return `Held at that level because ${reasons}${rest.length > 0 ? `; and ${rest.length} more` : ''}.`;
}

function pick(report: Report, ids: readonly string[]): ReportFinding[] {
  const byId = new Map(report.findings.map((finding) => [finding.check, finding]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function gapLines(report: Report, gaps: ReportFinding[], look: Look, paint: Paint): string[] {
  if (gaps.length === 0) return [paint.bold(look.stage === null ? 'No gap is known.' : 'No gap is known in this stage.'), ''];
  const count = gaps.length <= top ? `${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}` : `${top} of ${gaps.length} gaps`;
  const told = new Set<string>();
  return [
    paint.bold(`Fix first (${count}, ordered by points to win per day of work)`),
    ...gaps.slice(0, top).flatMap((gap, index) => [...gapEntry(report, gap, index + 1, told, look, paint), '']),
  ];
}

/** @param told the cases that were told already and are only named again: the next one of the list may be about something else */
function gapEntry(report: Report, gap: ReportFinding, number: number, told: Set<string>, look: Look, paint: Paint): string[] {
  const row = (label: string, text: string, most: number) => wrap(text, look.width, `   ${pad(label, 6)}`, most);
  const closest = gap.cases[0] ?? '';
  const story = report.cases[closest];
  const who = story ? `${story.organisation ?? shorten(story.title.replace(/ \(.*$/, ''), 50)}${story.year === null ? '' : `, ${story.year}`}` : '';
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
function seen(report: Report, gap: ReportFinding, look: Look): string[] {
  const title = (signal: string) => report.facts.find((fact) => fact.signal === signal)?.title ?? signal;
  const places = gap.evidence.flatMap((one) => ('path' in one ? [placeText(one)] : []));
  const half = gap.verdict === 'partial' && gap.reason.code === 'shown' ? 'half of it is ' : '';
  const looked = places.length === 0 && gap.looked.length > 0 ? `; looked for ${gap.looked.map((signal) => `"${title(signal)}"`).join(' and ')}` : '';
  const more = places.length > 2 ? [`and ${places.length - 2} more ${places.length === 3 ? 'place' : 'places'}`] : [];
  return [
    ...wrap(half + explainedText(gap, title) + looked, look.width, `   ${pad('Known', 6)}`, 3),
    ...[...places.slice(0, 2), ...more].flatMap((place) => wrap(place, look.width, `   ${pad('', 6)}`)),
  ];
}

/** Open questions of most points, not two of one step: they come from the same people and the same day. */
function openLines(report: Report, open: ReportFinding[], look: Look, paint: Paint): string[] {
  if (open.length === 0) return [];
  const steps = new Set<string>();
  const asked = open.filter(({ step }) => !steps.has(step) && steps.add(step)).slice(0, top);
  const minutes = Math.max(1, Math.round((open.length * secondsPerQuestion) / 60));
  const unset = Object.entries(report.context).filter(([, { source }]) => source !== 'set');
  const context = `Say first what the project is: ${unset.map(([id]) => id).join(', ')}. It decides which questions apply.`;
  return [
    ...wrap(`Ask first (${asked.length} of ${open.length} open questions; all take about ${minutes} min at half a minute each)`, look.width).map((line) =>
      paint.bold(line),
    ),
    ...(unset.length > 2 ? wrap(context, look.width, '   ') : []),
    ...asked.flatMap((finding) => [
      ...wrap(finding.ask, look.width, '?  ', 3),
      ...wrap(`${finding.check} ${paint.dot} up to +${finding.points.total} points`, look.width, '   ').map((line) => paint.dim(line)),
    ]),
    '',
  ];
}

function nextSteps(report: Report, look: Look, paint: Paint): string[] {
  const first = report.readiness.assessed ? (report.gaps[0] ?? report.open[0]) : undefined;
  const asks = report.open.length > 0 || !report.readiness.assessed;
  const steps = [
    ...(first === undefined ? [] : [{ command: `mlready explain ${first}`, does: 'what counts, and what happened to others' }]),
    ...(asks ? [{ command: 'mlready interview --express', does: 'five minutes of questions' }] : []),
    ...(report.readiness.assessed ? [{ command: 'mlready plan', does: 'the cheapest way to the next level' }] : []),
  ];
  return steps.map(({ command, does }, index) => {
    const lead = index === 0 ? `${paint.bold('Next')}  ` : '      ';
    const column = Math.max(29, command.length + 2);
    return lead + paint.accent(command) + (column + does.length + 6 <= look.width ? ' '.repeat(column - command.length) + paint.dim(does) : '');
  });
}
