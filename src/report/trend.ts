// Readiness over a history: as text with small charts, as data, as CSV.
import type { HistoryMove, HistoryPoint } from '../model/index.js';
import { paintFor } from '../terminal/paint.js';
import type { Screen } from '../terminal/screen.js';
import { tableLines } from '../terminal/table.js';
import { pad, safe, wrap } from '../terminal/text.js';
import { csvRow } from './csv-row.js';
import { levelNames, percent } from './messages/results.js';
import type { trendIn } from './read-saved.js';

/** What a page shows of a trend, also of one that was saved. */
export type ShownTrend = NonNullable<ReturnType<typeof trendIn>>;

/** A trend as `mlready trend --json` prints it. Percentages are rounded down to one decimal. */
export interface TrendReport extends ShownTrend {
  pack: { id: string; version: string; digest: string };
  stages: { id: string; title: string }[];
  points: HistoryPoint[];
}

/** A point of a trend, or a month of which there is none, because nothing was committed in it: it is worth what the one before was. */
export type TrendStep<Point = ShownTrend['points'][number]> = { point: Point } | { quiet: string };

/** The points of a trend by month with the months between them that have no commit; any other trend as it is. Oldest first. */
export function withQuietMonths<Point extends { date: string }>({ by, points }: { by: ShownTrend['by']; points: readonly Point[] }): TrendStep<Point>[] {
  if (by !== 'month') return points.map((point) => ({ point }));
  let left = mostQuiet;
  return points.flatMap((point, index): TrendStep<Point>[] => {
    const before = points[index - 1];
    const between = before === undefined ? [] : monthsBetween(before.date, point.date);
    const shown = between.length <= left ? between : [];
    left -= shown.length;
    return [...shown.map((quiet) => ({ quiet })), { point }];
  });
}

/** A century of months without a point, all together: a saved trend may hold any dates. */
const mostQuiet = 1200;

/** The months after that of one day and before that of another, as "2026-03"; nothing where the days are no days, or lie more than a century apart. */
function monthsBetween(from: string, to: string): string[] {
  const [first, last] = [monthOf(from), monthOf(to)];
  if (first === null || last === null || last - first > mostQuiet) return [];
  return Array.from({ length: Math.max(0, last - first - 1) }, (_, index) => {
    const month = first + 1 + index;
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
  });
}

function monthOf(day: string): number | null {
  const [, year, month] = /^(\d{4})-(\d{2})/.exec(day) ?? [];
  return year === undefined || month === undefined ? null : 12 * Number(year) + Number(month) - 1;
}

const bars = '▁▂▃▄▅▆▇█';
const pause = '·';
const mostMoved = 12;
/** The trend as text: a chart of the whole and of each stage, a row for each point, and what moved between them. */
export function trendText(given: TrendReport, screen: Screen): string {
  const report = safe(given);
  const paint = paintFor(screen);
  const { points, earlier, shallow, by } = report;
  const more = earlier === 0 ? '' : ` ${paint.dot} the last ${points.length} of ${points.length + earlier}, --limit shows more`;
  const lines = [...wrap(`${paint.bold('mlready trend')} ${paint.dot} ${report.project} ${paint.dot} by ${by}${more}`, screen.width), ''];
  const steps = withQuietMonths(report);
  lines.push(...chartLines(report, steps, screen), '', ...pointLines(report, steps, screen));

  const moved = points.filter(({ lost, won, reweighed }) => lost.length + won.length + reweighed > 0).slice(-mostMoved);
  if (moved.length > 0) lines.push('', paint.bold('What moved'));
  const width = Math.max(0, ...moved.map(({ name }) => name.length));
  for (const { name, lost, won, reweighed } of moved) {
    const lead = `${pad(name, width)}  `;
    if (lost.length > 0) lines.push(...wrap(`${paint.bad('lost')} ${moves(lost)}`, screen.width, lead));
    if (won.length > 0) lines.push(...wrap(`${paint.good('won')} ${moves(won)}`, screen.width, lost.length > 0 ? ' '.repeat(lead.length) : lead));
    const checks = reweighed === 1 ? '1 check weighs' : `${reweighed} checks weigh`;
    if (reweighed > 0)
      lines.push(
        ...wrap(
          `rules ${checks} otherwise, as the project says or is something else: no loss, no gain`,
          screen.width,
          lost.length + won.length > 0 ? ' '.repeat(lead.length) : lead,
        ),
      );
  }
  lines.push('', ...wrap('Every point is judged by the rules of this version, by its own manifest, on the day of its commit.', screen.width));
  if (shallow) lines.push(...wrap('This clone is shallow, so earlier commits are not here (git fetch --unshallow).', screen.width));
  return `${lines.join('\n')}\n`;
}

