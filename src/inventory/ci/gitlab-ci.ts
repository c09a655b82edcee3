// GitLab CI: jobs are the top-level mappings with a script; hidden jobs (".name") run only where another extends them.
import type { Doubt } from '../../model/index.js';
import { isRecord, itemsOf, valueAt } from '../../parsers/config/values.js';
import { type About, type Automation, automation, type Sheet, sheet, silent, type Trigger } from './automation.js';
import { firstDoubt } from './doubts.js';
import { axesOf, combined, constant, defaultsOf, type GivenValues, scalars } from './given.js';
import { walkLines } from './walk.js';
import { addScript, inputsOf, merged, type YamlSource, yamlSources } from './yaml-source.js';

const reserved = new Set([
  'default',
  'include',
  'stages',
  'variables',
  'workflow',
  'image',
  'services',
  'cache',
  'before_script',
  'after_script',
  'spec',
  'pages-deploy',
]);
const scripts = ['before_script', 'script', 'after_script'];

/** @returns a pipeline, or null when the text has neither jobs nor includes. */
export function readGitLab(text: string): Automation | null {
  return pipelineOf(text, triggersOf(text));
}

/** @returns what a YAML file of any name holds that is written as jobs of GitLab: it runs only where a pipeline includes it; null where it holds anything else */
export function readGitLabPart(text: string): Automation | null {
  if (!/^[ ]{1,8}(?:script|extends|trigger)[ ]*:/m.test(text) || /^(?:apiVersion|kind|on|version|steps|pipelines?|package)[ ]*:/m.test(text)) return null;
  const root = yamlSources(text)?.at(-1)?.value;
  if (!isRecord(root)) return null;
  const isJob = (value: unknown) => isRecord(value) && ['script', 'extends', 'trigger'].some((key) => merged(value)[key] !== undefined);
  const entries = Object.entries(root).filter(([name]) => !reserved.has(name));
  const known = entries.every(([name, value]) => isRecord(value) && (name.startsWith('.') || isJob(value)));
  return known && entries.some(([, value]) => isJob(value)) ? pipelineOf(text, []) : null;
}

function pipelineOf(text: string, triggers: readonly Trigger[]): Automation | null {
  const sources = yamlSources(text);
  const to = sheet();
  if (!sources) {
    if (!/^[ \t]+script[ ]*:/m.test(text)) return null;
    walkLines(to, text, { commands: scripts, uses: ['image'], jobs: [], skip: [] });
    return automation('gitlab-ci', 'ci', triggers, to);
  }
  const source = sources.at(-1);
  const root = source && isRecord(source.value) ? source.value : null;
  if (!source || !root) return null;
  const top = merged(root);
  const common = {
    ...merged(root['default']),
    ...Object.fromEntries(['before_script', 'after_script', 'image'].filter((key) => top[key] !== undefined).map((key) => [key, top[key]])),
  };
  const pipeline: Pipeline = { to, source, root, common, bases: [] };
  let jobs = 0;
  for (const [name, value] of Object.entries(root)) if (!reserved.has(name) && isRecord(value) && readJob(pipeline, name, value)) jobs++;
  const included = addIncludes(to, source, root['include'], ['include'], { job: '' });
  const inputs = valueAt(sources[0]?.value, ['spec', 'inputs']);
  return jobs > 0 || included
    ? { ...automation('gitlab-ci', 'ci', triggers, to), ...(pipeline.bases.length > 0 && { bases: pipeline.bases }), ...defaultsOf(inputs) }
    : null;
}

interface Pipeline {
  to: Sheet;
  source: YamlSource;
  root: Record<string, unknown>;
  /** What every job has that says nothing else. */
  common: Record<string, unknown>;
  /** The jobs of other files that its jobs take over. */
  bases: NonNullable<Automation['bases']>;
}

