// CircleCI: jobs and steps by their words, besides them what workflows and steps take from orbs.
import type { Doubt } from '../../model/index.js';
import { entriesOf, isRecord, itemsOf, textOf, valueAt } from '../../parsers/config/values.js';
import type { Automation, Use } from './automation.js';
import { firstDoubt } from './doubts.js';
import { axesOf, combined, constant, defaultsOf, scalars } from './given.js';
import { readWording } from './hosted.js';
import { usualWording, type Wording } from './service.js';
import type { PipelineWords } from './walk.js';
import { inputsOf, yamlSources } from './yaml-source.js';

const wording: Wording = {
  ...usualWording,
  needs: /^(?:jobs|orbs|workflows|commands)[ ]*:/m,
  words: { commands: ['run', 'command'], uses: ['image', 'orbs'], jobs: ['jobs', 'commands'], skip: ['parameters', 'environment', 'workflows', 'when'] },
  starts: ['push'],
  says: [
    [/\bcron\b/, 'schedule'],
    [/^[ ]*tags:[ ]*$/m, 'tag'],
  ],
};

/** @returns the pipeline of a configuration: a job that no workflow starts is unused, and `orb/job` is what the orb of that name holds; null where it is none */
export function readCircleCi(text: string): Automation | null {
  const source = yamlSources(text)?.[0];
  const given = isRecord(source?.value) ? givenIn(source.value) : undefined;
  const found = readWording('circleci', { ...wording, words: { ...wording.words, ...(given && { given }) } }, text);
  if (!found || !source || !isRecord(source.value)) return found;
  const root = source.value;
  const started = startedJobs(root['workflows']);
  const doubtOf = (job: string) =>
    started === null || !isRecord(root['jobs']) || !Object.hasOwn(root['jobs'], job) ? undefined : (started.get(job) ?? 'unused');
  for (const list of [found.commands, found.uses])
    for (const one of list) {
      const doubt = firstDoubt([one.doubt, doubtOf(one.job) || undefined]);
      if (doubt) one.doubt = doubt;
    }
  const orbs = new Map(entriesOf(root['orbs']).flatMap(([name, orb]) => (typeof orb === 'string' ? [[name, orb] as const] : [])));
  const use = (name: string, inputs: unknown, at: Pick<Use, 'line' | 'job' | 'doubt'>) => {
    const [, orb = '', part = ''] = /^([\w-]{1,100})\/([\w-]{1,100})$/.exec(name) ?? [];
    const from = orbs.get(orb);
    if (from === undefined || found.uses.length >= maxUses) return;
    const [address = '', version] = from.split('@');
    found.uses.push({ name: `${address}/${part}${version === undefined ? '' : `@${version}`}`, ...at, with: inputsOf(inputs) });
  };
  for (const [workflow, value] of entriesOf(root['workflows']))
    itemsOf(isRecord(value) ? value['jobs'] : null).forEach((item, index) => {
      const [name, options] = named(item);
      const doubt = entryDoubt(options);
      use(name, options, { line: source.line(['workflows', workflow, 'jobs', index]), job: name, ...(doubt && { doubt }) });
    });
  for (const [job, value] of entriesOf(root['jobs'])) {
    const doubt = doubtOf(job) || undefined;
    itemsOf(isRecord(value) ? value['steps'] : null).forEach((item, index) => {
      const [name, options] = named(item);
      use(name, options, { line: source.line(['jobs', job, 'steps', index]), job, ...(doubt && { doubt }) });
    });
  }
  return found;
}

/** What names stand for: variables, and the parameters of a job or command as its callers give them. */
function givenIn(root: Record<string, unknown>): NonNullable<PipelineWords['given']> {
  const calls = new Map<string, unknown[]>();
  const note = (item: unknown) => {
    const [name, options] = named(item);
    const all = calls.get(name) ?? [];
    if (all.length < 50) calls.set(name, [...all, options]);
  };
  for (const [, workflow] of entriesOf(root['workflows'])) itemsOf(isRecord(workflow) ? workflow['jobs'] : null).forEach(note);
  for (const [, part] of [...entriesOf(root['jobs']), ...entriesOf(root['commands'])]) itemsOf(isRecord(part) ? part['steps'] : null).forEach(note);
  const parameter = (name: string) => [`parameters.${name}`];
  return (value, path) => {
    const own = constant(scalars(value['environment'], (name) => [`$${name}`]));
    const [kind, name] = path;
    if (path.length !== 2 || (kind !== 'jobs' && kind !== 'commands') || typeof name !== 'string') return own;
    const defaults = constant(Object.entries(defaultsOf(value['parameters']).defaults ?? {}).map(([key, text]) => [`parameters.${key}`, text]));
    const given = (calls.get(name) ?? []).flatMap((options) => [
      ...combined(axesOf(valueAt(options, ['matrix', 'parameters']), parameter)).map((leg) => new Map([...scalars(options, parameter), ...leg])),
    ]);
    return [...own, ...defaults, ...(given.length > 0 ? [given.slice(0, 100)] : [])];
  };
}

const maxUses = 5_000;

/** An entry that is a name, or a name with its options. */
function named(item: unknown): [name: string, options: unknown] {
  const [first] = entriesOf(item);
  return first ?? [textOf(item) ?? '', null];
}

/** @returns the jobs that workflows start, with the doubt that all of their entries share, "" where there is none; null where there are no workflows */
function startedJobs(workflows: unknown): Map<string, Doubt | ''> | null {
  const lists = entriesOf(workflows).flatMap(([, value]) => (isRecord(value) && Array.isArray(value['jobs']) ? [itemsOf(value['jobs'])] : []));
  if (lists.length === 0) return null;
  const started = new Map<string, Doubt | ''>();
  for (const item of lists.flat()) {
    const [name, options] = named(item);
    const doubt = entryDoubt(options) ?? '';
    if (doubt === '' || !started.has(name)) started.set(name, doubt);
  }
  return started;
}

/** A job that every branch is kept from runs for tags alone. */
function entryDoubt(options: unknown): Doubt | undefined {
  const filters = isRecord(options) ? options['filters'] : null;
  const branches = isRecord(filters) ? filters['branches'] : null;
  const ignored = isRecord(branches) ? [branches['ignore']].flat() : [];
  return ignored.some((one) => one === '/.*/') ? 'not-on-change' : undefined;
}
