// Which files of the tree a CI file means by a name, and which of them holds a job.
import { glob } from '../../parsers/glob/glob.js';
import type { Automation } from './automation.js';
import { joined } from './runners.js';

const mostIncluded = 100;

/** @returns the files of the tree that a local action, a reusable workflow, an include or a template is kept in */
export function localFiles(name: string, from: string, known: ReadonlyMap<string, Automation>): string[] {
  // Azure says so of what lies in the same repository.
  const written = name.replace(/@self$/, '');
  if (!written.startsWith('.') && !/\.ya?ml$/.test(written)) return [];
  const top = written.replace(/^\//, '');
  if (top.includes('*')) {
    const matches = glob(top.includes('/') ? top : `/${top}`);
    return [...known].flatMap(([path, { kind }]) => (kind === 'ci' && path !== from && matches(path) ? path : [])).slice(0, mostIncluded);
  }
  const folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : '';
  for (const path of [joined('', top), joined(folder, top)]) {
    if (path === null) continue;
    for (const candidate of [path, `${path}/action.yml`, `${path}/action.yaml`]) if (candidate !== from && known.has(candidate)) return [candidate];
  }
  return [];
}

/** @returns what finds the files of a system that hold a job of a name, hidden ones counted */
export function jobIndex(
  automations: readonly { path: string; automation: Automation }[],
): (system: string, name: string) => (readonly [string, Automation])[] {
  const index = new Map<string, (readonly [string, Automation])[]>();
  for (const { path, automation } of automations) {
    if (automation.kind !== 'ci') continue;
    for (const job of new Set(automation.commands.map(({ job, target }) => target ?? job))) {
      const key = `${automation.system}#${job}`;
      const list = index.get(key);
      if (list) list.push([path, automation]);
      else index.set(key, [[path, automation]]);
    }
  }
  return (system, name) => index.get(`${system}#${name}`) ?? [];
}
