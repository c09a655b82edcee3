// Most CI systems differ only in the words for "script", "image" and "job": one walk for all of them, over parsed YAML or over lines.
import type { Doubt } from '../../model/index.js';
import { isRecord, itemsOf } from '../../parsers/config/values.js';
import { linesOf } from '../../parsers/text/lines.js';
import type { Sheet } from './automation.js';
import { firstDoubt } from './doubts.js';
import type { GivenValues } from './given.js';
import { addScript, inputsOf, type YamlSource } from './yaml-source.js';

export interface PipelineWords {
  /** Keys whose texts or lists of texts are shell. */
  commands: readonly string[];
  /** Keys whose text (or whose `name` or `image`) is used: images, actions, orbs. */
  uses: readonly string[];
  /** Keys whose entries are jobs: the keys of a mapping, the names of a list's items. */
  jobs: readonly string[];
  /** Keys that hold nothing that runs. */
  skip: readonly string[];
  /** What names stand for below a mapping, beside what is known around it. */
  given?(value: Record<string, unknown>, path: readonly PropertyKey[]): GivenValues['axes'];
}

/** What is known of what lies below a value. */
interface Below {
  job: string;
  doubt?: Doubt;
  given?: GivenValues;
}

/** Adds all commands and uses below a value. */
export function walk(to: Sheet, source: YamlSource, words: PipelineWords, value: unknown, path: readonly PropertyKey[] = [], outer: Below = { job: '' }): void {
  if (Array.isArray(value)) {
    itemsOf(value).forEach((item, index) => walk(to, source, words, item, [...path, index], outer));
    return;
  }
  if (!isRecord(value)) return;
  const doubt = firstDoubt([outer.doubt, doubtOf(value)]);
  const axes = words.given?.(value, path) ?? [];
  const about = { ...outer, ...(doubt && { doubt }), ...(axes.length > 0 && { given: { axes: [...(outer.given?.axes ?? []), ...axes] } }) };
  const directory = value['working_directory'] ?? value['workingDirectory'] ?? value['dir'];
  for (const [key, item] of Object.entries(value)) {
    const here = [...path, key];
    if (words.skip.includes(key)) continue;
    if (words.uses.includes(key)) addUses(to, source, item, here, about, value);
    if (words.commands.includes(key)) addScript(to, source, item, here, { ...about, ...(typeof directory === 'string' ? { directory } : {}) });
    if (words.jobs.includes(key)) jobs(to, source, words, item, here, about);
    else if (typeof item === 'object') walk(to, source, words, item, here, about);
  }
}

/** What Azure Pipelines, Buildkite, Drone, Woodpecker and Cirrus call a part that never runs, and one whose failure stops nothing. */
function doubtOf(value: Record<string, unknown>): Doubt | undefined {
  const never = ['enabled', 'condition', 'if'].some((key) => value[key] === false || value[key] === 'false') || value['when'] === 'never';
  const may = ['continueOnError', 'continue_on_error', 'soft_fail', 'allow_failures', 'ignore_errors'].some(
    (key) => value[key] === true || value[key] === 'true',
  );
  return never ? 'never-true' : may || value['failure'] === 'ignore' ? 'failure-allowed' : undefined;
}

function jobs(to: Sheet, source: YamlSource, words: PipelineWords, value: unknown, path: readonly PropertyKey[], outer: Below): void {
  if (isRecord(value)) for (const [name, item] of Object.entries(value)) walk(to, source, words, item, [...path, name], { ...outer, job: name });
  itemsOf(value).forEach((item, index) => {
    const named = isRecord(item)
      ? [item['name'], item['job'], item['stage'], item['deployment'], item['label'], isRecord(item['step']) ? item['step']['name'] : null]
      : [];
    walk(to, source, words, item, [...path, index], { ...outer, job: named.find((name) => typeof name === 'string') ?? outer.job });
  });
}

function addUses(to: Sheet, source: YamlSource, value: unknown, path: readonly PropertyKey[], below: Below, beside: Record<string, unknown>): void {
  const { given: _, ...about } = below;
  const inputs = beside['with'] ?? beside['inputs'] ?? beside['parameters'] ?? beside['variables'];
  if (typeof value === 'string') to.use(value, source.line(path), about, inputsOf(inputs));
  itemsOf(value).forEach((item, index) => {
    if (typeof item === 'string') to.use(item, source.line([...path, index]), about);
    else if (isRecord(item) && typeof item['image'] !== 'string') {
      // Buildkite writes plugins as mappings from the plugin to its inputs.
      for (const [name, inputs] of Object.entries(item).slice(0, 1))
        if (name.includes('#')) to.use(name, source.line([...path, index]), about, inputsOf(inputs));
    }
  });
  if (isRecord(value)) {
    if (typeof value['name'] === 'string') to.use(value['name'], source.line([...path, 'name']), about);
    else if (path.at(-1) === 'orbs') for (const [name, orb] of Object.entries(value)) to.use(orb, source.line([...path, name]), about);
  }
}

/** Adds what the lines of a file that is no YAML say behind the same words; jobs are told by indentation. */
export function walkLines(to: Sheet, text: string, words: PipelineWords): void {
  const lines = linesOf(text);
  let [jobsAt, jobAt, job] = [-1, -1, ''];
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    const found = /^([ \t]*)((?:-[ \t]+)*)["']?([\w-]{1,60})["']?[ \t]*:(?:[ \t]+(.*))?$/.exec(line.trimEnd());
    if (!found) continue;
    const [, space = '', dash = '', key = '', value = ''] = found;
    const indent = space.length + dash.length;
    if (jobsAt >= 0 && indent <= jobsAt) jobsAt = -1;
    if (jobsAt >= 0 && (jobAt < 0 || indent === jobAt)) [jobAt, job] = [indent, key];
    if (words.jobs.includes(key)) [jobsAt, jobAt] = [indent, -1];
    if (words.uses.includes(key) && value !== '') to.use(unquoted(value), i + 1, job);
    if (!words.commands.includes(key)) continue;
    const start = i;
    if (/^(?:[|>][-+\d]*)?$/.test(value.trim())) {
      const block: string[] = [];
      while (i + 1 < lines.length && belongs(lines[i + 1] ?? '', indent, value === ''))
        block.push(value === '' ? unquoted((lines[++i] ?? '').replace(/^[ \t]*-[ \t]+/, '')) : (lines[++i] ?? '').trim());
      to.script(block.join('\n'), (offset) => start + 2 + offset, { job });
    } else to.script(unquoted(value), () => start + 1, { job });
  }
}

function belongs(line: string, indent: number, list: boolean): boolean {
  const at = line.search(/\S/);
  return at < 0 || at > indent || (list && at === indent && line[at] === '-');
}

function unquoted(value: string): string {
  const text = value.trim();
  const quote = text[0];
  if ((quote === '"' || quote === "'") && text.indexOf(quote, 1) > 0) return text.slice(1, text.indexOf(quote, 1));
  return text.replace(/[ \t]#.*$/, '');
}
