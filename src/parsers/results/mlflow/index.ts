// A run of MLflow: what GET /api/2.0/mlflow/runs/get answers, or `mlflow runs describe` prints.
import { entriesOf, isRecord, itemsOf, valueAt } from '../../config/values.js';
import { commitIn, type Measure, mostMeasures, numberIn, type ResultFormat, told } from '../result.js';
import { dayIn } from '../result-day.js';

export const mlflow: ResultFormat = {
  id: 'mlflow',
  title: 'MLflow run',
  kinds: ['run', 'metrics'],
  read(file) {
    const report = file.json();
    const run = valueAt(report, ['run']) ?? report;
    const [info, data] = [valueAt(run, ['info']), valueAt(run, ['data'])];
    if (!isRecord(info) || !isRecord(data) || typeof info['run_id'] !== 'string' || typeof info['status'] !== 'string') return null;
    const status = info['status'];
    // A run with its settings can be told from others; metrics alone cannot.
    const kind = pairsOf(data['params']).length > 0 ? ('run' as const) : ('metrics' as const);
    const metrics = pairsOf(data['metrics']).flatMap(([key, value]): Measure[] => {
      const number = numberIn(value);
      return number === null ? [] : [{ kind, name: told(key), figure: { value: number }, passed: null }];
    });
    const time = (key: string) => dayIn(typeof info[key] === 'number' ? info[key] : (told(info[key]) ?? null));
    return {
      tool: 'MLflow',
      version: null,
      date: time('end_time') ?? time('start_time'),
      commit: commitIn(pairsOf(data['tags']).find(([key]) => key === 'mlflow.source.git.commit')?.[1]),
      measures: status === 'FINISHED' ? metrics.slice(0, mostMeasures) : [{ kind, name: 'status', figure: { said: told(status) ?? 'none' }, passed: false }],
    };
  },
};

/** What the server lists as keys with values, and the command line prints as a mapping. */
function pairsOf(written: unknown): [string, unknown][] {
  if (isRecord(written)) return entriesOf(written);
  return itemsOf(written).flatMap((one): [string, unknown][] => (isRecord(one) && typeof one['key'] === 'string' ? [[one['key'], one['value']]] : []));
}
