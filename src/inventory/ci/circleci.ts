// CircleCI: jobs and steps by their words, besides them what workflows and steps take from orbs.
import type { Doubt } from '../../model/index.js';
import { entriesOf, isRecord, itemsOf, textOf } from '../../parsers/config/values.js';
import type { Automation, Use } from './automation.js';
import { firstDoubt } from './doubts.js';
import { readWording } from './hosted.js';
import { usualWording, type Wording } from './service.js';
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
  const found = readWording('circleci', wording, text);
  const source = yamlSources(text)?.[0];
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
