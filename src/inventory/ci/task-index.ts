// Which file a task runner reads in a folder, and what its tasks run.
import type { Automation, Command } from './automation.js';
import { joined, type LocalCall } from './runners.js';

/** A file, and the runner that it is read by: one file may hold the tasks of several. */
export interface TaskFile {
  path: string;
  system: string;
}

export interface Tasks {
  /** The file that a runner in a folder reads, or the one nearest the top that knows the target. */
  file(call: Extract<LocalCall, { kind: 'task' }>, target: string | null): TaskFile | null;
  /** What runs for a target of a file, by the names of its tasks. */
  commands(file: TaskFile, target: string | null): [string, Command[]][];
}

/** @param automations everything that is automation, CI and local @returns what finds the files and tasks of local runners */
export function taskIndex(automations: readonly { path: string; automation: Automation }[]): Tasks {
  const files = new Map<string, Map<string, Targets>>();
  const local = automations.filter(({ automation }) => automation.kind === 'local' && automation.system !== 'shell');
  for (const { path, automation } of [...local].sort((a, b) => a.path.split('/').length - b.path.split('/').length)) {
    const systems = new Map<string, Targets>();
    for (const command of automation.commands) {
      const targets = entry(systems, command.runner ?? automation.system, () => new Map<string, Command[]>());
      entry(targets, command.target ?? '', () => []).push(command);
    }
    files.set(path, systems);
  }
  const candidates = new Map<string, string[]>();
  for (const [path, systems] of files)
    for (const [system, targets] of systems)
      for (const target of targets.keys())
        for (const key of [`${system}#${target}`, `${system}#`]) {
          const list = entry(candidates, key, () => []);
          if (list.at(-1) !== path) list.push(path);
        }
  return {
    file(call, target) {
      const own = call.file === null ? null : joined(call.folder, call.file);
      const system = own === null ? undefined : call.systems.find((one) => files.get(own)?.has(one));
      if (own !== null && system !== undefined) return { path: own, system };
      for (const system of call.systems) {
        const known = candidates.get(`${system}#${target ?? ''}`) ?? (system === 'tox' ? candidates.get('tox#') : undefined) ?? [];
        const prefix = call.folder === '' ? '' : `${call.folder}/`;
        const path = known.find((one) => one.startsWith(prefix) && !one.slice(prefix.length).includes('/')) ?? known[0];
        if (path !== undefined) return { path, system };
      }
      return null;
    },
    commands({ path, system }, target) {
      const targets = files.get(path)?.get(system) ?? new Map<string, Command[]>();
      return namesOf(system, targets, target).map((name) => [name, targets.get(name) ?? []]);
    },
  };
}

type Targets = Map<string, Command[]>;

function entry<T>(map: Map<string, T>, key: string, made: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = made();
  map.set(key, value);
  return value;
}

/** The tasks that run for a target; null stands for what runs when none is named. */
function namesOf(system: string, targets: ReadonlyMap<string, Command[]>, target: string | null): string[] {
  if (target === null) return targets.has('') ? [''] : system === 'tox' ? ['testenv'] : [...targets.keys()];
  if (system === 'package-scripts') return [`pre${target}`, target, `post${target}`].filter((name) => targets.has(name));
  if (system === 'taskipy') return [`pre_${target}`, target, `post_${target}`].filter((name) => targets.has(name));
  if (targets.has(target)) return [target];
  return system === 'tox' && targets.has('testenv') && target !== '' ? ['testenv'] : [];
}
