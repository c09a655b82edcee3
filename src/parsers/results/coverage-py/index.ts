// The JSON report of coverage.py (`coverage json`).
import { isRecord, valueAt } from '../../config/values.js';
import { countIn, type ResultFormat, told } from '../result.js';
import { dayIn } from '../result-day.js';

export const coveragePy: ResultFormat = {
  id: 'coverage-py',
  title: 'coverage.py JSON',
  kinds: ['coverage'],
  read(file) {
    const report = file.json();
    const totals = valueAt(report, ['totals']);
    if (!isRecord(report) || !isRecord(report['meta']) || !isRecord(totals) || !('percent_covered' in totals)) return null;
    const [count, total] = [countIn(totals['covered_lines']), countIn(totals['num_statements'])];
    return {
      tool: 'coverage.py',
      version: told(report['meta']['version']),
      date: dayIn(report['meta']['timestamp']),
      commit: null,
      measures:
        count === null || total === null || total === 0
          ? []
          : [{ kind: 'coverage', name: 'lines', figure: { count, total }, passed: count === 0 ? false : null }],
    };
  },
};
