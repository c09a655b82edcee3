// Readiness over a history, of a folder in one call.
import { builtinCatalogue } from '../catalogue/builtin.js';
import { assessHistory } from '../engine/assess-history.js';
import type { CacheHost } from '../engine/cache.js';
import { type Host, processHost } from '../engine/host.js';
import type { HistoryPoint, HistoryStep } from '../model/index.js';
import { roundDown } from '../report/round-down.js';
import type { TrendReport } from '../report/trend.js';
import { version } from '../version.js';
import { absolute } from './absolute.js';

/** Which part of a history is looked at. */
export interface TrendCall {
  /** The last commit of each month, every tag, or every commit; months where it is left out. */
  by?: HistoryStep;
  /** The revision to begin at; the start where it is left out. */
  since?: string;
  /** How many moments at the most, the latest ones; 24 where it is left out. */
  limit?: number;
  /** The environment that git runs in; that of the process where it is left out. */
  env?: Host['env'];
}

const mostMoments = 24;

/**
 * Assesses a project at the moments of its history, each by its own manifest and the rules of today. Nothing is kept for the next call.
 * @throws KnownError where there is no history to read, or no such revision
 */
export function trend(folder: string, { by = 'month', since, limit = mostMoments, env }: TrendCall = {}): Promise<TrendReport> {
  // Nothing is kept, so nothing is written.
  const host: CacheHost = { ...processHost(env), write: () => undefined, err: () => undefined };
  return trendOf(absolute(folder), { by, since: since ?? null, limit, cache: false }, host);
}

/**
 * @param folder an absolute path
 * @param from the first day, "YYYY-MM-DD"; any where it is left out
 * @internal
 */
export async function trendOf(
  folder: string,
  { by, since, from, limit, cache }: { by: HistoryStep; since: string | null; from?: string; limit: number; cache: boolean },
  host: CacheHost,
): Promise<TrendReport> {
  const builtin = await builtinCatalogue();
  const { project, points, earlier, shallow } = await assessHistory(
    folder,
    { builtin, by, since, most: limit, cache, ...(from !== undefined && { from }) },
    host,
  );
  return {
    schema: 1,
    tool: { name: 'mlready', version },
    pack: { id: builtin.id, version: builtin.version, digest: builtin.digest },
    project,
    by,
    earlier,
    shallow,
    stages: builtin.stages.map(({ id, title }) => ({ id, title })),
    points: points.map(rounded),
  };
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
