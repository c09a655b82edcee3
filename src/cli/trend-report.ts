// The trend that a page shows, computed from the history.
import { KnownError } from '../errors.js';
import { trendOf } from '../library/trend.js';
import type { TrendReport } from '../report/trend.js';
import type { Io } from './io.js';
import { folderOf } from './project-folder.js';

/** No page shows more months. */
const mostMonths = 120;

/** The months of a project since a day. Nothing of it is kept for the next run, as nobody asked for that. @throws KnownError where there is no history to read */
export async function trendSince(dir: string | undefined, from: string, io: Io): Promise<TrendReport> {
  const trend = await trendOf(folderOf(dir, io), { by: 'month', since: null, from, limit: mostMonths, cache: false }, io);
  if (trend.points.length === 0) throw new KnownError('--trend', 'finds no commit in that time', 'name a longer one');
  return trend;
}
