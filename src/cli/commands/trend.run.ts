// What mlready trend does.
import { trendOf } from '../../library/trend.js';
import type { HistoryStep } from '../../model/index.js';
import { trendCsv, trendText } from '../../report/trend.js';
import { jsonText } from '../../terminal/json.js';
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
  const report = await trendOf(folderOf(dir, io), { by, since: since ?? null, limit, cache }, io);
  const format = options.json ? 'json' : options.format;
  if (format === 'json') return jsonText(report);
  return format === 'csv' ? trendCsv(report) : trendText(report, lookFor(io, options.color, false));
}
