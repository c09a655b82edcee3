// Tasks that stand in TOML: the scripts of pyproject.toml, Pipfile and pixi.toml, the tasks of mise, and tox where it is written so.
import { readToml, type TomlFile } from '../../parsers/config/toml.js';
import { entriesOf, isRecord, itemsOf, textOf, valueAt } from '../../parsers/config/values.js';
import { type Automation, automation, type Sheet, sheet } from './automation.js';
import { readTox } from './python-tasks.js';

/** How a task of a runner is called by another one: the words before its name, or nothing where a task names no other. */
const calls: Readonly<Record<string, string>> = {
  'hatch-scripts': 'hatch run',
  poe: 'poe',
  'pdm-scripts': 'pdm run',
  taskipy: 'task',
  'rye-scripts': 'rye run',
  'pixi-tasks': 'pixi run',
  mise: 'mise run',
};

const places: readonly (readonly [runner: string, path: readonly string[]])[] = [
  ['hatch-scripts', ['tool', 'hatch', 'scripts']],
  ['poe', ['tool', 'poe', 'tasks']],
  ['pdm-scripts', ['tool', 'pdm', 'scripts']],
  ['taskipy', ['tool', 'taskipy', 'tasks']],
  ['rye-scripts', ['tool', 'rye', 'scripts']],
  ['pixi-tasks', ['tool', 'pixi', 'tasks']],
  ['pixi-tasks', ['tasks']],
  ['pipenv-scripts', ['scripts']],
];

/** @returns the scripts of a pyproject.toml, Pipfile or pixi.toml, each with the runner that knows it; null when there are none. */
export function readTomlTasks(text: string): Automation | null {
  if (!/\b(?:scripts|tasks|tox)\b/.test(text)) return null;
  const file = readToml(text);
  if (!file) return null;
  const to = sheet();
  for (const [runner, path] of places) table(to, file, path, runner);
  for (const [env] of entriesOf(valueAt(file.value, ['tool', 'hatch', 'envs']))) table(to, file, ['tool', 'hatch', 'envs', env, 'scripts'], 'hatch-scripts');
  // pixi's features and targets hold tasks as well.
  for (const base of [['tool', 'pixi'], []])
    for (const kind of ['feature', 'target'])
      for (const [name] of entriesOf(valueAt(file.value, [...base, kind]))) table(to, file, [...base, kind, name, 'tasks'], 'pixi-tasks');
  tox(to, file, ['tool', 'tox']);
  const legacy = valueAt(file.value, ['tool', 'tox', 'legacy_tox_ini']);
  if (typeof legacy === 'string') readTox(legacy, file.line(['tool', 'tox', 'legacy_tox_ini']), to, 'tox');
  return ofFirst(to);
}

/** @returns the tasks of a mise.toml; null when there are none. */
export function readMise(text: string): Automation | null {
  const file = readToml(text);
  const to = sheet();
  if (file) table(to, file, ['tasks'], 'mise');
  return ofFirst(to);
}

/** @returns the environments of a tox.toml; null when there are none. */
export function readToxToml(text: string): Automation | null {
  const file = readToml(text);
  const to = sheet();
  if (file) tox(to, file, []);
  return ofFirst(to);
}

function ofFirst(to: Sheet): Automation | null {
  const [first] = to.commands;
  return first ? automation(first.runner ?? '', 'local', [], to) : null;
}

function table(to: Sheet, file: TomlFile, path: readonly string[], runner: string): void {
  for (const [target, value] of entriesOf(valueAt(file.value, path))) task(to, value, { line: file.line([...path, target]), target, runner }, 0);
}

interface Task {
  line: number;
  target: string;
  runner: string;
}

// What a task needs comes first.
const parts = ['depends-on', 'depends_on', 'depends', 'deps', 'cmd', 'shell', 'composite', 'sequence', 'script', 'run', 'expr'];

function task(to: Sheet, value: unknown, about: Task, depth: number): void {
  const { line, target, runner } = about;
  const script = (text: string) => to.script(text, () => line, { job: '', target, runner });
  const start = (name: string) => script(`${calls[runner] ?? ''} ${name}`.trim());
  if (typeof value === 'string') script(value);
  else if (isRecord(value)) {
    for (const named of [value['task'], value['ref']]) if (typeof named === 'string') start(named);
    for (const key of parts) {
      const part = value[key];
      // What a task needs are names.
      const names = key.startsWith('dep') ? [part].flat().filter((one) => typeof one === 'string') : [];
      for (const name of names) start(name);
      if (depth < 3 && names.length === 0) task(to, part, about, depth + 1);
    }
  } else
    for (const item of itemsOf(value)) {
      // In a list a bare word names another script of the same runner.
      if (typeof item === 'string' && runner !== 'mise' && /^[\w:-]+$/.test(item)) start(item);
      else if (depth < 3) task(to, item, about, depth + 1);
    }
}

/** tox in its own TOML: `env_run_base` is what every environment runs that says nothing else. */
function tox(to: Sheet, file: TomlFile, base: readonly string[]): void {
  const at = (...path: string[]) => [...base, ...path];
  const list = [valueAt(file.value, at('env_list')), valueAt(file.value, at('envlist'))].flatMap((value) => itemsOf(value));
  for (const env of list) {
    const name = textOf(env);
    if (name !== null) to.script(`tox -e ${name}`, () => file.line(at('env_list')), { job: '', target: '', runner: 'tox' });
  }
  const environments: (readonly [target: string, path: readonly string[]])[] = [
    ['testenv', at('env_run_base')],
    ...entriesOf(valueAt(file.value, at('env'))).map(([name]) => [name, at('env', name)] as const),
  ];
  for (const [target, path] of environments)
    for (const key of ['commands_pre', 'commands', 'commands_post'])
      for (const command of itemsOf(valueAt(file.value, [...path, key]))) {
        const words = itemsOf(command).flatMap((word) => textOf(word) ?? []);
        const doubt = words[0] === '-' || valueAt(file.value, [...path, 'ignore_outcome']) === true ? ({ doubt: 'failure-allowed' } as const) : {};
        to.script((words[0] === '-' ? words.slice(1) : words).join(' '), () => file.line([...path, key]), { job: '', target, runner: 'tox', ...doubt });
      }
}
