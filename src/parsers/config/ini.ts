// INI files as Python tools write them (setup.cfg, tox.ini): values may go on over indented lines.
import { linesOf } from './values.js';

export interface IniEntry {
  key: string;
  /** The value's lines that are not blank, each with its place. */
  values: { text: string; line: number }[];
}

export interface IniSection {
  name: string;
  line: number;
  entries: IniEntry[];
}

/** @returns the sections in order; lines that fit nowhere and whole-line comments are left out. Never throws. */
export function readIni(text: string): IniSection[] {
  const sections: IniSection[] = [];
  let entry: IniEntry | null = null;
  for (const [index, line] of linesOf(text).entries()) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue;
    const indented = line.startsWith(' ') || line.startsWith('\t');
    if (!indented && trimmed.startsWith('[') && trimmed.includes(']')) {
      sections.push({ name: trimmed.slice(1, trimmed.indexOf(']')), line: index + 1, entries: [] });
      entry = null;
    } else if (indented && entry) entry.values.push({ text: trimmed, line: index + 1 });
    else {
      const at = trimmed.search(/[=:]/);
      const section = sections.at(-1);
      if (at <= 0 || !section) continue;
      const value = trimmed.slice(at + 1).trim();
      entry = { key: trimmed.slice(0, at).trim(), values: value === '' ? [] : [{ text: value, line: index + 1 }] };
      section.entries.push(entry);
    }
  }
  return sections;
}
