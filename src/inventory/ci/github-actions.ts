// GitHub Actions (and its likenesses of Gitea and Forgejo): workflows and composite actions.

import type { Doubt } from '../../model/index.js';
import { entriesOf, isRecord, itemsOf, textOf, valueAt } from '../../parsers/config/values.js';
import type { ShellSetting } from '../../parsers/shell/fate.js';
import { unknownShell } from '../../parsers/shell/fate.js';
import { linesOf } from '../../parsers/text/lines.js';
import { type About, type Automation, automation, type ChangedFiles, type Sheet, sheet, type Trigger, type Use } from './automation.js';
import { isNeverTrue } from './condition.js';
import { firstDoubt } from './doubts.js';
import { githubGiven, variablesOf } from './github-given.js';
import { defaultsOf } from './given.js';
import { missingOutputs } from './missing-outputs.js';
import { type PipelineWords, walkLines } from './walk.js';
import { needsOf, unsetVariablesIn } from './workflow-graph.js';
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
  const jobs = new Map(Object.entries(root['jobs']).map(([name, value]) => [name, merged(value)]));
  const never = neverRun(jobs);
  for (const [name, job] of jobs) {
    const path = ['jobs', name];
    const read = text.includes(`needs.${name}.result`);
    const doubt = firstDoubt([never.has(name) ? 'never-true' : undefined, mayFail(job) && !read ? 'failure-allowed' : undefined]);
    const about = { job: name, ...(doubt && { doubt }) };
    if (typeof job['uses'] === 'string')
      to.use(job['uses'], source.line([...path, 'uses']), { ...about, ...permitsOf(job['permissions'] ?? root['permissions']) }, inputsOf(job['with']));
    image(to, source, job['container'], [...path, 'container'], about);
    for (const [service, options] of entriesOf(job['services'])) image(to, source, options, [...path, 'services', service], about);
    const directory = runDefault(job, 'working-directory') ?? runDefault(root, 'working-directory');
    const shell = runDefault(job, 'shell') ?? runDefault(root, 'shell');
    const runner = job['runs-on'];
    const given = githubGiven(root, job, text);
    const anywhere = !/^ubuntu|^macos/.test(textOf(runner) ?? textOf(itemsOf(runner)[0]) ?? '');
    steps(
      to,
      source,
      job['steps'],
      [...path, 'steps'],
      { ...about, given, ...(directory !== undefined && { directory }) },
      { text, shell, anywhere, missing: missingOutputs(job, jobs) },
    );
    const dead = unsetVariablesIn(source, root, name, job).dead;
    for (const command of to.commands) if (command.job === name && dead.includes(command.line)) command.doubt = 'never-true';
  }
  const only = onlyOf(root['on'] ?? root['true']);
  const called = valueAt(root, ['on', 'workflow_call', 'inputs']) ?? valueAt(root, ['true', 'workflow_call', 'inputs']);
  return { ...automation('github-actions', 'ci', triggers, to), ...(only.length > 0 && { only }), ...defaultsOf(called) };
}

function permitsOf(permissions: unknown): Pick<Use, 'permits'> {
  if (permissions === 'write-all') return { permits: ['all: write'] };
  const permits = entriesOf(permissions).flatMap(([what, right]) => (right === 'write' ? [`${what.slice(0, 40)}: write`] : []));
  return permits.length > 0 ? { permits: permits.slice(0, 30) } : {};
}

/** @returns which files have to change for pushes and pull requests to start a workflow, where it says so */
function onlyOf(on: unknown): ChangedFiles[] {
  const found: ChangedFiles[] = [];
  for (const [event, trigger] of [
    ['push', 'push'],
    ['pull_request', 'pull-request'],
    ['pull_request_target', 'pull-request'],
  ] as const) {
    const options = isRecord(on) ? on[event] : undefined;
    if (!isRecord(options)) continue;
    const all = itemsOf(options['branches-ignore']).some((branch) => branch === '**' || branch === '*');
    if (all) found.push({ trigger, patterns: [], ignored: false });
    for (const [key, ignored] of [
      ['paths', false],
      ['paths-ignore', true],
    ] as const) {
      const patterns = [options[key]]
        .flat()
        .filter((one) => typeof one === 'string')
        .slice(0, 200);
      if (patterns.length > 0) found.push({ trigger, patterns, ignored });
    }
  }
  return found;
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
  steps(to, source, runs['steps'], ['runs', 'steps'], { job: '' }, { text, shell: undefined, anywhere: true, missing: () => false });
  if (typeof runs['image'] === 'string') to.use(runs['image'], source.line(['runs', 'image']), '');
  return { ...automation('github-actions', 'ci', [], to), ...defaultsOf(root?.['inputs']) };
}

/** What decides how the steps of a job run, besides themselves. */
interface Around {
  /** The whole file. */
  text: string;
  /** The shell that is named for all of them. */
  shell: string | undefined;
  /** Whether they may run on Windows, where another shell is usual. */
  anywhere: boolean;
  /** Whether an output that a condition names is given by nothing. */
  missing(name: string): boolean;
}

