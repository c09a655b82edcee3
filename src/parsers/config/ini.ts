// Reads INI as Python's configparser and tox do: sections, keys behind "=" or ":", values that go on over lines indented further than their key.
import { linesOf } from '../text/lines.js';
import { type KeyLines, keyLines } from './places.js';

export interface IniEntry {
  key: string;
  line: number;
  /** The value's lines that are not blank and no comment as a whole, each with its place. */
  values: { text: string; line: number }[];
}

export interface IniSection {
  /** "" for what stands before the first section. */
  name: string;
  line: number;
  entries: IniEntry[];
}

/** @returns the sections in order; comments and lines that fit nowhere are left out. Never throws. */
export function readIni(text: string): IniSection[] {
  let section: IniSection = { name: '', line: 1, entries: [] };
  const sections = [section];
  let entry: IniEntry | null = null;
  let indent = 0;
  for (const [index, raw] of linesOf(text).entries()) {
    const line = index + 1;
    const trimmed = raw.trim();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue;
    const at = raw.length - raw.trimStart().length;
    if (entry && at > indent) {
      entry.values.push({ text: trimmed, line });
      continue;
    }
    if (at === 0 && trimmed.startsWith('[') && trimmed.includes(']')) {
      section = { name: trimmed.slice(1, trimmed.indexOf(']')), line, entries: [] };
      sections.push(section);
      entry = null;
      continue;
    }
    const split = trimmed.search(/[=:]/);
    if (split <= 0) continue;
    const value = trimmed.slice(split + 1).trim();
    entry = { key: trimmed.slice(0, split).trim(), line, values: value === '' ? [] : [{ text: value, line }] };
    indent = at;
    section.entries.push(entry);
  }
  return sections;
}

export interface IniFile {
  /** Values by section and key; one that runs over lines keeps its line breaks, comments behind " #" and " ;" are left out. */
  value: Record<string, Record<string, string>>;
  /** The line (from 1) of a section or of a key in it. */
  line(path: readonly string[]): number;
}

/** @returns the text as keys and values; what is written twice counts as it is written last. Lines whose key is no word (nginx's, say) are no entries. */
export function iniData(text: string): IniFile {
  const value: IniFile['value'] = Object.create(null);
  const lines: KeyLines = keyLines();
  for (const { name, line, entries } of readIni(text)) {
    const section = (value[name.trim()] ??= Object.create(null));
    if (!lines.has([name.trim()])) lines.set([name.trim()], line);
    for (const { key, line: at, values } of entries) {
      if (!/^[A-Za-z_][\w.-]{0,100}$/.test(key)) continue;
      section[key] = values.map((one) => withoutComment(one.text).trim()).join('\n');
      lines.set([name.trim(), key], at);
    }
  }
  return { value, line: (path) => lines.of(path) };
}

function withoutComment(text: string): string {
  const at = text.search(/^;|[ \t][#;]/);
  return at < 0 ? text : text.slice(0, at);
}
