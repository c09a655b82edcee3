// The table of the stages.
import type { Paint } from '../../screen/paint.js';
import { tableLines } from '../../screen/table.js';
import { wrap } from '../../screen/text.js';
import { levelNames, percent } from '../../words/results.js';
import { weakestText } from '../../words/summary.js';
import type { Look } from '../look.js';
import type { Numbers, Report } from '../shape.js';

/** One row a stage and one for the whole: a bar, the score with what is still possible, the level; then the legend and the weakest stage. */
export function stageTable(report: Report, look: Look, paint: Paint): string[] {
  const barWidth = look.width >= 100 ? 36 : look.width >= 70 ? 20 : 10;
  const row = (title: string, numbers: Numbers, level: string) => [
    title,
    paint.bar(numbers, barWidth),
    percent(numbers.score),
    percent(numbers.possible),
    level,
  ];
  const rows = [
    ['Stage', '', 'score', 'possible', 'level'].map((text) => paint.dim(text)),
    ...report.stages.map((stage) => row(stage.title, stage, stage.level === null ? paint.dash : levelNames[stage.level])),
    row(paint.bold('All'), report.readiness, ''),
  ];
  const weakest = weakestText(report.stages, report.readiness.weakest);
  return [...tableLines(['left', 'left', 'right', 'right', 'left'], rows), paint.legend, ...wrap(weakest, look.width)];
}
