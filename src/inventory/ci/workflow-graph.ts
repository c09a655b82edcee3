// The jobs of a workflow of GitHub Actions with what each waits for and under which condition it runs, and conditions in it that are none.
import { entriesOf, isRecord, itemsOf, textOf } from '../../parsers/config/values.js';
import { alwaysTrue } from './conditions.js';
import { missingOutputs, namesOf } from './missing-outputs.js';
import { type ShellStep, type UnsetVariables, unsetVariables } from './unset-variables.js';
import { merged, type YamlSource, yamlSources } from './yaml-source.js';

export interface WorkflowJob {
  name: string;
  /** The jobs that have to end before it starts. */
  needs: string[];
  /** Whether it is held by an environment, whose reviewers no file tells. */
  environment: boolean;
  /** Its condition, and those of its steps from the line on at which each begins; "" where there is none. `about` is what a step is called and given. */
  condition: string;
  steps: { line: number; condition: string; about: string }[];
}

export const conditionFlaws = ['always-true', 'unset-variable', 'missing-output'] as const;
export type ConditionFlaw = (typeof conditionFlaws)[number];

export interface WorkflowGraph {
  /** What it is called; "" where it has no name. */
  name: string;
  /** The names of the workflows that have to end before it starts. */
  follows: string[];
  /** What starts it, as written. */
  events: string[];
  jobs: WorkflowJob[];
  flaws: { flaw: ConditionFlaw; line: number }[];
}

const maxSteps = 2_000;

/** @returns the graph of a workflow; null where the text is none, or none that can be parsed. */
export function readWorkflowGraph(text: string): WorkflowGraph | null {
  const source = yamlSources(text)?.[0];
  const root = source && isRecord(source.value) ? source.value : null;
  if (!source || !root || !isRecord(root['jobs'])) return null;
  const on = root['on'] ?? root['true'];
  const run = isRecord(on) ? on['workflow_run'] : undefined;
  const name = typeof root['name'] === 'string' ? root['name'].slice(0, 200) : '';
  const graph: WorkflowGraph = { name, follows: isRecord(run) ? namesIn(run['workflows']) : [], events: eventsOf(on), jobs: [], flaws: [] };
  const jobs = new Map(Object.entries(root['jobs']).map(([job, value]) => [job, merged(value)]));
  for (const [job, value] of jobs) {
    readJob(graph, source, { name: job, job: value, jobs });
    for (const line of unsetVariablesIn(source, root, job, value).lines) graph.flaws.push({ flaw: 'unset-variable', line });
  }
  return graph;
}

function readJob(graph: WorkflowGraph, source: YamlSource, { name, job, jobs }: { name: string; job: Job; jobs: ReadonlyMap<string, Job> }): void {
  const path = ['jobs', name];
  const to: WorkflowJob = { name, needs: needsOf(job), environment: job['environment'] !== undefined, condition: textOf(job['if']) ?? '', steps: [] };
  const missing = missingOutputs(job, jobs);
  noteCondition(graph, source, { value: job['if'], path: [...path, 'if'], missing });
  for (const [index, item] of itemsOf(job['steps']).slice(0, maxSteps).entries()) {
    const step = merged(item);
    const here = [...path, 'steps', index];
    noteCondition(graph, source, { value: step['if'], path: [...here, 'if'], missing });
    to.steps.push({ line: source.line(here), condition: textOf(step['if']) ?? '', about: aboutStep(step) });
  }
  graph.jobs.push(to);
}

type Job = Readonly<Record<string, unknown>>;

/**
 * @param root the workflow
 * @param name one of its jobs
 * @returns what comes of variables that a step of the job reads and only an earlier one has set
 */
export function unsetVariablesIn(source: YamlSource, root: Job, name: string, job: Job): UnsetVariables {
  const shell: ShellStep[] = [];
  for (const [index, item] of itemsOf(job['steps']).slice(0, maxSteps).entries()) {
    const step = merged(item);
    const otherShell = typeof step['shell'] === 'string' && !/^(?:bash|sh|pwsh|powershell)\b/.test(step['shell']);
    if (typeof step['run'] !== 'string' || otherShell) continue;
    const given = new Set([root, job, step].flatMap((one) => entriesOf(one['env']).map(([key]) => key)));
    shell.push({ text: step['run'], given, line: source.lines(['jobs', name, 'steps', index, 'run']) });
  }
  return unsetVariables(shell);
}

function aboutStep(step: Readonly<Record<string, unknown>>): string {
  const given = [step['name'], step['id'], ...entriesOf(step['env']).map(([, value]) => value)];
  return given
    .flatMap((value) => textOf(value) ?? [])
    .join(' ')
    .slice(0, 500);
}

function noteCondition(
  graph: WorkflowGraph,
  source: YamlSource,
  { value, path, missing }: { value: unknown; path: readonly PropertyKey[]; missing: (name: string) => boolean },
): void {
  if (typeof value !== 'string') return;
  if (alwaysTrue(value)) graph.flaws.push({ flaw: 'always-true', line: source.line(path) });
  else if (namesOf(value).some(missing)) graph.flaws.push({ flaw: 'missing-output', line: source.line(path) });
}

function eventsOf(on: unknown): string[] {
  return isRecord(on) ? Object.keys(on) : namesIn(on);
}

/** @returns the jobs that a job has to wait for */
export function needsOf(job: Readonly<Record<string, unknown>>): string[] {
  return namesIn(job['needs']);
}

/** @returns of the jobs of a workflow those that a job waits for, and those that they wait for */
export function waitedFor(jobs: readonly Pick<WorkflowJob, 'name' | 'needs'>[], start: string): ReadonlySet<string> {
  const known = new Map(jobs.map((job) => [job.name, job.needs]));
  const found = new Set<string>();
  const open = [start];
  for (let name = open.pop(); name !== undefined; name = open.pop())
    for (const need of known.get(name) ?? []) {
      if (found.has(need)) continue;
      found.add(need);
      open.push(need);
    }
  return found;
}

function namesIn(value: unknown): string[] {
  return [value]
    .flat()
    .filter((one) => typeof one === 'string')
    .slice(0, 100);
}
