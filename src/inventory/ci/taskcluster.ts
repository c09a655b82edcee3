// Taskcluster: the file at the top of a tree, which makes tasks of events, and the kinds of tasks that taskgraph generates them from.
import { entriesOf, isRecord, itemsOf, textOf } from '../../parsers/config/values.js';
import { type Automation, automation, type Sheet, sheet, type Trigger } from './automation.js';
import { type YamlSource, yamlSources } from './yaml-source.js';

const maxDepth = 20;
const shell = /(?:^|\/)(?:ba|z)?sh$/;

/** What a task's `run-on-tasks-for` says, as far as it is known. */
const events: readonly (readonly [RegExp, readonly Trigger[]])[] = [
  [/^all$/, ['push', 'pull-request']],
  [/^github-push$|^hg-push$/, ['push']],
  [/^github-pull-request/, ['pull-request']],
  [/^github-release$/, ['release']],
  [/^cron/, ['schedule']],
];

/** @returns the commands of tasks that an event starts, or where no event starts any those of all; null for any other YAML */
export function readTaskcluster(text: string): Automation | null {
  if (!/^[ \t-]*["']?(?:tasks|jobs|payload|worker|run|worker-type|transforms|version)["']?[ ]*:/m.test(text)) return null;
  const started = sheet();
  const asked = sheet();
  const triggers = new Set<Trigger>();
  for (const source of yamlSources(text) ?? []) {
    if (!isRecord(source.value)) continue;
    const usual = ['task-defaults', 'job-defaults']
      .map((key) => eventsOf(isRecord(source.value) ? entry(source.value, key) : null))
      .find((found) => found !== null);
    for (const { job, value, path } of tasksOf(source.value)) {
      const own = eventsOf(value) ?? usual ?? ['push', 'pull-request'];
      for (const event of own) triggers.add(event);
      collect(own.length > 0 ? started : asked, source, value, path, { job, depth: 0 });
    }
  }
  return triggers.size > 0 ? automation('taskcluster', 'ci', [...triggers], started) : automation('taskcluster', 'ci', ['manual'], asked);
}

interface Task {
  job: string;
  value: unknown;
  path: readonly PropertyKey[];
}

/** The tasks of a file: those under `tasks`, by name or in a list, or of a file that a kind takes them from everything in it. */
function tasksOf(root: Record<string, unknown>): Task[] {
  const key = ['tasks', 'jobs'].find((one) => isRecord(root[one]) || Array.isArray(root[one]));
  const list = key === undefined ? root : root[key];
  const start = key === undefined ? [] : [key];
  if (Array.isArray(list)) return itemsOf(list).map((value, index) => ({ job: '', value, path: [...start, index] }));
  return entriesOf(list).map(([job, value]) => ({ job, value, path: [...start, job] }));
}

function entry(value: Record<string, unknown>, key: string): Record<string, unknown> | null {
  const found = value[key];
  return isRecord(found) ? found : null;
}

/** What starts a task; null where it does not say. */
function eventsOf(task: unknown): Trigger[] | null {
  const said = isRecord(task) ? task['run-on-tasks-for'] : undefined;
  if (!Array.isArray(said)) return null;
  return itemsOf(said).flatMap((name) => events.find(([pattern]) => pattern.test(textOf(name) ?? ''))?.[1] ?? []);
}

function collect(to: Sheet, source: YamlSource, value: unknown, path: readonly PropertyKey[], { job, depth }: { job: string; depth: number }): void {
  if (depth > maxDepth) return;
  const below = { job, depth: depth + 1 };
  if (Array.isArray(value)) itemsOf(value).forEach((item, index) => collect(to, source, item, [...path, index], below));
  for (const [key, item] of isRecord(value) ? Object.entries(value) : []) {
    const here = [...path, key];
    if (key === 'command') addCommand(to, source, item, here, job);
    else if (typeof item === 'object') collect(to, source, item, here, below);
  }
}

/** A command is a text for the shell, the words of one program, or a list of such lists. */
function addCommand(to: Sheet, source: YamlSource, value: unknown, path: readonly PropertyKey[], job: string): void {
  if (typeof value === 'string') to.script(value, source.lines(path), { job });
  else if (isRecord(value)) for (const [key, item] of Object.entries(value)) addCommand(to, source, item, [...path, key], job);
  else if (itemsOf(value).some(Array.isArray)) itemsOf(value).forEach((item, index) => addCommand(to, source, item, [...path, index], job));
  else addWords(to, source, itemsOf(value), path, job);
}

function addWords(to: Sheet, source: YamlSource, items: readonly unknown[], path: readonly PropertyKey[], job: string): void {
  const words = items.map((item) => textOf(item) ?? '');
  const isScript = shell.test(words[0] ?? '') ? words.findIndex((word) => /^-\w*c\w*$/.test(word)) + 1 : 0;
  if (isScript > 0) to.script(words[isScript] ?? '', source.lines([...path, isScript]), { job });
  else to.script(words.map((word) => (/\s/.test(word) ? `'${word.replaceAll("'", '"')}'` : word)).join(' '), () => source.line(path), { job });
}
