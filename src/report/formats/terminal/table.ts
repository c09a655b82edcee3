// The table of the stages.
import type { Paint } from '../../../terminal/paint.js';
import { tableLines } from '../../../terminal/table.js';
import { percent } from '../../messages/results.js';
import type { RenderOptions } from '../../render-options.js';
import type { Report, ReportStage } from '../../report.js';

/** One row a stage: what the repository shows of it, a bar of all points, and how many of them are earned; "–" where nothing applies or nothing is known. Then what the bar means. */
export function stageTable(report: Report, look: RenderOptions, paint: Paint): string[] {
  const barWidth = look.width >= 100 ? 44 : look.width >= 70 ? 28 : 8;
  const shown = (value: number | null) => (value === null ? paint.dash : percent(value));
  const row = (stage: ReportStage) => [
    stage.title,
    shown(stage.repository.score),
    paint.bar(stage, barWidth),
    shown(stage.known === null || stage.known === 0 ? null : stage.score),
  ];
  const head = ['Stage', 'repository', 'readiness', ''].map((text) => paint.dim(text));
  return [...tableLines(['left', 'right', 'left', 'right'], [head, ...report.stages.map(row)]), paint.legend];
}
