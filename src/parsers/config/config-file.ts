// Configuration files as keys and values: TOML, YAML, JSON (with comments), INI.
import { parse as parseToml } from 'smol-toml';
import { blankJavaScript } from '../javascript/scan.js';
import { readYaml } from './yaml.js';

export interface DataFile {
  value: unknown;
  /** The line (from 1) of a path of keys. */
  line(path: readonly string[]): number;
}

const maxTextBytes = 1024 * 1024;

/** @returns the file's keys and values; null where the name is of no such format, the text is too large, or does not parse. */
export function readData(path: string, text: string): DataFile | null {
  const lower = path.toLowerCase();
  if (/\.ya?ml$|(?:^|\/)\.(?:clang-format|prettierrc|eslintrc)$/.test(lower)) {
    const reading = readYaml(text);
    return reading.problems.length > 0 ? null : { value: reading.value, line: (keys) => reading.at(keys, true).line };
  }
  if (text.length > maxTextBytes) return null;
  try {
    if (/\.toml$|(?:^|\/)pipfile$/.test(lower)) return { value: parseToml(text), line: (keys) => searched(text, keys) };
    if (/\.jsonc?$|(?:^|\/)\.(?:babelrc|swcrc|jshintrc|renovaterc)$/.test(lower)) return { value: readJson(text), line: (keys) => searched(text, keys) };
    if (/\.(?:cfg|ini|flake8|pylintrc|coveragerc|conf)$|(?:^|\/)\.(?:flake8|pylintrc|coveragerc|isort\.cfg)$/.test(lower))
      return { value: readIni(text), line: (keys) => searched(text, keys) };
  } catch {
    return null;
  }
  return null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(blankJavaScript(text).replace(/,(\s{0,200}[}\]])/g, '$1'));
  }
}

function readIni(text: string): Record<string, Record<string, string>> {
  const sections: Record<string, Record<string, string>> = Object.create(null);
  let section: Record<string, string> = (sections[''] = Object.create(null));
  for (const line of text.split('\n')) {
    const heading = /^\[([^\]]{1,200})\]/.exec(line);
    if (heading) section = sections[(heading[1] ?? '').trim()] ??= Object.create(null);
    else {
      const entry = /^([A-Za-z_][\w.-]{0,100})[ \t]{0,20}[=:](.*)$/.exec(line);
      if (entry?.[1]) section[entry[1]] = (entry[2] ?? '').trim();
    }
  }
  return sections;
}

/** The line where the last key of a path is first written after those before it; 1 where it cannot be told. */
function searched(text: string, keys: readonly string[]): number {
  let offset = 0;
  for (const key of keys) {
    const at = text.indexOf(key, offset);
    if (at >= 0) offset = at;
  }
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) line++;
  return line;
}

/**
 * The values at a dotted key path; `*` stands for any one key or list index.
 * @returns each value found with its path, at most 1,000
 */
export function valuesAt(value: unknown, path: string): { value: unknown; path: string[] }[] {
  let found: { value: unknown; path: string[] }[] = [{ value, path: [] }];
  for (const step of path.split('.')) {
    const next: { value: unknown; path: string[] }[] = [];
    for (const one of found) {
      if (one.value === null || typeof one.value !== 'object') continue;
      for (const [key, inner] of Object.entries(one.value)) {
        if ((step === '*' || step === key) && next.length < 1000) next.push({ value: inner, path: [...one.path, key] });
      }
    }
    found = next;
  }
  return found;
}
