// GitHub Actions (and its likenesses of Gitea and Forgejo): workflows and composite actions.
import { entriesOf, isRecord, itemsOf } from '../../parsers/config/values.js';
import { linesOf } from '../../parsers/text/lines.js';
import { type Automation, automation, type Order, type Sheet, sheet, type Trigger } from './automation.js';
import { type PipelineWords, walkLines } from './walk.js';
import { addScript, inputsOf, merged, type YamlSource, yamlSources } from './yaml-source.js';

const words: PipelineWords = { commands: ['run'], uses: ['uses', 'image', 'container'], jobs: ['jobs'], skip: [] };

const events: Record<string, Trigger> = {
  push: 'push',
  pull_request: 'pull-request',
  pull_request_target: 'pull-request',
  merge_group: 'pull-request',
  schedule: 'schedule',
  workflow_dispatch: 'manual',
  repository_dispatch: 'manual',
  release: 'release',
  create: 'other',
  workflow_call: 'other',
};

/** @returns a workflow, or null when nothing starts it. */
export function readWorkflow(text: string): Automation | null {
  const sources = yamlSources(text);
  if (!sources) return workflowByLines(text);
  const source = sources[0];
  const root = source && isRecord(source.value) ? source.value : null;
  if (!source || !root || !isRecord(root['jobs'])) return null;
  const triggers = triggersOf(root['on'] ?? root['true']);
  if (!triggers) return null;
  const to = sheet();
  const workflowFolder = folderOf(root);
  for (const [name, value] of Object.entries(root['jobs'])) {
    const job = merged(value);
    if (off(job['if'])) continue;
    const path = ['jobs', name];
    if (typeof job['uses'] === 'string') to.use(job['uses'], source.line([...path, 'uses']), name, inputsOf(job['with']));
    image(to, source, job['container'], [...path, 'container'], name);
    for (const [service, options] of entriesOf(job['services'])) image(to, source, options, [...path, 'services', service], name);
    steps(to, source, job['steps'], [...path, 'steps'], name, folderOf(job) ?? workflowFolder);
  }
  return { ...automation('github-actions', 'ci', triggers, to), order: orderOf(root, root['jobs']) };
}

function orderOf(root: Record<string, unknown>, jobs: Record<string, unknown>): Order {
  const on = root['on'] ?? root['true'];
  const run = isRecord(on) ? on['workflow_run'] : undefined;
  return {
    name: typeof root['name'] === 'string' ? root['name'].slice(0, 200) : '',
    follows: isRecord(run) ? namesIn(run['workflows']) : [],
    needs: Object.entries(jobs).map(([name, job]) => [name, isRecord(job) ? namesIn(job['needs']) : []]),
  };
}

function namesIn(value: unknown): string[] {
  return (typeof value === 'string' ? [value] : itemsOf(value)).filter((one) => typeof one === 'string').slice(0, 100);
}

/** @returns a composite or container action of the repository's own, or null when the text is none. */
export function readAction(text: string): Automation | null {
  const to = sheet();
  const sources = yamlSources(text);
  if (!sources) {
    if (!/^runs:/m.test(text)) return null;
    walkLines(to, text, words);
    return automation('github-actions', 'ci', [], to);
  }
  const source = sources[0];
  const root = source && isRecord(source.value) ? source.value : null;
  const runs = root?.['runs'];
  if (!source || !isRecord(runs)) return null;
  steps(to, source, runs['steps'], ['runs', 'steps'], '', undefined);
  if (typeof runs['image'] === 'string') to.use(runs['image'], source.line(['runs', 'image']), '');
  return automation('github-actions', 'ci', [], to);
}

function steps(to: Sheet, source: YamlSource, value: unknown, path: readonly PropertyKey[], job: string, folder: string | undefined): void {
  itemsOf(value).forEach((item, index) => {
    const step = merged(item);
    const here = [...path, index];
    if (off(step['if'])) return;
    if (step['uses'] !== undefined) to.use(step['uses'], source.line([...here, 'uses']), job, inputsOf(step['with']));
    if (typeof step['run'] !== 'string') return;
    const directory = typeof step['working-directory'] === 'string' ? step['working-directory'] : folder;
    const about = { job, ...(directory === undefined ? {} : { directory }) };
    const other = typeof step['shell'] === 'string' ? /^(?:python|node|perl|ruby|Rscript)[^ ]*/.exec(step['shell'])?.[0] : undefined;
    if (other === undefined) addScript(to, source, step['run'], [...here, 'run'], about);
    else {
      // Another language's lines are no shell commands.
      const lines = linesOf(`${other} -c ${step['run'].slice(0, 4_000)}`).map((text) => text.trim());
      for (const text of lines) if (text !== '') to.commands.push({ text, line: source.line([...here, 'run']), ...about });
    }
  });
}

function image(to: Sheet, source: YamlSource, value: unknown, path: readonly PropertyKey[], job: string): void {
  if (isRecord(value)) to.use(value['image'], source.line([...path, 'image']), job);
  else to.use(value, source.line(path), job);
}

function folderOf(value: Record<string, unknown>): string | undefined {
  const defaults = value['defaults'];
  const run = isRecord(defaults) ? defaults['run'] : undefined;
  return isRecord(run) && typeof run['working-directory'] === 'string' ? run['working-directory'] : undefined;
}

function off(condition: unknown): boolean {
  return condition === false || (typeof condition === 'string' && /^(?:false|\$\{\{[ ]{0,5}false[ ]{0,5}\}\})$/.test(condition.trim()));
}

/** @returns what starts a workflow, [] when only other workflows call it, null when nothing does. */
function triggersOf(on: unknown): Trigger[] | null {
  const list = typeof on === 'string' ? [on] : itemsOf(on);
  const names = isRecord(on) ? entriesOf(on) : list.flatMap((name): [string, unknown][] => (typeof name === 'string' ? [[name, null]] : []));
  if (names.length === 0) return null;
  if (names.every(([name]) => name === 'workflow_call')) return [];
  return names.flatMap(([name, options]): Trigger[] => {
    if (name === 'workflow_call') return [];
    if (name !== 'push' || !isRecord(options) || options['tags'] === undefined) return [Object.hasOwn(events, name) ? (events[name] ?? 'other') : 'other'];
    return options['branches'] === undefined && options['branches-ignore'] === undefined ? ['tag'] : ['push', 'tag'];
  });
}

function workflowByLines(text: string): Automation | null {
  const before = text.split(/^jobs:/m)[0] ?? '';
  const start = before.search(/^["']?on["']?:/m);
  if (start < 0 || before.length === text.length) return null;
  const block = before
    .slice(start)
    .split('\n')
    .map((line) => line.replace(/(?:^|[ \t])#.*$/, ''));
  const names = Object.keys(events).filter((name) => block.some((line) => new RegExp(`(?:^|[^\\w-])${name}(?:[^\\w-]|$)`).test(line)));
  if (names.length === 0) return null;
  const to = sheet();
  walkLines(to, text, words);
  return automation('github-actions', 'ci', names.every((name) => name === 'workflow_call') ? [] : names.map((name) => events[name] ?? 'other'), to);
}
