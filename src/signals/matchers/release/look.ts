import { projectOf, type WorkflowGraph, type WorkflowJob, waitedFor } from '../../../inventory/ci.js';
import type { Inventory } from '../../../inventory/inventory.js';
import type { Place } from '../../../model/index.js';
import { languageOf } from '../../../parsers/languages.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import { lazyPattern, patternOf } from '../../pattern.js';
import { commandSearch } from '../command-search.js';
import type { ReleaseMatcher } from './schema.js';

/** The place is the step that publishes. */
export function look({ publishes, tests, about }: ReleaseMatcher): CompiledMatcher {
  const released = doing(publishes);
  const tested = tests === null ? null : doing(tests);
  const named = about === null ? null : lazyPattern(about);
  const places = (inventory: Inventory): Place[] => {
    if (tests && tested && !hasTests(inventory, tests, tested)) return [];
    return inventory.workflows
      .filter(({ graph: { events } }) => events.includes('push') && !events.includes('workflow_run'))
      .flatMap(({ path, graph }) => {
        const testing = tested &&
          tests && [...tested(inventory, path), ...usedBelow(inventory, path, patternOf(tests.uses.source)), ...unknown(inventory, path)];
        return released(inventory, path)
          .filter(({ job, line }) => !isHeld(graph, job, line) && !(testing && isTested(graph, testing, job, line)))
          .filter(({ job, line, text = '' }) => named === null || named.expression().test(`${job} ${stepOf(graph, job, line)?.about ?? ''} ${text}`))
          .map(({ line }) => ({ path, line }));
      });
  };
  return { where: 'anywhere', conclude: { names: [], places } };
}

/** Whether there is a test that a release could wait for: a file of tests, or something that runs tests in any workflow. */
function hasTests(inventory: Inventory, tests: ReleaseMatcher['publishes'], tested: Doing): boolean {
  const isTest = ({ path, role }: Inventory['files'][number]) =>
    role === 'test' && (languageOf(path) !== null || /\.(?:sh|go)$/.test(path)) && !helper.test(path) && (inventory.size(path) ?? 0) > 0;
  if (inventory.files.some(isTest)) return true;
  const uses = patternOf(tests.uses.source);
  return inventory.automations.some(({ path }) => tested(inventory, path).length > 0 || usedBelow(inventory, path, uses).length > 0);
}

/** What stands beside tests and is none. */
const helper = /(?:^|\/)(?:__init__|conftest)\.py$/;

/** How deep reusable workflows are followed into each other. */
const maxDepth = 3;

interface JobStep {
  job: string;
  line: number;
  text?: string;
}

type Doing = (inventory: Inventory, path: string) => JobStep[];

/** Gives the steps of a workflow that run or use something; what they use is held against the pattern with its inputs. */
function doing(asked: ReleaseMatcher['publishes']): Doing {
  const [runs, uses] = [lazyPattern(asked.runs), lazyPattern(asked.uses)];
  return (inventory, path) => [
    ...(runs.mayMatch(commandSearch(inventory)) ? inventory.commands() : []).filter((command) => command.path === path && runs.expression().test(command.text)),
    ...inventory.automations
      .filter((one) => one.path === path)
      .flatMap(({ automation }) => automation.uses.filter(({ name, with: inputs = {} }) => uses.expression().test(withInputs(name, inputs)))),
  ];
}

/** The tests that reusable workflows of this repository use, at the job that calls them. What they run is followed already. */
function usedBelow(inventory: Inventory, path: string, uses: RegExp): JobStep[] {
  const byPath = new Map(inventory.automations.map((one) => [one.path, one.automation]));
  // A project that is kept inside another names its workflows from its own top.
  const home = projectOf(path) === '' ? '' : `${projectOf(path)}/`;
  const below = (name: string, depth: number): boolean =>
    depth < maxDepth &&
    (byPath.get(name.replace(/^\.\//, home))?.uses ?? []).some((use) => uses.test(use.name) || (use.name.startsWith('./') && below(use.name, depth + 1)));
  return (byPath.get(path)?.uses ?? []).filter(({ name }) => name.startsWith('./') && below(name, 0));
}

/** A reusable workflow of another repository may test. */
function unknown({ automations }: Inventory, path: string): JobStep[] {
  return automations.filter((one) => one.path === path).flatMap(({ automation }) => automation.uses.filter(({ name }) => /^[^./][^@]*\.ya?ml@/.test(name)));
}

function withInputs(name: string, inputs: Readonly<Record<string, string>>): string {
  const written = Object.entries(inputs).map(([key, value]) => ` ${key}=${value.slice(0, 500)}`);
  return `${name}${written.join('')}`.slice(0, 4_000);
}

/** Whether a test runs before in the same job, in one that it waits for, or in one that waits for it: what is built once is then tested before it is released. */
function isTested({ jobs }: WorkflowGraph, testing: readonly JobStep[], job: string, line: number): boolean {
  const before = waitedFor(jobs, job);
  return testing.some((one) => (one.job === job && one.line <= line) || before.has(one.job) || waitedFor(jobs, one.job).has(job));
}

/** Somebody publishes a release or starts the workflow by hand. */
const byHand = /\brelease\b|workflow_dispatch|\binputs\.|event\.action/;

/** Whether somebody may have to let it through: by an environment, or by what the condition asks for. */
function isHeld(graph: WorkflowGraph, name: string, line: number): boolean {
  const job = graph.jobs.find((one) => one.name === name);
  if (!job || job.environment) return true;
  return byHand.test(job.condition) || byHand.test(stepOf(graph, name, line)?.condition ?? '');
}

function stepOf({ jobs }: WorkflowGraph, job: string, line: number): WorkflowJob['steps'][number] | undefined {
  return jobs.find(({ name }) => name === job)?.steps.findLast((step) => step.line <= line);
}
