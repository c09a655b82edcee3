// Hooks before commits, and the task runners that are YAML or JSON: pre-commit, husky, lefthook, package scripts, Task.
import { readJson } from '../../parsers/config/json.js';
import { entriesOf, isRecord, itemsOf, textOf, valueAt } from '../../parsers/config/values.js';
import { plainShell } from '../../parsers/shell/fate.js';
import { type Automation, automation, sheet } from './automation.js';
import { walkLines } from './walk.js';
import { addScript, yamlSources } from './yaml-source.js';

/** @returns the hooks of a .pre-commit-config.yaml: each one's `entry`, or its id where the entry is kept elsewhere; null when there are none. */
export function readPreCommit(text: string): Automation | null {
  const sources = yamlSources(text);
  const to = sheet();
  if (!sources) walkLines(to, text, { commands: ['entry', 'id'], uses: ['repo'], jobs: [], skip: [] });
  const source = sources?.[0];
  itemsOf(isRecord(source?.value) ? source.value['repos'] : null).forEach((repo, r) => {
    if (!source || !isRecord(repo)) return;
    itemsOf(repo['hooks']).forEach((hook, h) => {
      if (!isRecord(hook) || typeof hook['id'] !== 'string') return;
      const line = source.line(['repos', r, 'hooks', h, 'id']);
      const [id, args] = [hook['id'], itemsOf(hook['args']).flatMap((arg) => textOf(arg) ?? [])];
      to.script([typeof hook['entry'] === 'string' ? hook['entry'] : id, ...args].join(' '), () => line, { job: '', target: id });
      const [name, rev] = [textOf(repo['repo']), textOf(repo['rev'])];
      if (name !== 'local' && name !== 'meta') to.use(rev === null ? name : `${name}@${rev}`, line, id);
    });
  });
  return to.commands.length > 0 ? automation('pre-commit', 'local', [], to) : null;
}

/** @returns the commands of a husky hook file; the hook is the target. */
export function readHusky(path: string, text: string): Automation {
  const to = sheet();
  to.script(text, (offset) => offset + 1, { job: '', target: path.slice(path.lastIndexOf('/') + 1) });
  return automation('husky', 'local', [], to);
}

/** @returns the commands of a task of mise that is a file; null where it is no shell script. */
export function readMiseScript(text: string, path: string): Automation | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (!/^#!.{0,60}\b(?:ba|z|da)?sh\b/.test(text)) return null;
  const to = sheet();
  to.script(text, (offset) => offset + 1, { job: '', target: name.replace(/\.(?:ba)?sh$/, ''), shell: plainShell });
  return automation('mise', 'local', [], to);
}

/** @returns the commands of lefthook.yml by hook. */
export function readLefthook(text: string): Automation | null {
  const to = sheet();
  const source = yamlSources(text)?.[0];
  if (!source) return null;
  for (const [hook, value] of entriesOf(source.value)) {
    if (!isRecord(value)) continue;
    for (const kind of ['commands', 'jobs'])
      for (const [name, command] of Object.entries(value[kind] ?? {}))
        if (isRecord(command)) addScript(to, source, command['run'], [hook, kind, name, 'run'], { job: name, target: hook });
  }
  return to.commands.length > 0 ? automation('lefthook', 'local', [], to) : null;
}

/** @returns the scripts of a package.json, or null when it has none. */
export function readPackageScripts(text: string): Automation | null {
  const file = readJson(text);
  const to = sheet();
  for (const [target, script] of entriesOf(valueAt(file?.value, ['scripts'])))
    if (file && typeof script === 'string') to.script(script, () => file.line(['scripts', target]), { job: '', target, shell: plainShell });
  return to.commands.length > 0 ? automation('package-scripts', 'local', [], to) : null;
}

/** @returns the tasks of a Taskfile.yml; a task's dependencies appear as `task x`. Null when there are none. */
export function readTaskfile(text: string): Automation | null {
  const source = yamlSources(text)?.[0];
  const to = sheet();
  const tasks = source && isRecord(source.value) ? source.value['tasks'] : null;
  for (const [target, value] of entriesOf(tasks)) {
    if (!source) break;
    const about = { job: '', target };
    const path = ['tasks', target];
    if (!isRecord(value)) {
      addScript(to, source, value, path, about);
      continue;
    }
    for (const key of ['deps', 'cmds', 'cmd'])
      [value[key]].flat().forEach((item, index) => {
        const here = Array.isArray(value[key]) ? [...path, key, index] : [...path, key];
        const named = isRecord(item) ? (item['task'] ?? null) : key === 'deps' ? item : null;
        if (typeof named === 'string') to.script(`task ${named}`, () => source.line(here), about);
        else {
          const may = [value, item].some((one) => isRecord(one) && one['ignore_error'] === true);
          const doubted = may ? ({ ...about, doubt: 'failure-allowed' } as const) : about;
          addScript(to, source, isRecord(item) ? item['cmd'] : item, isRecord(item) ? [...here, 'cmd'] : here, doubted);
        }
      });
  }
  return to.commands.length > 0 ? automation('taskfile', 'local', [], to) : null;
}
