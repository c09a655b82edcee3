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
export type TrendStep = { point: ShownTrend['points'][number] } | { quiet: string };

/** The points of a trend by month with the months between them that have no commit; any other trend as it is. Oldest first. */
export function withQuietMonths({ by, points }: Pick<ShownTrend, 'by' | 'points'>): TrendStep[] {
  if (by !== 'month') return points.map((point) => ({ point }));
  return points.flatMap((point, index): TrendStep[] => {
    const before = points[index - 1];
    return [...(before === undefined ? [] : monthsBetween(before.date, point.date).map((quiet) => ({ quiet }))), { point }];
  });
}

/** The months after that of one day and before that of another, as "2026-03"; nothing where the days are no days, or lie more than a century apart. */
function monthsBetween(from: string, to: string): string[] {
  const [first, last] = [monthOf(from), monthOf(to)];
  if (first === null || last === null || last - first > 1200) return [];
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
const mostMoved = 12;
/** The trend as text: a chart of the whole and of each stage, a row for each point, and what moved between them. */
export function trendText(given: TrendReport, screen: Screen): string {
  const report = safe(given);
  const paint = paintFor(screen);
  const { points, earlier, shallow, by, stages } = report;
  const more = earlier === 0 ? '' : ` ${paint.dot} the last ${points.length} of ${points.length + earlier}, --limit shows more`;
  const lines = [...wrap(`${paint.bold('mlready trend')} ${paint.dot} ${report.project} ${paint.dot} by ${by}${more}`, screen.width), ''];
  const charts: string[][] = [];
  const chart = (title: string, values: (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    charts.push([title, screen.unicode ? paint.accent(sparkline(values)) : '', percent(known.at(0) ?? null), '->', percent(known.at(-1) ?? null)]);
  };
  for (const { id, title } of stages)
    chart(
      title,
      points.map((point) => point.stages[id] ?? null),
    );
  chart(
    paint.bold('All'),
    points.map(({ score }) => score),
  );
  lines.push(
    ...tableLines(['left', 'left', 'right', 'left', 'right'], charts),
    ...(screen.unicode ? [paint.dim('Each line goes from its own lowest to its own highest.')] : []),
    '',
  );

  const table: string[][] = [];
  table.push([by === 'commit' ? 'date' : by, 'commit', 'score', 'proven', 'known', 'level'].map((text) => paint.dim(text)));
  for (const { name, commit, date, state, score, observed, known, level } of points) {
    const last = state === 'assessed' ? (level === null ? paint.dash : levelNames[level]) : stateNames[state];
    table.push([by === 'commit' ? date : name, commit.slice(0, 10), percent(score), percent(observed), percent(known), last]);
  }
  lines.push(...tableLines(['left', 'left', 'right', 'right', 'right', 'left'], table).map((line) => line.trimEnd()));

  const moved = points.filter(({ lost, won }) => lost.length + won.length > 0).slice(-mostMoved);
  if (moved.length > 0) lines.push('', paint.bold('What moved'));
  const width = Math.max(0, ...moved.map(({ name }) => name.length));
  for (const { name, lost, won } of moved) {
    const lead = `${pad(name, width)}  `;
    if (lost.length > 0) lines.push(...wrap(`${paint.bad('lost')} ${moves(lost)}`, screen.width, lead));
    if (won.length > 0) lines.push(...wrap(`${paint.good('won')} ${moves(won)}`, screen.width, lost.length > 0 ? ' '.repeat(lead.length) : lead));
  }
  lines.push('', ...wrap('Every point is judged by the rules of this version, by its own manifest, on the day of its commit.', screen.width));
  if (shallow) lines.push(...wrap('This clone is shallow, so earlier commits are not here (git fetch --unshallow).', screen.width));
  return `${lines.join('\n')}\n`;
}

const stateNames = { 'not-assessed': 'not assessed', 'manifest-broken': 'manifest wrong', 'objects-missing': 'files not in this clone' } as const;

function moves(list: readonly HistoryMove[]): string {
  const shown = list.slice(0, 4).map(({ check, points }) => `${check} ${points}`);
  return `${list.reduce((sum, { points }) => sum + points, 0)} points: ${shown.join(', ')}${list.length > shown.length ? `, and ${list.length - shown.length} more` : ''}`;
}

/** One character a value, from the lowest to the highest; a space where there is none. */
function sparkline(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const height = (value: number) => (high === low ? 0 : Math.round(((value - low) / (high - low)) * (bars.length - 1)));
  return values.map((value) => (value === null ? ' ' : (bars[height(value)] ?? ' '))).join('');
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
