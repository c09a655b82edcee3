// The aggregated results of the lm-evaluation-harness (`lm_eval --output_path`): results_<time>.json.
import { entriesOf, isRecord, valueAt } from '../../config/values.js';
import { commitIn, type Measure, mostMeasures, numberIn, type ResultFormat, told } from '../result.js';
import { dayIn } from '../result-day.js';

export const lmEval: ResultFormat = {
  id: 'lm-eval',
  title: 'lm-evaluation-harness results',
  kinds: ['scores', 'spread'],
  read(file) {
    const report = file.json();
    if (!isRecord(report) || !isRecord(report['results']) || !isRecord(report['configs']) || !('n-shot' in report)) return null;
    const measures: Measure[] = [];
    for (const [task, metrics] of entriesOf(report['results']))
      for (const [metric, value] of entriesOf(metrics)) {
        // "acc,none": the metric and its filter. "alias" and the like have none; what has no spread holds the text "N/A".
        const number = numberIn(value);
        if (number === null || !metric.includes(',') || measures.length >= mostMeasures) continue;
        measures.push({ kind: /_stderr,/.test(metric) ? 'spread' : 'scores', name: told(`${task} ${metric}`), figure: { value: number }, passed: null });
      }
    return {
      tool: 'lm-evaluation-harness',
      version: told(report['lm_eval_version']),
      date: dayIn(report['date']),
      commit: commitIn(valueAt(report, ['git_hash'])),
      measures,
    };
  },
};
