// A log of Inspect (inspect_ai) in its JSON form: `inspect eval --log-format json`, or `inspect log dump`.
import { entriesOf, isRecord, itemsOf, textOf, valueAt } from '../../config/values.js';
import { commitIn, type Measure, mostMeasures, numberIn, type ResultFormat, told } from '../result.js';
import { dayIn } from '../result-day.js';

/** Metrics that say how far others scatter. */
const spread = /^(?:stderr|std|var|bootstrap_stderr)$/;

export const inspect: ResultFormat = {
  id: 'inspect',
  title: 'Inspect log',
  kinds: ['evals', 'spread'],
  read(file) {
    const log = file.json();
    if (!isRecord(log) || !isRecord(log['eval']) || typeof log['status'] !== 'string' || typeof log['eval']['task'] !== 'string') return null;
    const spec = log['eval'];
    const task = told(spec['task']);
    return {
      tool: 'Inspect',
      version: told(valueAt(spec, ['packages', 'inspect_ai'])),
      date: dayIn(spec['created']),
      commit: commitIn(valueAt(spec, ['revision', 'commit'])),
      measures:
        log['status'] === 'success'
          ? scoresIn(log['results'], task)
          : [{ kind: 'evals', name: task, figure: { said: told(log['status']) ?? 'no status' }, passed: false }],
    };
  },
};

function scoresIn(results: unknown, task: string | null): Measure[] {
  const measures: Measure[] = [];
  for (const score of itemsOf(valueAt(results, ['scores'])))
    for (const [metric, one] of entriesOf(valueAt(score, ['metrics']))) {
      const value = numberIn(valueAt(one, ['value']));
      if (value === null || measures.length >= mostMeasures) continue;
      const name = told([task, textOf(valueAt(score, ['name'])), metric].filter((part) => part !== null).join(' '));
      measures.push({ kind: spread.test(metric) ? 'spread' : 'evals', name, figure: { value }, passed: null });
    }
  return measures;
}
