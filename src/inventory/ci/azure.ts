// Azure Pipelines. A pipeline may have any name, so its content decides: steps with tasks or scripts below the words of a pipeline.
import { entriesOf, isRecord, itemsOf, valueAt } from '../../parsers/config/values.js';
import { type Automation, automation, type Sheet, sheet, silent, type Trigger } from './automation.js';
import { constant, defaultsOf, scalars } from './given.js';
import { type PipelineWords, walk, walkLines } from './walk.js';
import { type YamlSource, yamlSources } from './yaml-source.js';

const words: PipelineWords = {
  commands: ['script', 'bash', 'powershell', 'pwsh', 'inlineScript'],
  uses: ['task', 'template', 'container', 'image'],
  jobs: ['jobs', 'stages'],
  skip: ['parameters', 'variables', 'resources', 'trigger', 'pr', 'schedules', 'pool', 'matrix'],
  given(value) {
    const legs = entriesOf(valueAt(value, ['strategy', 'matrix'])).map(([, leg]) => new Map(scalars(leg, variable)));
    const own = [...constant(scalars(value['variables'], variable)), ...constant(scalars(value['env'], (name) => [`$${name}`]))];
    return legs.length > 0 ? [...own, legs.slice(0, 100)] : own;
  },
};

/** A variable as a macro and an expression name it, and as the shell is given it. */
function variable(name: string): string[] {
  return [`$(${name})`, `variables.${name}`, `$${name.toUpperCase().replaceAll('.', '_')}`];
}

const top = /^(?:trigger|pr|pool|stages|jobs|steps|schedules|extends|resources)[ ]*:/m;
const step = /^[ \t-]*(?:task|script|bash|powershell|pwsh|template|checkout)[ ]*:/m;
const named = /(?:^|[/._-])(?:azure|devops)[-_]?(?:pipelines?|devops)|(?:^|\/)\.pipelines\/|(?:^|\/)\.(?:azure|ado)/i;
const starters = ['trigger', 'pr', 'schedules', 'resources', 'extends'];

/**
 * @param path a name that speaks of Azure lets bare `script` steps count; a template is told by its name or by its parameters
 * @returns a pipeline, or a template (no triggers), or null for any other YAML
 */
export function readAzure(path: string, text: string): Automation | null {
  if (!top.test(text) || !step.test(text) || /azuremlschemas|^(?:apiVersion|on|kind)[ ]*:/m.test(text)) return null;
  const sure = named.test(path);
  const sources = yamlSources(text);
  const to = sheet();
  if (!sources) {
    if (!sure && !/^[ \t-]*task[ ]*:[ ]*['"]?\w+@\d/m.test(text)) return null;
    walkLines(to, text, words);
    return automation('azure-pipelines', 'ci', /^(?:trigger|pr|schedules)[ ]*:/m.test(text) ? triggersOf({}, text) : [], to);
  }
  const source = sources[0];
  const root = source && isRecord(source.value) ? source.value : null;
  if (!source || !root || isRecord(root['jobs']) || ['script', 'language', 'image'].some((key) => root[key] !== undefined && !sure)) return null;
  walk(to, source, words, root);
  addDeployments(to, source, root);
  const tasks = to.uses.some(({ name }) => /^[\w.-]+@\d+$/.test(name));
  const pipeline = ['trigger', 'pr', 'pool', 'schedules'].some((key) => root[key] !== undefined);
  const defaults = defaultsOf(root['parameters']);
  if (isPart(root) && !tasks && !sure) return to.commands.length > 0 ? { ...automation('azure-pipelines', 'ci', [], to), ...defaults } : null;
  if (!(tasks || sure || (pipeline && (to.commands.length > 0 || to.uses.some(({ name }) => /\.ya?ml(?:@\w+)?$/.test(name)))))) return null;
  if (to.commands.length + to.uses.length === 0) return null;
  const template =
    !starters.some((key) => root[key] !== undefined) &&
    (/template/i.test(path) || (root['pool'] === undefined && root['name'] === undefined && !/azure[-_]?pipelines?[^/]*$/i.test(path)));
  return { ...automation('azure-pipelines', 'ci', template ? [] : triggersOf(root, text), to), ...defaults };
}

/** Notes the environments that deployments change: one whose commands only speak changes none. */
function addDeployments(to: Sheet, source: YamlSource, root: Record<string, unknown>): void {
  const jobsAt = (value: unknown, path: PropertyKey[]) =>
    itemsOf(value).forEach((job, index) => {
      if (!isRecord(job) || typeof job['deployment'] !== 'string') return;
      const name = job['deployment'];
      const does =
        to.commands.some((command) => command.job === name && !silent.test(command.text)) || to.uses.some((use) => use.job === name && /@\d+$/.test(use.name));
      if (does) to.use(`environment:${name}`, source.line([...path, index]), name);
    });
  jobsAt(root['jobs'], ['jobs']);
  itemsOf(root['stages']).forEach((stage, index) => {
    if (isRecord(stage)) jobsAt(stage['jobs'], ['stages', index, 'jobs']);
  });
}

/** Whether it holds nothing but what a pipeline takes from a template: it runs only where one names it. */
function isPart(root: Record<string, unknown>): boolean {
  if (!Object.keys(root).every((key) => /^(?:parameters|variables|stages|jobs|steps)$/.test(key))) return false;
  const isStep = (item: unknown) =>
    isRecord(item) && /^(?:script|bash|pwsh|powershell|task|template|checkout|publish|download|\$\{\{.{1,200}\}\})$/.test(Object.keys(item)[0] ?? '');
  const isJob = (item: unknown) => isRecord(item) && /^(?:job|deployment|stage|template|\$\{\{.{1,200}\}\})$/.test(Object.keys(item)[0] ?? '');
  return itemsOf(root['steps']).every(isStep) && [...itemsOf(root['jobs']), ...itemsOf(root['stages'])].every(isJob);
}

/** Azure's own template writes `- none`. */
function isNone(value: unknown): boolean {
  return value === 'none' || (Array.isArray(value) && value.length === 1 && value[0] === 'none');
}

/** Without `trigger` every push runs a pipeline; pull requests need `pr`, or are set up outside the file. */
function triggersOf(root: Record<string, unknown>, text: string): Trigger[] {
  const found: Trigger[] = [];
  const trigger = root['trigger'];
  const none = isNone(trigger) || (trigger === undefined && /^trigger[ ]*:[ ]*none\b/m.test(text));
  if (!none) {
    const onlyTags = isRecord(trigger) && trigger['tags'] !== undefined && trigger['branches'] === undefined;
    if (!onlyTags) found.push('push');
    if (isRecord(trigger) && trigger['tags'] !== undefined) found.push('tag');
  }
  const pr = root['pr'];
  if ((pr !== undefined && !isNone(pr)) || (pr === undefined && /^pr[ ]*:(?![ ]*none\b)/m.test(text))) found.push('pull-request');
  if (itemsOf(root['schedules']).length > 0 || /^schedules[ ]*:/m.test(text)) found.push('schedule');
  if (entriesOf(root['resources']).some(([key]) => key === 'pipelines')) found.push('other');
  return found.length > 0 ? found : ['manual'];
}