/** Notes what a job runs and uses; of a hidden one, which runs only where another takes it over, by its name. @returns whether it is a job */
function readJob({ to, source, root, common, bases }: Pipeline, name: string, value: Record<string, unknown>): boolean {
  const job = inherited(root, value, 0);
  const doubt = doubtOf(job);
  const about = { job: name, ...(doubt && { doubt }) };
  const given = givenIn(root, job);
  const others = [job['extends']].flat().filter((base) => typeof base === 'string' && !Object.hasOwn(root, base));
  const isHidden = name.startsWith('.');
  if (!isHidden && ['script', 'trigger', 'run'].every((key) => job[key] === undefined) && others.length === 0) return false;
  if (!isHidden && job['script'] === undefined)
    for (const base of others) if (typeof base === 'string') bases.push({ name: base, line: source.line([name, 'extends']), ...about });
  for (const key of scripts) {
    const own = job[key] !== undefined;
    if (isHidden && !own) continue;
    const lines = resolved(root, own ? job[key] : common[key], 0);
    const from = key === 'after_script' ? aside(about) : about;
    for (const base of isHidden ? [] : referred(lines)) bases.push({ name: base, line: source.line([name, key]), ...from });
    addScript(to, source, withoutReferences(lines), pathOf(root, name, value, key, own), { ...from, given, ...(isHidden && { target: name }) });
  }
  if (isHidden) return true;
  addImage(to, source, job['image'] ?? common['image'], [name, 'image'], about);
  addEnvironment(to, source, name, job, about);
  const trigger = job['trigger'];
  if (isRecord(trigger)) addIncludes(to, source, trigger['include'], [name, 'trigger', 'include'], about);
  return true;
}

function variable(name: string): string[] {
  return [`$${name}`];
}

/** What variables stand for in a job: those of the pipeline, its own, and each leg of its matrix. */
function givenIn(root: Record<string, unknown>, job: Record<string, unknown>): GivenValues {
  const parallel = isRecord(job['parallel']) ? itemsOf(job['parallel']['matrix']) : [];
  const axes = [...constant(scalars(root['variables'], variable)), ...constant(scalars(merged(job['variables']), variable))];
  // An entry of the matrix combines its own lists with each other, and with no other entry.
  const legs = parallel.slice(0, 100).flatMap((entry) => combined(axesOf(entry, variable)));
  return { axes: legs.length > 0 ? [...axes, legs] : axes };
}

/** Notes an environment that a job changes: one whose commands only speak changes none. */
function addEnvironment(to: Sheet, source: YamlSource, name: string, job: Record<string, unknown>, about: Pick<About, 'job' | 'doubt'>): void {
  const { environment } = job;
  const called = isRecord(environment) ? environment['name'] : environment;
  const stops = isRecord(environment) && environment['action'] !== undefined && environment['action'] !== 'start';
  if (typeof called !== 'string' || stops || !to.commands.some((command) => command.job === name && !silent.test(command.text))) return;
  to.use(`environment:${called}`, source.line([name, 'environment']), about);
}

/** Notes the files and components that a pipeline takes in. @returns whether there are any */
function addIncludes(to: Sheet, source: YamlSource, value: unknown, path: readonly PropertyKey[], about: Pick<About, 'job' | 'doubt'>): boolean {
  for (const [index, item] of [value].flat().entries()) {
    const entry = isRecord(item) ? item : { local: item };
    const line = source.line(Array.isArray(value) ? [...path, index] : path);
    const never = itemsOf(entry['rules']).length > 0 && itemsOf(entry['rules']).every((rule) => isRecord(rule) && rule['when'] === 'never');
    if (never) continue;
    const { project } = entry;
    const names =
      typeof project === 'string'
        ? [entry['file']].flat().map((file) => (typeof file === 'string' ? `${project}:${file}` : project))
        : [entry['local'] ?? entry['component'] ?? entry['template'] ?? entry['remote']];
    for (const name of names) to.use(name, line, about, inputsOf(entry['inputs']));
  }
  return value !== undefined;
}

/** The jobs of other files whose scripts `!reference [.job, script]` puts here. */
function referred(lines: unknown): string[] {
  return itemsOf(lines).flatMap((item) => (isReference(item) ? item.slice(0, 1) : []));
}

function withoutReferences(lines: unknown): unknown {
  return Array.isArray(lines) ? itemsOf(lines).filter((item) => !isReference(item)) : lines;
}

function isReference(item: unknown): item is string[] {
  const [name, key, ...rest] = itemsOf(item);
  return typeof name === 'string' && typeof key === 'string' && scripts.includes(key) && rest.length === 0;
}

