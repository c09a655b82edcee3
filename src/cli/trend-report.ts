// A trend computed from the history: for the command that prints one, and for the page that shows one.
import { builtinCatalogue } from '../catalogue/builtin.js';
import { assessHistory, type HistoryRequest } from '../engine/assess-history.js';
import { KnownError } from '../errors.js';
import type { HistoryPoint } from '../model/index.js';
import { roundDown } from '../report/messages/results.js';
import type { TrendReport } from '../report/trend.js';
import { version } from '../version.js';
import type { Io } from './io.js';
import { folderOf } from './project-folder.js';

/** No page shows more months. */
const mostMonths = 120;

/** @returns the trend with its percentages rounded down @throws KnownError where there is no history to read */
export async function trendReport(dir: string | undefined, request: Omit<HistoryRequest, 'builtin'>, io: Io): Promise<TrendReport> {
  const builtin = await builtinCatalogue();
  const { project, points, earlier, shallow } = await assessHistory(folderOf(dir, io), { ...request, builtin }, io);
  return {
    schema: 1,
    tool: { name: 'mlready', version },
    pack: { id: builtin.id, version: builtin.version, digest: builtin.digest },
    project,
    by: request.by,
    earlier,
    shallow,
    stages: builtin.stages.map(({ id, title }) => ({ id, title })),
    points: points.map(rounded),
  };
}

/** The months of a project since a day. Nothing of it is kept for the next run, as nobody asked for that. @throws KnownError where there is no history to read */
export async function trendSince(dir: string | undefined, from: string, io: Io): Promise<TrendReport> {
  const trend = await trendReport(dir, { by: 'month', since: null, from, most: mostMonths, cache: false }, io);
  if (trend.points.length === 0) throw new KnownError('--trend', 'finds no commit in that time', 'name a longer one');
  return trend;
}

function rounded(point: HistoryPoint): HistoryPoint {
  const round = (value: number | null) => (value === null ? null : roundDown(value));
  return {
    ...point,
    score: round(point.score),
    possible: round(point.possible),
    observed: round(point.observed),
    repository: round(point.repository),
    known: round(point.known),
    stages: Object.fromEntries(Object.entries(point.stages).map(([id, score]) => [id, round(score)])),
  };
}