function steps(to: Sheet, source: YamlSource, value: unknown, path: readonly PropertyKey[], outer: About, around: Around): void {
  const list = itemsOf(value).map((item) => merged(item));
  list.forEach((step, index) => {
    const here = [...path, index];
    const doubt = firstDoubt([
      isNeverTrue(step['if'], around.missing) ? 'never-true' : undefined,
      outer.doubt,
      mayFail(step) && !isLookedAt(step, list.slice(index + 1), around.text) ? 'failure-allowed' : undefined,
    ]);
    const doubted: { doubt?: Doubt } = doubt === undefined ? {} : { doubt };
    if (step['uses'] !== undefined) to.use(step['uses'], source.line([...here, 'uses']), { job: outer.job, ...doubted }, inputsOf(step['with']));
    if (typeof step['run'] !== 'string') return;
    const directory = typeof step['working-directory'] === 'string' ? step['working-directory'] : outer.directory;
    const own = variablesOf(step['env'], around.text);
    const given = outer.given && own.length > 0 ? { ...outer.given, axes: [...outer.given.axes, ...own] } : (outer.given ?? { axes: own });
    const about = { job: outer.job, ...(directory === undefined ? {} : { directory }), ...doubted, given };
    const shell = typeof step['shell'] === 'string' ? step['shell'] : around.shell;
    const other = shell === undefined ? undefined : /^(?:python|node|perl|ruby|Rscript)[^ ]*/.exec(shell)?.[0];
    if (other === undefined) addScript(to, source, step['run'], [...here, 'run'], { ...about, shell: settingOf(shell, around.anywhere) });
    else {
      // Another language's lines are no shell commands.
      const lines = linesOf(`${other} -c ${step['run'].slice(0, 4_000)}`).map((text) => text.trim());
      const { given: _, ...rest } = about;
      for (const text of lines) if (text !== '') to.commands.push({ text, line: source.line([...here, 'run']), ...rest });
    }
  });
}

/** What GitHub tells the shell of a step: `-e` where none is named, `-eo pipefail` where it is bash, and nothing where somebody wrote the whole command. */
function settingOf(shell: string | undefined, anywhere: boolean): ShellSetting {
  if (shell === undefined) return { errexit: true, pipefail: anywhere };
  if (shell === 'bash') return { errexit: true, pipefail: true };
  if (shell === 'sh') return { errexit: true, pipefail: false };
  if (!/^(?:ba)?sh[ ].{0,200}\{0\}/.test(shell)) return unknownShell;
  return { errexit: /[ ]-[a-z]{0,10}e|errexit/.test(shell), pipefail: shell.includes('pipefail') };
}

function mayFail(value: Record<string, unknown>): boolean {
  const may = value['continue-on-error'];
  return may === true || (typeof may === 'string' && /^(?:true|\$\{\{[ ]{0,5}true[ ]{0,5}\}\})$/.test(may.trim()));
}

/** Whether a step that may fail is asked about later, or hands its findings on to where they are shown. */
function isLookedAt(step: Record<string, unknown>, later: readonly Record<string, unknown>[], text: string): boolean {
  if (later.some(({ uses }) => typeof uses === 'string' && uses.includes('upload-sarif'))) return true;
  const id = step['id'];
  return typeof id === 'string' && (text.includes(`steps.${id}.outcome`) || text.includes(`steps.${id}.conclusion`));
}

/** The jobs that never run: by their own condition, or since one that they need does not, or is not there. */
function neverRun(jobs: ReadonlyMap<string, Record<string, unknown>>): ReadonlySet<string> {
  const never = new Set<string>();
  // A job stands below what it needs in most files; what is found in the last of three rounds is enough for any that people write.
  for (let round = 0; round < 3; round++)
    for (const [name, job] of jobs) {
      const always = typeof job['if'] === 'string' && /\b(?:always|failure|cancelled)\(\)/.test(job['if']);
      if (isNeverTrue(job['if'], missingOutputs(job, jobs)) || needsOf(job).some((need) => !jobs.has(need) || (!always && never.has(need)))) never.add(name);
    }
  return never;
}

function image(to: Sheet, source: YamlSource, value: unknown, path: readonly PropertyKey[], about: { job: string; doubt?: Doubt }): void {
  if (isRecord(value)) to.use(value['image'], source.line([...path, 'image']), about);
  else to.use(value, source.line(path), about);
}

function runDefault(value: Record<string, unknown>, key: 'working-directory' | 'shell'): string | undefined {
  const defaults = value['defaults'];
  const run = isRecord(defaults) ? defaults['run'] : undefined;
  const found = isRecord(run) ? run[key] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** What people do beside the code: no change of the code starts them. */
const besideCode = new Set(
  'branch_protection_rule delete deployment deployment_status discussion discussion_comment fork gollum issue_comment issues label milestone page_build public registry_package watch'.split(
    ' ',
  ),
);

/** @returns what starts a workflow, [] when only other workflows call it, null when nothing does. */
function triggersOf(on: unknown): Trigger[] | null {
  const list = typeof on === 'string' ? [on] : itemsOf(on);
  const names = isRecord(on) ? entriesOf(on) : list.flatMap((name): [string, unknown][] => (typeof name === 'string' ? [[name, null]] : []));
  if (names.length === 0) return null;
  if (names.every(([name]) => name === 'workflow_call')) return [];
  return names.flatMap(([name, options]): Trigger[] => {
    if (name === 'workflow_call') return [];
    if (name !== 'push' || !isRecord(options) || options['tags'] === undefined)
      return [Object.hasOwn(events, name) ? (events[name] ?? 'other') : besideCode.has(name) ? 'manual' : 'other'];
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
