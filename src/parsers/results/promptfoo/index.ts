// The results of `promptfoo eval -o results.json`.
import { isRecord, valueAt } from '../../config/values.js';
import { countIn, type ResultFormat, told } from '../result.js';
import { dayIn } from '../result-day.js';

export const promptfoo: ResultFormat = {
  id: 'promptfoo',
  title: 'promptfoo results',
  kinds: ['evals', 'red-team'],
  read(file) {
    const report = file.json();
    const results = valueAt(report, ['results']);
    if (!isRecord(results) || !isRecord(results['stats']) || !isRecord(valueAt(report, ['config']))) return null;
    const { stats } = results;
    const [passed, failed, errors] = [countIn(stats['successes']), countIn(stats['failures']), countIn(stats['errors'] ?? 0)];
    if (passed === null || failed === null || errors === null) return null;
    const total = passed + failed + errors;
    // `promptfoo redteam` writes how it attacked.
    const kind = isRecord(valueAt(report, ['config', 'redteam'])) ? ('red-team' as const) : ('evals' as const);
    return {
      tool: 'promptfoo',
      version: told(valueAt(report, ['metadata', 'promptfooVersion'])),
      date: dayIn(results['timestamp']) ?? dayIn(valueAt(report, ['metadata', 'evaluationCreatedAt'])),
      commit: null,
      measures:
        total === 0 ? [] : [{ kind, name: told(valueAt(report, ['config', 'description'])), figure: { count: passed, total }, passed: passed === total }],
    };
  },
};
