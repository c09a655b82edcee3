// Of the workflows that deploy or publish those whose deploying jobs wait for tests.
import type { Inventory } from '../../inventory/inventory.js';
import type { Place } from '../../model/index.js';
import { type Counted, counted, type DegreeKind } from './kind.js';

type Listed = Inventory['automations'][number];

export const releasesTested: DegreeKind = {
  name: 'releases-tested',
  needs: ['deploy.cd', 'verify.tests_in_ci'],
  count({ inventory: { automations }, shown }): Counted | null {
    const tests = shown('verify.tests_in_ci');
    const deploys = shown('deploy.cd').filter((place) => !isTraining(place, automations));
    // What runs by the clock alone is a job, no release. Of systems whose order is not read, and of workflows that other repositories keep, nothing can be said.
    const releases = automations.filter(
      ({ path, automation }) =>
        automation.order !== undefined &&
        automation.triggers.some((trigger) => trigger !== 'schedule') &&
        deploys.some((place) => place.path === path) &&
        !isElsewhere(automation, path, deploys),
    );
    const all = releases.map((listed) => ({ path: listed.path, listed }));
    return counted(all, ({ listed }) => waits(listed, { tests, deploys, automations }));
  },
};

/** Whether a place that deploys, or a job before it, is a workflow of another repository. */
function isElsewhere({ uses }: Listed['automation'], path: string, deploys: readonly Place[]): boolean {
  const remote = uses.filter(({ name }) => /^[^./][^@]{0,300}\/\.github\/workflows\//.test(name));
  return remote.some(({ line }) => deploys.some((place) => place.path === path && place.line === line));
}

function waits(
  { path, automation }: Listed,
  { tests, deploys, automations }: { tests: readonly Place[]; deploys: readonly Place[]; automations: readonly Listed[] },
): boolean {
  const { order } = automation;
  if (!order) return false;
  const testing = new Set(tests.map((place) => place.path));
  if (automations.some((other) => testing.has(other.path) && other.automation.order !== undefined && order.follows.includes(other.automation.order.name)))
    return true;
  const first = firstLines(automation);
  const tested = first(tests.filter((place) => place.path === path));
  const told = jobsAboutTests(automation);
  return [...first(deploys.filter((place) => place.path === path))].every(([job, line]) => {
    const before = neededBy(job, order.needs);
    return (tested.get(job) ?? Infinity) < line || [...before].some((one) => tested.has(one) || told.has(one));
  });
}

/** @returns of places of a workflow the jobs that they stand in, each with the first of its lines */
function firstLines({ commands, uses }: Listed['automation']): (places: readonly Place[]) => Map<string, number> {
  const jobs = [...commands, ...uses].sort((a, b) => a.line - b.line);
  return (places) => {
    const first = new Map<string, number>();
    for (const { line = 0 } of places) {
      const job = jobs.findLast((one) => one.line <= line)?.job ?? '';
      first.set(job, Math.min(first.get(job) ?? Infinity, line));
    }
    return first;
  };
}

/** Jobs that are called after tests, or call a workflow that is: they are not followed to the end, and nobody may say that they test nothing. */
function jobsAboutTests({ uses, order }: Listed['automation']): Set<string> {
  const speaks = (name: string) => /test|check|verif|(?:^|[^a-z])(?:ci|qa)(?:[^a-z]|$)/i.test(name);
  const named = (order?.needs ?? []).flatMap(([job]) => (speaks(job) ? [job] : []));
  return new Set([...named, ...uses.filter(({ name }) => /\.ya?ml(?:@|$)/.test(name) && speaks(name)).map(({ job }) => job)]);
}

/** Whether a place of CI only trains. */
function isTraining({ path, line }: Place, automations: readonly Listed[]): boolean {
  const commands = automations.find((one) => one.path === path)?.automation.commands ?? [];
  return commands.some((one) => one.line === line && /train|\bdvc (?:repro|exp)|\bmlflow run|\bcml\b/.test(one.text));
}

/** The jobs that a job waits for, and those that they wait for. */
function neededBy(job: string, needs: readonly (readonly [string, readonly string[]])[]): Set<string> {
  const byJob = new Map(needs);
  const found = new Set<string>();
  const open = [...(byJob.get(job) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(byJob.get(next) ?? []));
  }
  return found;
}
