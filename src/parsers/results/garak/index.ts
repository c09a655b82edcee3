// The report of garak: one JSON value a line, of which those of the type "eval" count what the model withstood, by probe and detector.
import { isRecord } from '../../config/values.js';
import { countIn, type Measure, type ResultFormat, told } from '../result.js';
import { dayIn } from '../result-day.js';

/** Probes that inject a prompt: typed by users, or hidden in what the model reads. */
const injecting = /^(?:probes\.)?(?:promptinject|latentinjection)\./;

export const garak: ResultFormat = {
  id: 'garak',
  title: 'garak report',
  kinds: ['attacks', 'injections'],
  read(file) {
    const lines = file.lines().filter(isRecord);
    if (!lines.some((line) => line['entry_type'] === 'start_run setup' || line['entry_type'] === 'init')) return null;
    const all = { count: 0, total: 0 };
    const injected = { count: 0, total: 0 };
    for (const line of lines) {
      if (line['entry_type'] !== 'eval') continue;
      // Older versions write "total".
      const [passed, total] = [countIn(line['passed']), countIn(line['total_evaluated'] ?? line['total'])];
      if (passed === null || total === null || passed > total) continue;
      for (const sum of typeof line['probe'] === 'string' && injecting.test(line['probe']) ? [all, injected] : [all]) {
        sum.count += passed;
        sum.total += total;
      }
    }
    const init = lines.find((line) => line['entry_type'] === 'init') ?? {};
    const measure = (kind: 'attacks' | 'injections', { count, total }: typeof all): Measure[] =>
      total === 0 ? [] : [{ kind, name: kind === 'attacks' ? 'attacks withstood' : 'injections withstood', figure: { count, total }, passed: null }];
    return {
      tool: 'garak',
      version: told(init['garak_version']),
      date: dayIn(init['start_time']),
      commit: null,
      measures: [...measure('attacks', all), ...measure('injections', injected)],
    };
  },
};
