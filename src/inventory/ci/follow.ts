// Every command that CI runs, with task runners, scripts, reusable workflows and local actions followed two steps deep.

import { shellCommands } from '../../parsers/shell/commands.js';
import type { Automation, Command, Trigger } from './automation.js';
import { type Folders, foldersByLine, foldersFrom } from './folders.js';
import { type Call, callOf, joined } from './runners.js';

export interface FollowedCommand {
  /** The CI file, and the line in it from which the command is reached. */
  path: string;
  line: number;
  job: string;
  /** One simple command. */
  text: string;
  /** Where it runs, relative to the tree; "" for its top. */
  folder: string;
  system: string;
  triggers: Trigger[];
  /** The places ("Makefile:12") gone through below the CI file, the command's own last; empty when it stands in the CI file. */
  via: string[];
}

interface Found {
  path: string;
  automation: Automation;
}

interface Root {
  path: string;
  line: number;
  job: string;
  system: string;
  triggers: Trigger[];
}

const maxSteps = 2;
// A hostile tree can make every target call every other one: what is visited is bounded, not only what is given.
const maxVisits = 50_000;
// How scripts say "the folder I am in".
const ownFolder = /"?\$\((?:cd[ ]+)?"?(?:\$\()?dirname[ ]+(?:--[ ]+)?["']?\$(?:0|\{?BASH_SOURCE(?:\[0\])?\}?)["']?\)"?/;
const silent = /^(?:\S+=\S*[ ]+)*(?:echo|printf|cat|:|true|false|exit|export|set|Write-Host|Write-Output)(?:[ ]|$)|^#/;

/**
 * @param automations everything `readAutomation` read, CI and local
 * @param scripts gives the text of a file of the tree, or null
 * @returns the commands in the order of the CI files; what only speaks (echo, printf, cat) is left out
 */
export function followed(automations: readonly Found[], scripts: (path: string) => string | null): FollowedCommand[] {
  const found: FollowedCommand[] = [];
  const byPath = new Map(automations.map((one) => [one.path, one.automation]));
  const tasks = taskIndex(automations);
  let visits = 0;

  const run = (
    root: Root,
    { text, shells = [] }: Pick<Command, 'text' | 'shells'>,
    folders: Folders,
    via: string[],
    open: readonly string[],
    steps: number,
    home: string | null = null,
  ) => {
    if (++visits > maxVisits || silent.test(text)) return;
    const folder = folders.of(shells);
    found.push({ ...root, text, folder, via });
    const call = callOf(home === null ? text : text.replace(ownFolder, `$PWD/${home}`), folder);
    if (call?.kind === 'folder') folders.change(shells, call.folder);
    else if (call?.kind === 'inline') {
      const inner = foldersFrom(folder);
      if (steps < maxSteps) for (const command of shellCommands(call.text)) run(root, command, inner, via, open, steps + 1);
    } else if (call?.kind === 'script') runScript(root, call, via, open, steps);
    else if (call) runTask(root, call, via, open, steps);
  };

  const runScript = (root: Root, call: Extract<Call, { kind: 'script' }>, via: string[], open: readonly string[], steps: number) => {
    if (steps >= maxSteps || /\.(?!sh$|bash$|zsh$)\w+$/.test(call.path)) return;
    const own = call.path.slice(call.folder === '' ? 0 : call.folder.length + 1);
    for (const path of new Set([call.path, own])) {
      const text = open.includes(path) ? null : scripts(path);
      if (text === null || (!/\.\w+$/.test(path) && !/^#!.{0,40}\b(?:ba|z|da)?sh\b/.test(text))) continue;
      const folders = foldersFrom(call.folder);
      const home = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
      for (const command of shellCommands(text.slice(0, 200_000)))
        run(root, command, folders, [...via, `${path}:${command.offset + 1}`], [...open, path], steps + 1, home);
      return;
    }
  };

  const runTask = (root: Root, call: Extract<Call, { kind: 'task' }>, via: string[], open: readonly string[], steps: number) => {
    for (const target of call.targets.length > 0 ? call.targets : [null]) {
      const path = tasks.file(call, target);
      if (path === null) continue;
      for (const [name, commands] of tasks.commands(path, call, target)) {
        const key = `${path}#${name}`;
        // A task that calls another of its own file is one step, as its author sees it.
        const next = open.some((one) => one.startsWith(`${path}#`)) ? steps : steps + 1;
        if (next > maxSteps || open.includes(key) || open.length > 20) continue;
        const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
        const foldersOf = foldersByLine(() => folder);
        for (const command of commands) run(root, command, foldersOf(command), [...via, `${path}:${command.line}`], [...open, key], next);
      }
    }
  };

  const runAutomation = (
    root: Omit<Root, 'line' | 'job'>,
    path: string,
    automation: Automation,
    from: Pick<Root, 'line' | 'job'> | null,
    via: string[],
    open: readonly string[],
    steps: number,
  ) => {
    const home = homeOf(path);
    const foldersOf = foldersByLine(({ directory }) => joined(home, directory ?? '') ?? home);
    for (const command of automation.commands) {
      const place = from ?? { line: command.line, job: command.job };
      run({ ...root, ...place }, command, foldersOf(command), from ? [...via, `${path}:${command.line}`] : [], open, steps);
    }
    for (const use of automation.uses) {
      const place = from ?? { line: use.line, job: use.job };
      const beyond = from ? [...via, `${path}:${use.line}`] : via;
      if (use.name.startsWith('pre-commit/action@')) run({ ...root, ...place }, { text: 'pre-commit run' }, foldersFrom(''), beyond, open, steps);
      const other = localFile(use.name, path, byPath);
      if (other === null || steps >= maxSteps || open.includes(other) || ++visits > maxVisits) continue;
      const called = byPath.get(other);
      if (called?.kind === 'ci') runAutomation(root, other, called, place, beyond, [...open, other], steps + 1);
    }
  };

  for (const { path, automation } of automations) {
    const { system, triggers } = automation;
    if (automation.kind === 'ci' && triggers.length > 0) runAutomation({ path, system, triggers }, path, automation, null, [], [path], 0);
  }
  return found;
}

/** Where CI runs what a file of it says: the top of the tree, or the folder of a project that is kept inside it. */
function homeOf(path: string): string {
  return /^(.+?)\/(?:\.(?:github|gitea|forgejo)\/|\.gitlab-ci\.ya?ml$)/.exec(path)?.[1] ?? '';
}

/** The file of the tree that a local action, a reusable workflow or a template is kept in. */
function localFile(name: string, from: string, known: ReadonlyMap<string, Automation>): string | null {
  if (!name.startsWith('.') && !/\.ya?ml$/.test(name)) return null;
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : '';
  const top = name.replace(/^\//, '');
  for (const path of [joined('', top), joined(folder, top)]) {
    if (path === null) continue;
    for (const candidate of [path, `${path}/action.yml`, `${path}/action.yaml`]) if (candidate !== from && known.has(candidate)) return candidate;
  }
  return null;
}

interface Tasks {
  /** The file that a runner in a folder reads, or the one nearest the top that knows the target. */
  file(call: Extract<Call, { kind: 'task' }>, target: string | null): string | null;
  commands(path: string, call: Extract<Call, { kind: 'task' }>, target: string | null): [string, Command[]][];
}

function taskIndex(automations: readonly Found[]): Tasks {
  const files = new Map<string, { system: string; targets: Map<string, Command[]> }>();
  const local = automations.filter(({ automation }) => automation.kind === 'local' && automation.system !== 'shell');
  for (const { path, automation } of [...local].sort((a, b) => a.path.split('/').length - b.path.split('/').length)) {
    const targets = new Map<string, Command[]>();
    for (const command of automation.commands) {
      const list = targets.get(command.target ?? '');
      if (list) list.push(command);
      else targets.set(command.target ?? '', [command]);
    }
    files.set(path, { system: automation.system, targets });
  }
  const candidates = new Map<string, string[]>();
  for (const [path, { system, targets }] of files)
    for (const target of targets.keys())
      for (const key of [`${system}#${target}`, `${system}#`]) {
        const list = candidates.get(key);
        if (!list) candidates.set(key, [path]);
        else if (list.at(-1) !== path) list.push(path);
      }
  const namesOf = (targets: ReadonlyMap<string, Command[]>, system: string, target: string | null): string[] => {
    if (target === null) return targets.has('') ? [''] : system === 'tox' ? ['testenv'] : [...targets.keys()];
    if (system === 'package-scripts') return [`pre${target}`, target, `post${target}`].filter((name) => targets.has(name));
    if (targets.has(target)) return [target];
    return system === 'tox' && targets.has('testenv') && target !== '' ? ['testenv'] : [];
  };
  return {
    file(call, target) {
      const own = call.file === null ? null : joined(call.folder, call.file);
      if (own !== null && files.has(own)) return own;
      for (const system of call.systems) {
        const known = candidates.get(`${system}#${target ?? ''}`) ?? (system === 'tox' ? candidates.get('tox#') : undefined) ?? [];
        const prefix = call.folder === '' ? '' : `${call.folder}/`;
        const path = known.find((one) => one.startsWith(prefix) && !one.slice(prefix.length).includes('/')) ?? known[0];
        if (path !== undefined) return path;
      }
      return null;
    },
    commands(path, _call, target) {
      const file = files.get(path);
      return namesOf(file?.targets ?? new Map<string, Command[]>(), file?.system ?? '', target).map((name) => [name, file?.targets.get(name) ?? []]);
    },
  };
}
