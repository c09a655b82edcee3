// What mlready trend does.
import { builtinCatalogue } from '../../catalogue/builtin.js';
import { assessHistory } from '../../engine/assess-history.js';
import type { HistoryPoint } from '../../model/index.js';
import type { HistoryStep } from '../../project/history.js';
import { roundDown } from '../../report/messages/results.js';
import { type TrendReport, trendCsv, trendText } from '../../report/trend.js';
import { jsonText } from '../../terminal/json.js';
import { version } from '../../version.js';
import type { Io } from '../io.js';
import { folderOf } from '../project-folder.js';
import { lookFor } from '../render-options.js';

/** What the command line says. */
export interface TrendOptions {
  by: HistoryStep;
  since?: string;
  limit: number;
  format: 'terminal' | 'json' | 'csv';
  json?: true;
  cache: boolean;
  color?: boolean;
}

/** Assesses the moments of a history. @returns text, JSON or CSV @throws KnownError where there is no history to read */
export async function trend(dir: string | undefined, { by, since, limit, cache, ...options }: TrendOptions, io: Io): Promise<string> {
  const builtin = await builtinCatalogue();
  const { project, points, earlier, shallow } = await assessHistory(folderOf(dir, io), { builtin, by, since: since ?? null, most: limit, cache }, io);
  const report: TrendReport = {
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
  const format = options.json ? 'json' : options.format;
  if (format === 'json') return jsonText(report);
  return format === 'csv' ? trendCsv(report) : trendText(report, lookFor(io, options.color, false));
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
