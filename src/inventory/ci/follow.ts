// Every command that CI runs, with task runners, scripts, reusable workflows and local actions followed two steps deep.

import type { Doubt } from '../../model/index.js';
import { type ShellCommand, shellCommands } from '../../parsers/shell/commands.js';
import { plainShell } from '../../parsers/shell/fate.js';
import { handedCommands } from './action-commands.js';
import { type Automation, type Command, doubtOfText, silent, type Trigger, type Use } from './automation.js';
import { firstDoubt } from './doubts.js';
import { type Folders, foldersByLine, foldersFrom } from './folders.js';
import { constant, variantsOf } from './given.js';
import { jobIndex, localFiles } from './local-files.js';
import { startedBy } from './python-script.js';
import { callOf, joined, type LocalCall } from './runners.js';
import { projectOf } from './services.js';
import { type Tasks, taskIndex } from './task-index.js';

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
  /** Why it proves less than it seems to: of itself, or of what starts it. */
  doubt?: Doubt;
  /** How many of the commands behind it in the list it started. */
  below: number;
}

interface Found {
  path: string;
  automation: Automation;
}

/** What is looked up while commands are followed, and what was found so far. */
interface Walk {
  automations: ReadonlyMap<string, Automation>;
  tasks: Tasks;
  scripts: (path: string) => string | null;
  /** The files of a system that hold a job of a name. */
  bases: (system: string, name: string) => readonly (readonly [path: string, automation: Automation])[];
  found: FollowedCommand[];
  visits: number;
}

/** How a command is reached. */
interface Trail {
  root: Pick<FollowedCommand, 'path' | 'line' | 'job' | 'system' | 'triggers'>;
  via: string[];
  /** What is doubtful about all that is started here. */
  doubt?: Doubt | undefined;
  /** The files and tasks that are being followed; none is entered again below itself. */
  open: readonly string[];
  steps: number;
}

