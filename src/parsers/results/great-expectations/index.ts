// The result of validating a batch of data with Great Expectations (ExpectationSuiteValidationResult).
import { isRecord, valueAt } from '../../config/values.js';
import { countIn, type ResultFormat, told } from '../result.js';
import { dayIn } from '../result-day.js';

export const greatExpectations: ResultFormat = {
  id: 'great-expectations',
  title: 'Great Expectations validation result',
  kinds: ['data-tests'],
  read(file) {
    const report = file.json();
    if (!isRecord(report) || typeof report['success'] !== 'boolean' || !isRecord(report['statistics'])) return null;
    const { statistics, success } = report;
    if (!('evaluated_expectations' in statistics)) return null;
    const [count, total] = [countIn(statistics['successful_expectations']), countIn(statistics['evaluated_expectations'])];
    const suite = told(report['suite_name']) ?? told(valueAt(report, ['meta', 'expectation_suite_name']));
    return {
      tool: 'Great Expectations',
      version: told(valueAt(report, ['meta', 'great_expectations_version'])),
      date: dayIn(valueAt(report, ['meta', 'validation_time'])) ?? dayIn(valueAt(report, ['meta', 'run_id', 'run_time'])),
      commit: null,
      measures: count === null || total === null || total === 0 ? [] : [{ kind: 'data-tests', name: suite, figure: { count, total }, passed: success }],
    };
  },
};