/** Why a job proves less than it seems to: it never runs, nobody has to care whether it fails, or no change starts it. */
function doubtOf(job: Record<string, unknown>): Doubt | undefined {
  const rules = itemsOf(job['rules']).filter(isRecord);
  const never = (one: Record<string, unknown>) => one['when'] === 'never';
  const byHand = (one: Record<string, unknown>) => one['when'] === 'manual';
  const ruled = Array.isArray(job['rules']) && rules.length === itemsOf(job['rules']).length && rules.length > 0;
  const only = job['only'];
  const refs = isRecord(only) ? (only['variables'] === undefined && only['changes'] === undefined ? only['refs'] : null) : only;
  const onTags = ['tags', ['tags']].some((tags) => JSON.stringify(tags) === JSON.stringify(refs));
  const allowed = job['allow_failure'] === true || (ruled && rules.every((rule) => never(rule) || rule['allow_failure'] === true));
  return firstDoubt([
    job['when'] === 'never' || (ruled && rules.every(never)) ? 'never-true' : undefined,
    allowed ? 'failure-allowed' : undefined,
    onTags || (ruled ? rules.every((rule) => never(rule) || byHand(rule) || isTagRule(rule)) : byHand(job)) ? 'not-on-change' : undefined,
  ]);
}

function isTagRule({ if: condition }: Record<string, unknown>): boolean {
  return typeof condition === 'string' && /^\$CI_COMMIT_TAG(?:[ ]*!=[ ]*null)?$/.test(condition.trim());
}

/** What runs after the job is over cannot fail it. */
function aside(about: About): About {
  const doubt = firstDoubt([about.doubt, 'failure-allowed']);
  return { ...about, ...(doubt && { doubt }) };
}

/** A job with what it extends and merges; its own keys win. */
function inherited(root: Record<string, unknown>, value: unknown, depth: number): Record<string, unknown> {
  const own = merged(value);
  if (depth >= 5) return own;
  for (const base of [own['extends']].flat().slice(0, 10).reverse()) {
    if (typeof base !== 'string' || !Object.hasOwn(root, base)) continue;
    for (const [key, item] of Object.entries(inherited(root, root[base], depth + 1))) own[key] ??= item;
  }
  return own;
}

/** Puts the script that `!reference [.job, script]` names in its place. */
function resolved(root: Record<string, unknown>, value: unknown, depth: number): unknown {
  if (!Array.isArray(value) || depth > 3) return value;
  const [name, key] = itemsOf(value);
  if (value.length === 2 && typeof name === 'string' && typeof key === 'string' && scripts.includes(key) && isRecord(root[name]))
    return resolved(root, root[name][key], depth + 1);
  return itemsOf(value).map((item) => resolved(root, item, depth + 1));
}

/** Where an inherited script stands is where its first base stands; lines of merged lists are approximate. */
function pathOf(root: Record<string, unknown>, name: string, value: Record<string, unknown>, key: string, own: boolean): string[] {
  if (!own) return root[key] !== undefined ? [key] : ['default', key];
  if (value[key] !== undefined) return [name, key];
  const base = [value['extends']].flat().find((one) => typeof one === 'string' && isRecord(root[one]) && root[one][key] !== undefined);
  return typeof base === 'string' ? [base, key] : [name];
}

function addImage(to: Sheet, source: YamlSource, value: unknown, path: readonly string[], about: About): void {
  to.use(isRecord(value) ? value['name'] : value, source.line(path), about);
}

/** GitLab keeps schedules in its database: rules are the only trace of when a pipeline runs. Without any it runs on pushes. */
function triggersOf(text: string): Trigger[] {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !line.startsWith('#'))
    .join('\n');
  const found: Trigger[] = ['push'];
  if (/merge_requests?\b|CI_MERGE_REQUEST/.test(rules)) found.push('pull-request');
  if (/^(?:- )?schedules\b|["']schedule["']|\bonly:[ ]?\[?[^\n]{0,80}schedules/m.test(rules)) found.push('schedule');
  if (/CI_COMMIT_TAG\b|^- tags\b|\bonly:[ ]?\[?[^\n]{0,80}\btags\b/m.test(rules)) found.push('tag');
  if (/\bwhen: ?manual\b/.test(rules)) found.push('manual');
  return found;
}
