// One screen: the verdict, what the project is, the numbers, the stages, what to mend and what to ask first, and what to do next.

import type { Paint } from '../../../terminal/paint.js';
import { columnsOf, pad, shortenWords, wrap } from '../../../terminal/text.js';
import { gateNames } from '../../messages/gate-messages.js';
import { aboutTexts, doesTexts, levelText, notAssessedText, packText, readinessText, repositoryText, teamText, verdictText } from '../../messages/summary.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report } from '../../report.js';
import { gateLines } from './gate-text.js';
import { noteLines } from './notes.js';
import { stageTable } from './table.js';
import { caseLine, fixLines, questionLines } from './todo.js';

/** No more lines than this, beside what a gate has to say. */
export const mostLines = 45;

/** The first screen, without its last line. */
export function summary(report: Report, look: RenderOptions, paint: Paint): string[] {
  const head = headLine(report, look, paint);
  if (!report.readiness.assessed) return [head, '', ...wrap(notAssessedText(report.files), look.width), ...gateLines(report, look, paint)];
  const fixes = fixLines(report, look, paint);
  const [about = ''] = aboutTexts(report);
  const top = [head, ...verdictLines(report, look, paint), ...doesLines(report, look), ...(about === '' ? [] : [paint.dim(shortenWords(about, look.width))])];
  const rest = [
    '',
    ...numberLines(report, look, paint),
    '',
    ...stageTable(report, look, paint),
    ...gateLines(report, look, paint),
    '',
    ...fixes.lines,
    ...spaced(questionLines(report, look, paint)),
    ...spaced(noteLines(report, look, paint)),
    ...spaced(look.full || look.stage !== null ? [] : nextSteps(report, look, paint)),
  ];
  // One line says what came of such a gap elsewhere, where there is room for it.
  const told = caseLine(report, look);
  const room = mostLines + gateLines(report, look, paint).length - top.length - rest.length - 2;
  if (told !== null && room > 0 && fixes.firstEnd > 0) {
    const at = rest.indexOf(fixes.lines[0] ?? '') + fixes.firstEnd;
    rest.splice(at, 0, paint.dim(told));
  }
  return [...top, ...rest];
}

/** The verdict in one line, for the end of the report. */
export function lastLine(report: Report, look: RenderOptions, paint: Paint): string {
  const { readiness, project, gate } = report;
  const name = shortenWords(project.name, Math.floor(look.width / 3));
  if (!readiness.assessed) return `${paint.bold(name)} ${paint.dot} no machine learning is seen, no score`;
  const level = levelText(readiness);
  const said = [gate === null ? '' : gateNames[gate.verdict].replace(/\.$/, ''), verdictText(report), level ?? '']
    .filter((one) => one !== '')
    .join(` ${paint.dot} `);
  const next = ` ${paint.dot} mlready audit --full`;
  // The verdict is whole; the name gives way, and the command where there is no room for it.
  const room = look.width - columnsOf(said) - 3;
  const more = look.full || room - columnsOf(next) < Math.min(12, columnsOf(name)) ? '' : next;
  const short = shortenWords(name, Math.max(8, room - columnsOf(more)));
  return `${paint.bold(short)} ${paint.dot} ${colourOf(report, paint)(said)}${paint.dim(more)}`;
}

function headLine({ project, files, pack }: Report, look: RenderOptions, paint: Paint): string {
  const revision = project.revision === null ? '' : ` at ${project.revision.slice(0, 7)}`;
  const rest = `${files} ${files === 1 ? 'file' : 'files'}${revision} ${paint.dot} ${packText(pack)}`;
  const name = shortenWords(project.name, Math.max(12, look.width - 33));
  const room = Math.max(10, look.width - columnsOf(name) - 13);
  return `${paint.bold('mlready')} ${paint.dot} ${paint.bold(name)} ${paint.dot} ${paint.dim(shortenWords(rest, room))}`;
}

function verdictLines(report: Report, look: RenderOptions, paint: Paint): string[] {
  const gate = report.gate === null ? '' : `${gateNames[report.gate.verdict]} `;
  return wrap(gate + verdictText(report), look.width).map((line) => paint.bold(colourOf(report, paint)(line)));
}

function colourOf({ gate, blockers, gaps }: Report, paint: Paint): Paint['good'] {
  if (gate?.verdict === 'fail' || (gate === null && blockers.length > 0)) return paint.bad;
  return gaps.length > 0 && gate?.verdict !== 'pass' ? paint.warn : paint.good;
}

/** What the project does, in at most two lines that break between two things it does; what there is no room for is counted. */
function doesLines(report: Report, { width }: RenderOptions): string[] {
  const all = doesTexts(report, width).length;
  for (let shown = all; shown > 0; shown--) {
    const left = all - shown;
    const items = doesTexts(report, width - (left > 0 ? 15 : 5));
    const lines = [''];
    items.slice(0, shown).forEach((item, index) => {
      const end = index < shown - 1 ? ',' : left > 0 ? ` and ${left} more` : '';
      const text = `${index === 0 ? 'It ' : ''}${item}${end}`;
      const longer = `${lines.at(-1)} ${text}`.trimStart();
      if (columnsOf(longer) <= width) lines[lines.length - 1] = longer;
      else lines.push(text);
    });
    const kept = lines.filter((line) => line !== '');
    if (kept.length <= 2 && kept.every((line) => columnsOf(line) <= width)) return kept;
  }
  return [];
}

/** Three numbers that nobody mixes. */
function numberLines({ readiness, stages }: Report, look: RenderOptions, paint: Paint): string[] {
  const name = (id: string) => stages.find((stage) => stage.id === id)?.title ?? id;
  const lines: [string, string][] = [
    ['Repository', repositoryText(readiness.repository)],
    ['Team', teamText(readiness.team)],
    ['Readiness', readinessText(readiness, name)],
  ];
  return lines.flatMap(([label, text]) => (text === '' ? [] : [`${paint.bold(pad(label, 10))}  ${shortenWords(text, look.width - 12)}`]));
}

function nextSteps(report: Report, look: RenderOptions, paint: Paint): string[] {
  const [gap] = report.gaps;
  const steps = [
    ...(gap === undefined ? [] : [{ command: `mlready explain ${gap.slice(gap.indexOf('.') + 1)}`, does: 'what counts, and how this project stands' }]),
    { command: 'mlready audit --full', does: 'every check with its points and places' },
  ];
  const column = Math.max(...steps.map(({ command }) => command.length + 2));
  return steps.map(({ command, does }, index) => {
    const lead = index === 0 ? `${paint.bold('Next')}  ` : '      ';
    return lead + paint.accent(command) + (column + does.length + 6 <= look.width ? ' '.repeat(column - command.length) + paint.dim(does) : '');
  });
}

/** A part with an empty line before it; nothing where it is empty. */
function spaced(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}
