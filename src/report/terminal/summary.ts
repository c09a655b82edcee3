// The first screen: verdict, stages, what to fix, what to ask, what to do next.

import type { Look } from '../look.js';
import type { Report, ReportFinding } from '../shape.js';
import { effortNames, heldText, levelNames, percent, reasonText, riskNames } from '../words.js';
import type { Paint } from './paint.js';
import { stageTable } from './table.js';
import { firstSentence, pad, shorten, shortPath, wrap } from './text.js';

const top = 5;
/** What an answer to one question takes, in seconds: an assumption, said as such in the report. */
const secondsPerQuestion = 30;

/** The lines of the first screen. */
export function summary(report: Report, look: Look, paint: Paint): string[] {
  const { readiness } = report;
  const revision = report.project.revision === null ? '' : ` at ${report.project.revision.slice(0, 10)}`;
  const head = `${paint.bold('mlready')} ${paint.dot} ${paint.bold(report.project.name)} ${paint.dot} ${report.files} files${revision} ${paint.dot} pack ${report.pack.id} ${report.pack.version}`;
  if (!readiness.assessed) {
    return [head, '', ...wrap(notAssessed(report), look.width), '', ...nextStep(report, look, paint)];
  }
  const inStage = (finding: ReportFinding) => look.stage === null || finding.stage === look.stage;
  const gaps = pick(report, report.gaps).filter(inStage);
  const open = pick(report, report.open).filter(inStage);
  return [
    head,
    '',
    ...wrap(verdict(report), look.width).map((line, index) => (index === 0 ? paint.bold(line) : line)),
    ...wrap(held(report), look.width),
    '',
    ...stageTable(report, look, paint),
    '',
    ...gapLines(report, gaps, look, paint),
    ...openLines(open, look, paint),
    ...nextStep(report, look, paint),
  ];
}

function notAssessed({ files }: Report): string {
  return files === 0
    ? 'Not assessed: there are no files here that mlready may read, and no answers. Absence earns no credit and no blame, so there is no score.'
    : `Not assessed: none of the ${files} files shows a practice that mlready looks for, and nobody has answered a question. Absence earns no credit and no blame, so there is no score.`;
}

function verdict({ readiness, findings }: Report): string {
  const level = readiness.level === null ? '' : `${levelNames[readiness.level]}: `;
  const open = findings.filter(({ verdict: v }) => v === 'unknown').length;
  return `${level}${percent(readiness.score)} of the points are earned, ${percent(readiness.possible)} if all ${open} open questions were answered with yes; the repository alone proves ${percent(readiness.observed)}, and ${percent(readiness.known)} of the points are known.`;
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
  if (gaps.length === 0) return [paint.bold('No gap is known.'), ''];
  const title =
    gaps.length <= top
      ? `Fix first (${gaps.length} ${gaps.length === 1 ? 'gap' : 'gaps'}, points to win per effort)`
      : `Fix first (${top} of ${gaps.length} gaps, most points to win per effort)`;
  const told = new Set<string>();
  return [paint.bold(title), ...gaps.slice(0, top).flatMap((gap, index) => [...gapEntry(report, gap, index + 1, told, look, paint), ''])];
}

/** @param told the cases that were told already: another one teaches more than the same again */
function gapEntry(report: Report, gap: ReportFinding, number: number, told: Set<string>, look: Look, paint: Paint): string[] {
  const wins = gap.points.total - gap.points.earned;
  const row = (label: string, text: string, most: number) => wrap(text, look.width, `   ${pad(label, 7)}`, most);
  const lines = [
    `${number}. ${paint.bold(gap.check)}`,
    `   ${paint.good(`+${wins} points`)} ${paint.dot} ${effortNames[gap.effort]} ${paint.dot} ${riskNames[gap.risk]} risk${gap.waiver?.state === 'active' ? ` ${paint.dot} waived until ${gap.waiver.expires}` : ''}`,
    ...row('Should', gap.statement, 3),
    ...row('Start', firstSentence(gap.remedy), 3),
    ...row('Seen', seen(gap, look), 2),
  ];
  const closest = gap.cases.find((id) => !told.has(id)) ?? gap.cases[0] ?? '';
  const story = report.cases[closest];
  told.add(closest);
  if (story) lines.push(...row('Case', `${story.organisation ?? shorten(story.title, 50)}: ${story.lesson}`, 3).map((line) => paint.dim(line)));
  return lines;
}

/** Where the evidence was looked for, and what was found there. */
function seen(gap: ReportFinding, look: Look): string {
  const places = gap.evidence.flatMap((one) =>
    'path' in one ? [`${shortPath(one.path, Math.floor(look.width / 2))}${'line' in one && one.line !== undefined ? `:${one.line}` : ''}`] : [],
  );
  const where = places.length > 0 ? ` (${places.slice(0, 2).join(', ')}${places.length > 2 ? ` and ${places.length - 2} more` : ''})` : '';
  const looked = gap.looked.length > 0 && places.length === 0 ? `; looked for ${gap.looked.join(', ')}` : '';
  const half = gap.verdict === 'partial' && gap.reason.code === 'shown' ? 'half of it is ' : '';
  const said = gap.answer === null ? '' : `answer "${gap.answer.value}": `;
  return `${said}${half}${reasonText(gap.reason)}${where}${looked}`;
}

function openLines(open: ReportFinding[], look: Look, paint: Paint): string[] {
  if (open.length === 0) return [];
  const minutes = Math.max(1, Math.round((open.length * secondsPerQuestion) / 60));
  return [
    ...wrap(
      `Ask first (${Math.min(top, open.length)} of ${open.length} open questions; all of them take about ${minutes} min at half a minute each)`,
      look.width,
    ).map((line) => paint.bold(line)),
    ...open
      .slice(0, top)
      .flatMap((finding) => [
        ...wrap(finding.ask, look.width, `?  `, 2),
        `   ${paint.dim(`${finding.check} ${paint.dot} up to +${finding.points.total} points`)}`,
      ]),
    '',
  ];
}

function nextStep(report: Report, look: Look, paint: Paint): string[] {
  const first = report.gaps[0] ?? report.open[0];
  const commands: string[] = [];
  if (first !== undefined && report.readiness.assessed) commands.push(`mlready explain ${first}`);
  const answer = report.open[0] ?? report.findings[0]?.check;
  const how = report.project.manifest === null ? 'Answer questions in a file mlready.yaml here' : `Answer more questions in ${report.project.manifest}`;
  const example = answer === undefined ? '' : `, for example under answers: ${answer}: {value: …}`;
  return [
    ...commands.map((command) => `${paint.bold('Next')}  ${paint.accent(command)}`),
    ...wrap(`${how}${example}.`, look.width, commands.length > 0 ? '      ' : `${paint.bold('Next')}  `),
  ];
}
