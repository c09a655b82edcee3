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
    const tool = valueAt(run, ['tool']);
    const driver = valueAt(tool, ['driver']);
    const name = told(valueAt(driver, ['name']));
    if (name === null) return null;
    const invocations = itemsOf(valueAt(run, ['invocations']));
    const ended = invocations.every((one) => valueAt(one, ['executionSuccessful']) !== false);
    const results = valueAt(run, ['results']);
    // Without a list of results the tool has not looked (SARIF 2.1.0, 3.14.23).
    const levels = levelsOf(tool);
    const errors =
      Array.isArray(results) && ended ? results.slice(0, most).filter((one) => counts(one) && levelOf(one, tool, levels) === 'error').length : null;
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

/**
 * The level of a result, else of its rule, else "warning" (SARIF 2.1.0, 3.27.10). A rule is named by its index in the component of the tool that holds it, or by its id;
 * an index below 0 says nothing (3.27.6).
 */
function levelOf(result: unknown, tool: unknown, levels: ReadonlyMap<string, unknown>): unknown {
  const level = valueAt(result, ['level']);
  if (level !== undefined) return level;
  const holder = valueAt(result, ['rule', 'toolComponent', 'index']);
  const component = typeof holder === 'number' && holder >= 0 ? itemsOf(valueAt(tool, ['extensions']))[holder] : valueAt(tool, ['driver']);
  const index = valueAt(result, ['rule', 'index']) ?? valueAt(result, ['ruleIndex']);
  const rule = typeof index === 'number' ? itemsOf(valueAt(component, ['rules']))[index] : undefined;
  if (rule !== undefined) return levelOfRule(rule);
  const id = valueAt(result, ['ruleId']) ?? valueAt(result, ['rule', 'id']);
  // An id may have one part more than that of its rule.
  return typeof id === 'string' ? (levels.get(id) ?? levels.get(id.slice(0, Math.max(0, id.lastIndexOf('/')))) ?? 'warning') : 'warning';
}

function levelOfRule(rule: unknown): unknown {
  return valueAt(rule, ['defaultConfiguration', 'level']) ?? 'warning';
}

/** The levels of all rules of a tool by their ids; where two components have rules of one id, an error counts. */
function levelsOf(tool: unknown): Map<string, unknown> {
  const levels = new Map<string, unknown>();
  for (const component of [valueAt(tool, ['driver']), ...itemsOf(valueAt(tool, ['extensions']))])
    for (const rule of itemsOf(valueAt(component, ['rules']))) {
      const [id, level] = [valueAt(rule, ['id']), levelOfRule(rule)];
      if (typeof id === 'string' && (level === 'error' || !levels.has(id))) levels.set(id, level);
    }
  return levels;
}