/** What stands beside a chart in its line. */
const besideChart = 48;

/** A chart of each stage and of the whole: a column a point, and by month one a month, whether something was committed in it or not. */
function chartLines({ by, points, stages }: TrendReport, steps: readonly TrendStep<HistoryPoint>[], screen: Screen): string[] {
  const paint = paintFor(screen);
  const fits = steps.length <= screen.width - besideChart;
  // Where so many months do not fit, a pause is one column, however long.
  const columns = fits ? steps : steps.filter((step, index) => 'point' in step || 'point' in (steps[index - 1] ?? step));
  const chart = (title: string, numberOf: (point: HistoryPoint) => number | null): string[] => {
    const values = points.map(numberOf);
    const known = values.filter((value) => value !== null);
    const drawn = screen.unicode ? paint.accent(sparkline(columns, values)) : '';
    return [title, drawn, percent(known.at(0) ?? null), '->', percent(known.at(-1) ?? null)];
  };
  const charts = [...stages.map(({ id, title }) => chart(title, (point) => point.stages[id] ?? null)), chart(paint.bold('All'), ({ score }) => score)];
  const pauses =
    steps.length === points.length ? '' : fits ? ` ${pause} is a month without a commit.` : ` ${pause} stands for all months without a commit between two.`;
  const scale = by === 'month' ? `One column a month.${pauses}` : `One column a ${by}, however far apart.`;
  return [
    ...tableLines(['left', 'left', 'right', 'left', 'right'], charts),
    ...(screen.unicode ? wrap(`Each line goes from its own lowest to its own highest. ${scale}`, screen.width).map((line) => paint.dim(line)) : []),
  ];
}

/** A row for each point; the months between two in which nothing was committed are told in one. */
function pointLines({ by }: TrendReport, steps: readonly TrendStep<HistoryPoint>[], screen: Screen): string[] {
  const paint = paintFor(screen);
  const table = [[by === 'commit' ? 'date' : by, 'commit', 'score', 'proven', 'known', 'level'].map((text) => paint.dim(text))];
  let quiet = 0;
  for (const step of steps) {
    if ('quiet' in step) {
      quiet += 1;
      continue;
    }
    if (quiet > 0) table.push(['', '', '', '', '', paint.dim(quiet === 1 ? '1 month without a commit' : `${quiet} months without a commit`)]);
    quiet = 0;
    const { name, commit, date, state, score, observed, known, level } = step.point;
    const last = state === 'assessed' ? (level === null ? paint.dash : levelNames[level]) : stateNames[state];
    table.push([by === 'commit' ? date : name, commit.slice(0, 10), percent(score), percent(observed), percent(known), last]);
  }
  return tableLines(['left', 'left', 'right', 'right', 'right', 'left'], table).map((line) => line.trimEnd());
}

const stateNames = { 'not-assessed': 'not assessed', 'manifest-broken': 'manifest wrong', 'objects-missing': 'files not in this clone' } as const;

function moves(list: readonly HistoryMove[]): string {
  const shown = list.slice(0, 4).map(({ check, points }) => `${check} ${points}`);
  return `${list.reduce((sum, { points }) => sum + points, 0)} points: ${shown.join(', ')}${list.length > shown.length ? `, and ${list.length - shown.length} more` : ''}`;
}

/** One character a column, from the lowest value to the highest; a space where a point has none, and a mark where there is no point. */
function sparkline(columns: readonly TrendStep[], values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const low = known.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = known.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const height = (value: number) => (high === low ? 0 : Math.round(((value - low) / (high - low)) * (bars.length - 1)));
  let at = 0;
  return columns
    .map((column) => {
      if ('quiet' in column) return pause;
      const value = values[at++] ?? null;
      return value === null ? ' ' : (bars[height(value)] ?? ' ');
    })
    .join('');
}

/** The trend as CSV (RFC 4180): a row a point, a column a number. */
export function trendCsv({ points, stages }: TrendReport): string {
  const head = ['name', 'commit', 'date', 'state', 'score', 'possible', 'observed', 'known', 'level', ...stages.map(({ id }) => id)];
  const rows = points.map(({ name, commit, date, state, score, possible, observed, known, level, stages: scores }) => [
    name,
    commit,
    date,
    state,
    score,
    possible,
    observed,
    known,
    level,
    ...stages.map(({ id }) => scores[id] ?? null),
  ]);
  return [head, ...rows].map(csvRow).join('');
}
