// What Evidently saves as JSON: reports and test suites of the API before 0.7, and the snapshots of Report.run since.
import { isRecord, itemsOf, valueAt } from '../../config/values.js';
import { countIn, type Figure, type Measure, numberIn, type ResultFormat, type ToolResult, told } from '../result.js';
import { dayIn } from '../result-day.js';

export const evidently: ResultFormat = {
  id: 'evidently',
  title: 'Evidently report',
  kinds: ['drift', 'data-tests'],
  read(file) {
    const report = file.json();
    if (!isRecord(report)) return null;
    const measures = suiteOf(report) ?? reportOf(report);
    return measures === null
      ? null
      : ({ tool: 'Evidently', version: told(report['version']), date: dayIn(report['timestamp']), commit: null, measures } satisfies ToolResult);
  },
};

/** A test suite counts its tests itself. */
function suiteOf({ tests, summary }: Record<string, unknown>): Measure[] | null {
  if (!Array.isArray(tests) || !isRecord(summary) || typeof summary['all_passed'] !== 'boolean') return null;
  const [count, total] = [countIn(summary['success_tests']), countIn(summary['total_tests'])];
  return count === null || total === null || total === 0 ? [] : [{ kind: 'data-tests', name: null, figure: { count, total }, passed: summary['all_passed'] }];
}

function reportOf({ metrics, tests }: Record<string, unknown>): Measure[] | null {
  const named = itemsOf(metrics).filter((one) => isRecord(one) && ['metric', 'metric_id', 'metric_name'].some((key) => typeof one[key] === 'string'));
  if (named.length === 0) return null;
  const drift = named.flatMap((one) => driftIn(one) ?? []);
  const status = itemsOf(tests).flatMap((one) => {
    const said = valueAt(one, ['status']);
    return typeof said === 'string' && said !== 'SKIPPED' ? [said] : [];
  });
  const passed = status.filter((one) => one === 'SUCCESS' || one === 'WARNING').length;
  return [
    ...drift.slice(0, 1).map((figure): Measure => ({ kind: 'drift', name: 'columns that drifted', figure, passed: null })),
    ...(status.length === 0
      ? []
      : [{ kind: 'data-tests' as const, name: null, figure: { count: passed, total: status.length }, passed: passed === status.length }]),
  ];
}

/** How many columns drifted: in the words of the old reports, and of the new. */
function driftIn(metric: unknown): Figure | null {
  if (valueAt(metric, ['metric']) === 'DatasetDriftMetric') {
    const [count, total] = [countIn(valueAt(metric, ['result', 'number_of_drifted_columns'])), countIn(valueAt(metric, ['result', 'number_of_columns']))];
    return count === null || total === null || total === 0 ? null : { count, total };
  }
  const name = valueAt(metric, ['metric_name']) ?? valueAt(metric, ['metric_id']);
  if (typeof name !== 'string' || !name.startsWith('DriftedColumnsCount')) return null;
  const share = numberIn(valueAt(metric, ['value', 'share']));
  return share === null ? null : { value: share };
}
