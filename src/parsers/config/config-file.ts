// Configuration files as keys and values with their lines: TOML, YAML, JSON (with comments), INI.
import { iniData } from './ini.js';
import { readJson } from './json.js';
import { readToml } from './toml.js';
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
    const reading = readYaml(text, undefined, true);
    return reading.problems.length > 0 ? null : { value: reading.value, line: (keys) => reading.at(keys, true).line };
  }
  if (text.length > maxTextBytes) return null;
  if (/\.toml$|(?:^|\/)pipfile$/.test(lower)) return readToml(text);
  if (/\.jsonc?$|(?:^|\/)\.(?:babelrc|swcrc|jshintrc|renovaterc)$/.test(lower)) return readJson(text);
  if (/\.(?:cfg|ini|flake8|pylintrc|coveragerc|conf)$|(?:^|\/)\.(?:flake8|pylintrc|coveragerc|isort\.cfg)$/.test(lower)) return iniData(text);
  return null;
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