const maxSteps = 2;
// A hostile tree can make every target call every other one: what is visited is bounded, not only what is given.
const maxVisits = 50_000;
// How scripts say "the folder I am in".
const ownFolder = /"?\$\((?:cd[ ]+)?"?(?:\$\()?dirname[ ]+(?:--[ ]+)?["']?\$(?:0|\{?BASH_SOURCE(?:\[0\])?\}?)["']?\)"?/;
/**
 * @param automations everything `readAutomation` read, CI and local
 * @param scripts gives the text of a file of the tree, or null
 * @returns the commands in the order of the CI files; what only speaks (echo, printf, cat) is left out
 */
export function followed(automations: readonly Found[], scripts: (path: string) => string | null): FollowedCommand[] {
  const byPath = new Map(automations.map((one) => [one.path, one.automation]));
  const walk: Walk = { automations: byPath, tasks: taskIndex(automations), scripts, bases: jobIndex(automations), found: [], visits: 0 };
  for (const { path, automation } of automations) {
    const { kind, system, triggers } = automation;
    if (kind === 'ci' && triggers.length > 0)
      runAutomation(walk, path, automation, ({ line, job }) => ({ root: { path, line, job, system, triggers }, via: [], open: [path], steps: 0 }));
  }
  return walk.found;
}

/** Commands that fail when something is wrong with the code. */
const checks =
  /(?<![\w.-])(?:pytest|py\.test|unittest|nosetests|nose2|jest|vitest|mocha|react-scripts test|ng test|playwright|cypress|karma|ctest|testthat|devtools|tinytest|cargo test|go test|ruff|flake8|pylint|black|mypy|pyright|eslint|bandit|pip-audit|semgrep|gitleaks)(?![\w.])/;

/**
 * @param commands as `followed` gives them, with all doubts about each
 * @returns the same; a command that only starts checks which are all doubted is doubted as the first of them
 */
export function withDoubtsFromBelow(commands: readonly FollowedCommand[]): FollowedCommand[] {
  const areChecks = commands.map(({ text, below }) => below === 0 && checks.test(text));
  return commands.map((command, index) => {
    if (command.below === 0 || command.doubt !== undefined) return command;
    const from = index + 1;
    const started = commands.slice(from, from + Math.min(command.below, maxBelow)).filter((_, at) => areChecks[from + at]);
    const [first] = started;
    return first?.doubt !== undefined && started.every(({ doubt }) => doubt !== undefined) ? { ...command, doubt: first.doubt } : command;
  });
}

const maxBelow = 200;

/**
 * Runs the commands of a CI file, and the workflows and actions of the tree that it uses.
 * @param reach how what stands in a place of the file is reached
 * @param inputs what the caller gives it; where nobody calls it, what its inputs are by themselves
 */
function runAutomation(
  walk: Walk,
  path: string,
  automation: Automation,
  reach: (place: { line: number; job: string }) => Trail,
  inputs: Record<string, string> | undefined = automation.defaults,
): void {
  const home = projectOf(path);
  const foldersOf = foldersByLine(({ directory }) => joined(home, directory ?? '') ?? home);
  // What has a target of its own runs where a job takes it over.
  for (const command of automation.commands)
    if (command.target === undefined) for (const one of withInputs(command, inputs)) run(walk, reach(command), one, foldersOf(command));
  for (const use of automation.uses) {
    const reached = reach(use);
    const trail = { ...reached, doubt: firstDoubt([reached.doubt, use.doubt]) };
    if (use.name.startsWith('pre-commit/action@')) run(walk, trail, { text: 'pre-commit run' }, foldersFrom(''));
    for (const text of handedCommands(use)) run(walk, trail, { text }, foldersFrom(''));
    for (const other of localFiles(use.name, path, walk.automations)) {
      if (trail.steps >= maxSteps || trail.open.includes(other) || ++walk.visits > maxVisits) continue;
      const called = walk.automations.get(other);
      if (called?.kind !== 'ci') continue;
      const below = { ...trail, open: [...trail.open, other], steps: trail.steps + 1 };
      const given = { ...called.defaults, ...use.with };
      runAutomation(walk, other, called, ({ line }) => ({ ...below, via: [...below.via, `${other}:${line}`] }), given);
    }
  }
  for (const base of automation.bases ?? []) runBase(walk, path, automation, base, reach(base));
}

/** A command with what it is given in the place of inputs: one, or the several that this makes of it. */
function withInputs(command: Command, inputs: Record<string, string> | undefined): readonly Command[] {
  if (inputs === undefined || !/(?:inputs|parameters)\./.test(command.text)) return [command];
  const names = Object.entries(inputs).flatMap(([name, text]) => [[`inputs.${name}`, text] as const, [`parameters.${name}`, text] as const]);
  const [variant] = variantsOf(command.text, undefined, { axes: constant(names) });
  if (variant === undefined || variant.text === command.text) return [command];
  return shellCommands(variant.text, plainShell).map(({ text, shells }) => ({ ...command, text, shells: [...(command.shells ?? []), ...shells] }));
}

/** Runs a job of another file that one takes over. */
function runBase(walk: Walk, path: string, { system }: Automation, base: Use, reached: Trail): void {
  if (reached.steps >= maxSteps || ++walk.visits > maxVisits) return;
  const trail = { ...reached, doubt: firstDoubt([reached.doubt, base.doubt]), steps: reached.steps + 1 };
  for (const [other, automation] of walk.bases(system, base.name)) {
    if (other === path) continue;
    const foldersOf = foldersByLine(() => '');
    for (const command of automation.commands)
      if (command.target === base.name || (command.target === undefined && command.job === base.name))
        run(walk, { ...trail, via: [...trail.via, `${other}:${command.line}`] }, command, foldersOf(command));
    return;
  }
}

/**
 * Runs one simple command.
 * @param folders where the script that it stands in has come to; `cd` changes it
 * @param home the folder of the script that the command stands in; null where it stands in none
 */
function run(walk: Walk, trail: Trail, command: Pick<Command, 'text' | 'shells' | 'doubt'>, folders: Folders, home: string | null = null): void {
  const { text, shells = [] } = command;
  if (++walk.visits > maxVisits || silent.test(text)) return;
  const folder = folders.of(shells);
  const doubt = firstDoubt([trail.doubt, command.doubt]);
  const found: FollowedCommand = { ...trail.root, text, folder, via: trail.via, ...(doubt && { doubt }), below: 0 };
  const before = walk.found.push(found);
  const call = callOf(home === null ? text : text.replace(ownFolder, `$PWD/${home}`), folder);
  if (call?.kind === 'folder') folders.change(shells, call.folder);
  else if (call) enter(walk, { ...trail, doubt }, call, folder);
  found.below = walk.found.length - before;
}

/** A command of a script, with what the script does about its failure. */
function doubted({ fate, ...command }: ShellCommand): ShellCommand & { doubt?: Doubt } {
  const doubt = firstDoubt([fate, doubtOfText(command.text)]);
  return { ...command, ...(doubt && { doubt }) };
}

function enter(walk: Walk, trail: Trail, call: Exclude<LocalCall, { kind: 'folder' }>, here: string): void {
  switch (call.kind) {
    case 'inline': {
      if (trail.steps >= maxSteps) break;
      const folders = foldersFrom(here);
      for (const command of shellCommands(call.text, plainShell)) run(walk, { ...trail, steps: trail.steps + 1 }, doubted(command), folders);
      break;
    }
    case 'script':
      runScript(walk, trail, call);
      break;
    case 'task':
      runTask(walk, trail, call);
      break;
    default:
      call satisfies never;
  }
}

function runScript(walk: Walk, trail: Trail, call: Extract<LocalCall, { kind: 'script' }>): void {
  if (trail.steps >= maxSteps || /\.(?!sh$|bash$|zsh$|py$)\w+$/.test(call.path)) return;
  const own = call.path.slice(call.folder === '' ? 0 : call.folder.length + 1);
  for (const path of new Set([call.path, own])) {
    const text = trail.open.includes(path) ? null : walk.scripts(path);
    if (text === null) continue;
    const isPython = path.endsWith('.py') || /^#!.{0,40}\bpython/.test(text);
    if (!isPython && !/\.\w+$/.test(path) && !/^#!.{0,40}\b(?:ba|z|da)?sh\b/.test(text)) continue;
    const below = { ...trail, open: [...trail.open, path], steps: trail.steps + 1 };
    const folders = foldersFrom(call.folder);
    if (isPython) {
      for (const command of startedBy(text.slice(0, 200_000), call.words ?? []))
        run(walk, { ...below, via: [...trail.via, `${path}:${command.line}`] }, command, folders);
      return;
    }
    for (const command of shellCommands(text.slice(0, 200_000), call.shell, call.words))
      run(walk, { ...below, via: [...trail.via, `${path}:${command.offset + 1}`] }, doubted(command), folders, folderOf(path));
    return;
  }
}

function runTask(walk: Walk, trail: Trail, call: Extract<LocalCall, { kind: 'task' }>): void {
  for (const target of call.targets.length > 0 ? call.targets : [null]) {
    const file = walk.tasks.file(call, target);
    if (file === null) continue;
    const { path } = file;
    for (const [name, commands] of walk.tasks.commands(file, target)) {
      const key = `${path}#${file.system}#${name}`;
      // A task that calls another of its own file is one step, as its author sees it.
      const steps = trail.open.some((one) => one.startsWith(`${path}#`)) ? trail.steps : trail.steps + 1;
      if (steps > maxSteps || trail.open.includes(key) || trail.open.length > 20) continue;
      const below = { ...trail, open: [...trail.open, key], steps };
      const foldersOf = foldersByLine(() => folderOf(path));
      for (const command of commands) run(walk, { ...below, via: [...trail.via, `${path}:${command.line}`] }, command, foldersOf(command));
    }
  }
}

/** The folder that a file lies in, "" for the top. */
function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}
