// Of the workflows that deploy or publish those whose deploying jobs wait for tests.
import { type WorkflowGraph, waitedFor } from '../../inventory/ci.js';
import type { Inventory } from '../../inventory/inventory.js';
import type { Place } from '../../model/index.js';
import { type Counted, counted, type DegreeKind } from './kind.js';

type Listed = Inventory['automations'][number];

export const releasesTested: DegreeKind = {
  name: 'releases-tested',
  needs: ['deploy.cd', 'verify.tests_in_ci'],
  count({ inventory: { automations, workflows }, shown }): Counted | null {
    const tests = shown('verify.tests_in_ci');
    const deploys = shown('deploy.cd').filter((place) => !isTraining(place, automations));
    const graphs = new Map(workflows.map(({ path, graph }) => [path, graph]));
    // What runs by the clock alone is a job, no release. Of systems whose order is not read, and of workflows that other repositories keep, nothing can be said.
    const releases = automations.filter(
      ({ path, automation }) =>
        graphs.has(path) &&
        automation.triggers.some((trigger) => trigger !== 'schedule') &&
        deploys.some((place) => place.path === path) &&
        !isElsewhere(automation, path, deploys),
    );
    const all = releases.map((listed) => ({ path: listed.path, listed }));
    return counted(all, ({ listed }) => waits(listed, { tests, deploys, graphs }));
  },
};

/** Whether a place that deploys, or a job before it, is a workflow of another repository. */
function isElsewhere({ uses }: Listed['automation'], path: string, deploys: readonly Place[]): boolean {
  const remote = uses.filter(({ name }) => /^[^./][^@]{0,300}\/\.github\/workflows\//.test(name));
  return remote.some(({ line }) => deploys.some((place) => place.path === path && place.line === line));
}

function waits(
  { path, automation }: Listed,
  { tests, deploys, graphs }: { tests: readonly Place[]; deploys: readonly Place[]; graphs: ReadonlyMap<string, WorkflowGraph> },
): boolean {
  const graph = graphs.get(path);
  if (!graph) return false;
  if (tests.some((place) => graph.follows.includes(graphs.get(place.path)?.name ?? ''))) return true;
  const first = firstLines(automation);
  const tested = first(tests.filter((place) => place.path === path));
  const told = jobsAboutTests(automation, graph);
  return [...first(deploys.filter((place) => place.path === path))].every(([job, line]) => {
    const before = waitedFor(graph.jobs, job);
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
function jobsAboutTests({ uses }: Listed['automation'], { jobs }: WorkflowGraph): Set<string> {
  const speaks = (name: string) => /test|check|verif|(?:^|[^a-z])(?:ci|qa)(?:[^a-z]|$)/i.test(name);
  const named = jobs.flatMap(({ name }) => (speaks(name) ? [name] : []));
  return new Set([...named, ...uses.filter(({ name }) => /\.ya?ml(?:@|$)/.test(name) && speaks(name)).map(({ job }) => job)]);
}

/** Whether a place of CI only trains. */
function isTraining({ path, line }: Place, automations: readonly Listed[]): boolean {
  const commands = automations.find((one) => one.path === path)?.automation.commands ?? [];
  return commands.some((one) => one.line === line && /train|\bdvc (?:repro|exp)|\bmlflow run|\bcml\b/.test(one.text));
}
