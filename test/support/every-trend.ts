// A trend with every state in it, and with hostile names, for the tests of the page.
import type { HistoryPoint } from '../../src/model/index.js';
import type { TrendReport } from '../../src/report/trend.js';

const point = (name: string, date: string, score: number | null, state: HistoryPoint['state'] = 'assessed'): HistoryPoint => ({
  name,
  commit: '0'.repeat(40),
  date,
  state,
  score,
  possible: score === null ? null : 90,
  observed: score === null ? null : score / 2,
  repository: score === null ? null : 2 * score,
  known: score === null ? null : 50,
  level: score === null ? null : 'research',
  points: score === null ? null : { earned: Math.round(13 * score), possible: 1170, observed: Math.round(6 * score), total: 1300 },
  stages: {},
  reweighed: 0,
  lost: [{ check: 'concept-drift.watched', points: 7 }],
  won: [
    { check: 'data-discovery.documented', points: 14 },
    { check: 'data-cleaning.raw-kept', points: 4 },
  ],
});

export const everyTrend: TrendReport = {
  schema: 1,
  tool: { name: 'mlready', version: '0.1.0' },
  pack: { id: 'survey', version: '1.0.0', digest: '0' },
  project: 'churn',
  by: 'tag',
  earlier: 3,
  shallow: true,
  stages: [],
  points: [
    point('v1.0', '2025-11-20', null, 'not-assessed'),
    point('v1.1', '2026-02-03', null, 'manifest-broken'),
    point('v1.2', '2026-04-11', null, 'objects-missing'),
    point('<img src=x onerror=alert(1)>\u202e\u001b[31m', '2026-06-30', 10.4),
    point('v2.0', '2026-10-02', 27.3),
  ],
};
