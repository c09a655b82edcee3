// What lies between two revisions, as text.
import type { Comparison } from '../model/index.js';
import { paintFor } from '../terminal/paint.js';
import type { Screen } from '../terminal/screen.js';
import { placeText, safe, wrap } from '../terminal/text.js';
import { comparisonLines } from './formats/terminal/gate-text.js';
import { percent } from './messages/results.js';

export interface DiffSide {
  /** What the user called it. */
  name: string;
  commit: string | null;
  /** A percentage rounded down to one decimal; null where the project is not assessed. */
  score: number | null;
  level: string | null;
}

export interface DiffReport extends Comparison {
  project: string;
  from: DiffSide;
  to: DiffSide;
  stages: { id: string; title: string; from: number | null; to: number | null }[];
  /** Checks that only one side knows: saved reports may have been made with different rules. */
  added: string[];
  gone: string[];
}

/** The text of a diff. */
export function diffText(given: DiffReport, screen: Screen): string {
  const report = safe(given);
  const paint = paintFor(screen);
  const side = ({ name, commit }: DiffSide) => (commit === null || commit.startsWith(name) ? name : `${name} (${commit.slice(0, 10)})`);
  const moved = report.stages.filter(({ from, to }) => from !== to).map(({ title, from, to }) => `${title} ${percent(from)} -> ${percent(to)}`);
  const lines = [
    ...wrap(`${paint.bold('mlready diff')} ${paint.dot} ${report.project} ${paint.dot} ${side(report.from)} -> ${side(report.to)}`, screen.width),
    ...wrap(`${percent(report.from.score)} -> ${percent(report.to.score)} of the points${moved.length > 0 ? `; ${moved.join(', ')}` : ''}.`, screen.width),
    ...(report.observedOnly ? wrap(`The manifest is wrong at ${side(report.from)}, so only what the repository shows was compared.`, screen.width) : []),
    ...comparisonLines(report, screen, paint),
    ...report.hazards.flatMap(({ signal, place, checks }) =>
      wrap(`New in ${placeText(place)}: ${signal}, which speaks against ${checks.join(', ')}.`, screen.width, `${paint.dot} `),
    ),
    ...(report.added.length === 0 ? [] : wrap(`Only ${side(report.to)} knows ${report.added.join(', ')}.`, screen.width, `${paint.dot} `)),
    ...(report.gone.length === 0 ? [] : wrap(`Only ${side(report.from)} knows ${report.gone.join(', ')}.`, screen.width, `${paint.dot} `)),
  ];
  const same = report.regressed.length + report.improved.length + report.hazards.length + report.policy.length + report.added.length + report.gone.length === 0;
  return `${[...lines, ...(same ? ['No check differs.'] : [])].join('\n')}\n`;
}
