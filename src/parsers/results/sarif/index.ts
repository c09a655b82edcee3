// SARIF 2.1.0: what scanners of code, secrets and packages found. What counts is what nobody suppressed and what is not marked as gone or passed.
import { isRecord, itemsOf, valueAt } from '../../config/values.js';
import { commitIn, type ResultFormat, told } from '../result.js';
import { dayIn } from '../result-day.js';

/** No more results of one file are looked at. */
const most = 200_000;

export const sarif: ResultFormat = {
  id: 'sarif',
  title: 'SARIF',
  kinds: ['findings'],
  read(file) {
    const log = file.json();
    if (!isRecord(log) || log['version'] !== '2.1.0' || !Array.isArray(log['runs'])) return null;
    // A file of several tools would show for one what another found.
    const run: unknown = log['runs'].length === 1 ? log['runs'][0] : null;
    const driver = valueAt(run, ['tool', 'driver']);
    const name = told(valueAt(driver, ['name']));
    if (name === null) return null;
    const invocations = itemsOf(valueAt(run, ['invocations']));
    const ended = invocations.every((one) => valueAt(one, ['executionSuccessful']) !== false);
    const results = valueAt(run, ['results']);
    // Without a list of results the tool has not looked (SARIF 2.1.0, 3.14.23).
    const errors = Array.isArray(results) && ended ? results.slice(0, most).filter((one) => counts(one) && levelOf(one, driver) === 'error').length : null;
    return {
      tool: name,
      version: told(valueAt(driver, ['semanticVersion'])) ?? told(valueAt(driver, ['version'])),
      date: dayIn(valueAt(invocations.at(-1), ['endTimeUtc'])) ?? dayIn(valueAt(invocations.at(-1), ['startTimeUtc'])),
      commit: commitIn(valueAt(itemsOf(valueAt(run, ['versionControlProvenance']))[0], ['revisionId'])),
      measures:
        errors === null
          ? [{ kind: 'findings', name: null, figure: { said: 'did not run to its end' }, passed: false }]
          : [{ kind: 'findings', name: 'findings of level error', figure: { value: errors }, passed: errors === 0 }],
    };
  },
};

function counts(result: unknown): boolean {
  const kind = valueAt(result, ['kind']);
  const accepted = itemsOf(valueAt(result, ['suppressions'])).some((one) => (valueAt(one, ['status']) ?? 'accepted') === 'accepted');
  return (kind === undefined || kind === 'fail') && valueAt(result, ['baselineState']) !== 'absent' && !accepted;
}

/** The level of a result, else of its rule, else "warning" (SARIF 2.1.0, 3.27.10). */
function levelOf(result: unknown, driver: unknown): unknown {
  const level = valueAt(result, ['level']);
  if (level !== undefined) return level;
  const [index, id] = [valueAt(result, ['ruleIndex']), valueAt(result, ['ruleId'])];
  const rules = itemsOf(valueAt(driver, ['rules']));
  const rule = typeof index === 'number' ? rules[index] : rules.slice(0, 1000).find((one) => valueAt(one, ['id']) === id);
  return valueAt(rule, ['defaultConfiguration', 'level']) ?? 'warning';
}
