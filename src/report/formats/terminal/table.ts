// The table of the stages.
import type { Paint } from '../../../terminal/paint.js';
import { tableLines } from '../../../terminal/table.js';
import { wrap } from '../../../terminal/text.js';
import { levelNames, percent } from '../../messages/results.js';
import { weakestText } from '../../messages/summary.js';
import type { RenderOptions } from '../../render-options.js';
import type { Numbers, Report } from '../../report.js';

/** One row a stage and one for the whole: a bar, the score with what is still possible, the level; then the legend and the weakest stage. */
export function stageTable(report: Report, look: RenderOptions, paint: Paint): string[] {
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
