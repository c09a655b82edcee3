// YAML files of automation: all documents of a file with their places, or nothing when one does not parse (Jinja, tabs).

import { isRecord, itemsOf, textOf } from '../../parsers/config/values.js';
import { readYaml } from '../../parsers/config/yaml.js';
import type { About, Sheet } from './automation.js';

export interface YamlSource {
  value: unknown;
  /** The line of what stands at a path. */
  line(path: readonly PropertyKey[]): number;
  /** For a text at a path: where the line with an offset stands, as far as the style of the text keeps lines apart. */
  lines(path: readonly PropertyKey[]): (offset: number) => number;
}

const maxDocuments = 50;

/** @returns the documents of a text, or null when it is too large or one of them does not parse. */
export function yamlSources(text: string): YamlSource[] | null {
  const all = text.split('\n');
  if (text.length > 128 * 1024) return null;
  const starts = [0, ...all.flatMap((line, index) => (/^---(?:[ \t\r]|$)/.test(line) ? [index + 1] : []))];
  const sources: YamlSource[] = [];
  for (const [index, start] of starts.slice(0, maxDocuments).entries()) {
    const end = (starts[index + 1] ?? all.length + 1) - 1;
    const lines = all.slice(start, end);
    if (lines.every((line) => /^[ \t\r]*(?:#|%|\.\.\.|$)/.test(line))) continue;
    const reading = readYaml(lines.join('\n'));
    if (reading.problems.length > 0) return null;
    sources.push({
      value: reading.value,
      line: (path) => reading.at(path).line + start,
      lines(path) {
        const { line, column } = reading.at(path);
        const style = lines[line - 1]?.[column - 1];
        return (offset) => line + start + (style === '|' ? 1 + offset : style === '>' ? 1 : 0);
      },
    });
  }
  return sources;
}

/** Adds a script that is a text, a list of texts, or lists of lists (merged anchors); other things are left. */
export function addScript(to: Sheet, source: YamlSource, value: unknown, path: readonly PropertyKey[], about: About, depth = 0): void {
  if (typeof value === 'string') to.script(value, source.lines(path), about);
  else if (depth < 4) itemsOf(value).forEach((item, index) => addScript(to, source, item, [...path, index], about, depth + 1));
}

/** @returns the scalars of a mapping as texts. */
export function inputsOf(value: unknown): Record<string, string> {
  const inputs: [string, string][] = [];
  for (const [key, item] of isRecord(value) ? Object.entries(value) : []) {
    const text = textOf(item);
    if (text !== null) inputs.push([key, text]);
  }
  return Object.fromEntries(inputs);
}

/** @returns a mapping with what YAML's `<<` merges into it; its own keys win. */
export function merged(value: unknown, depth = 0): Record<string, unknown> {
  const into: Record<string, unknown> = Object.create(null);
  if (!isRecord(value)) return into;
  if (depth < 5)
    for (const other of Array.isArray(value['<<']) ? itemsOf(value['<<']) : [value['<<']])
      for (const [key, item] of Object.entries(merged(other, depth + 1))) into[key] ??= item;
  for (const [key, item] of Object.entries(value)) if (key !== '<<') into[key] = item;
  return into;
}
