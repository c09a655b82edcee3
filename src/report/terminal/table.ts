// The table of the stages.
import Table from 'cli-table3';
import type { Paint } from '../../screen/paint.js';
import { wrap } from '../../screen/text.js';
import { levelNames, percent } from '../../words/results.js';
import type { Look } from '../look.js';
import type { Numbers, Report } from '../shape.js';

const empty = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** One row a stage and one for the whole: a bar, the score with what is still possible, the level; then the legend and the weakest stage. */
export function stageTable(report: Report, look: Look, paint: Paint): string[] {
  const barWidth = look.width >= 100 ? 36 : look.width >= 70 ? 20 : 10;
  const table = new Table({
    chars: empty,
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
    colAligns: ['left', 'left', 'right', 'right', 'left'],
  });
  const row = (title: string, numbers: Numbers, level: string) => [
    title,
    paint.bar(numbers, barWidth),
    percent(numbers.score),
    percent(numbers.possible),
    level,
  ];
  table.push(['Stage', '', 'score', 'possible', 'level'].map((text) => paint.dim(text)));
  for (const stage of report.stages) table.push(row(stage.title, stage, stage.level === null ? paint.dash : levelNames[stage.level]));
  table.push(row(paint.bold('All'), report.readiness, ''));
  const weakest = report.stages.find(({ id }) => id === report.readiness.weakest);
  const names = report.stages.filter(({ score }) => weakest !== undefined && score === weakest.score).map(({ title }) => title);
  return [
    ...table.toString().split('\n'),
    paint.legend,
    ...(weakest
      ? wrap(
          `Weakest: ${names.slice(0, -1).join(', ')}${names.length > 1 ? ' and ' : ''}${names[names.length - 1] ?? ''}, at ${percent(weakest.score)}. The weakest stage sets the level.`,
          look.width,
        )
      : []),
  ];
}
