// Which file a task runner reads in a folder, and what its tasks run.
import type { Automation, Command } from './automation.js';
import { joined, type LocalCall } from './runners.js';

export interface Tasks {
  /** The file that a runner in a folder reads, or the one nearest the top that knows the target. */
  file(call: Extract<LocalCall, { kind: 'task' }>, target: string | null): string | null;
  /** What runs for a target of a file, by the names of its tasks. */
  commands(path: string, target: string | null): [string, Command[]][];
}

/** @param automations everything that is automation, CI and local @returns what finds the files and tasks of local runners */
export function taskIndex(automations: readonly { path: string; automation: Automation }[]): Tasks {
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
    commands(path, target) {
      const { system, targets } = files.get(path) ?? { system: '', targets: new Map<string, Command[]>() };
      return namesOf(system, targets, target).map((name) => [name, targets.get(name) ?? []]);
    },
  };
}

/** The tasks that run for a target; null stands for what runs when none is named. */
function namesOf(system: string, targets: ReadonlyMap<string, Command[]>, target: string | null): string[] {
  if (target === null) return targets.has('') ? [''] : system === 'tox' ? ['testenv'] : [...targets.keys()];
  if (system === 'package-scripts') return [`pre${target}`, target, `post${target}`].filter((name) => targets.has(name));
  if (targets.has(target)) return [target];
  return system === 'tox' && targets.has('testenv') && target !== '' ? ['testenv'] : [];
}
