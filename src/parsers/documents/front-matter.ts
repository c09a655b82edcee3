// The YAML head of a Markdown file, made flat: cards of models and data sets say their licence and language there.
import { isRecord } from '../config/values.js';
import { readYaml } from '../config/yaml.js';

/** Beyond this the head is read line by line; result tables of model cards run to megabytes. */
const maxYaml = 32 * 1024;
const maxValue = 2_000;

/**
 * Takes the front matter off a document.
 * @returns its values, and the number of lines it takes up, both fences included (0 when there is none)
 */
export function readFrontMatter(lines: readonly string[]): { values: Record<string, string | string[]>; lines: number } {
  const values: Record<string, string | string[]> = Object.create(null);
  if (!/^---[ \t]*$/.test(lines[0] ?? '')) return { values, lines: 0 };
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  if (end < 0) return { values, lines: 0 };
  const head = lines.slice(1, end);
  // A rule above the first paragraph and another one below it are no front matter.
  if (
    !head.some((line) => /^["']?[A-Za-z_][\w .-]{0,80}["']?[ \t]{0,10}:(?:[ \t]|$)/.test(line)) &&
    head.some((line) => line.trim() !== '' && !line.startsWith('#'))
  ) {
    return { values, lines: 0 };
  }
  const reading = readYaml(head.join('\n'), maxYaml);
  if (isRecord(reading.value)) {
    for (const [key, value] of Object.entries(reading.value)) values[key] = Array.isArray(value) ? value.slice(0, 1_000).map(flat) : flat(value);
  } else if (reading.problems.length > 0) {
    readLoosely(head, values);
  }
  return { values, lines: end + 1 };
}

/** For heads that are no valid YAML (`title: Weather: a study`) or too large: the keys at the left edge alone. */
function readLoosely(head: readonly string[], values: Record<string, string | string[]>): void {
  let key = '';
  for (const line of head) {
    const pair = /^([A-Za-z_][\w.-]{0,80}):(?:[ \t]([^\n]*))?$/.exec(line);
    const item = /^[ \t]{0,4}-[ \t]([^\n]*)$/.exec(line);
    if (pair) {
      key = pair[1] ?? '';
      values[key] = unquoted(pair[2] ?? '');
    } else if (item && key !== '') {
      const before = values[key];
      const list = Array.isArray(before) ? before : before ? [before] : [];
      if (list.length < 1_000) list.push(unquoted(item[1] ?? ''));
      values[key] = list;
    }
  }
}

function flat(value: unknown): string {
  const parts: string[] = [];
  let room = maxValue;
  const walk = (node: unknown, name: string): void => {
    if (room <= 0) return;
    if (Array.isArray(node)) for (const item of node) walk(item, name);
    else if (isRecord(node)) for (const [key, inner] of Object.entries(node)) walk(inner, key);
    else if (node !== null && node !== undefined) {
      const said = name === '' ? String(node) : `${name}: ${String(node)}`;
      parts.push(said);
      room -= said.length;
    }
  };
  walk(value, '');
  return parts.join(', ').slice(0, maxValue);
}

function unquoted(text: string): string {
  const trimmed = text.trim().slice(0, maxValue);
  const quoted = /^(["'])(.*)\1$/.exec(trimmed);
  return quoted?.[2] ?? trimmed;
}
