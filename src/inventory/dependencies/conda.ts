// conda environment files, read by lines: they are regular, often templated, and then no YAML.

import { isRecord, itemsOf } from '../../parsers/config/values.js';
import { readYaml } from '../../parsers/config/yaml.js';
import { linesOf } from '../../parsers/text/lines.js';
import { type Dependency, type DependencyFile, groupOfPath } from './dependency.js';
import { condaRequirement, pythonRequirement } from './requirement.js';

/** @returns the environment's conda and pip packages, or null when the text has no list of dependencies. */
export function readEnvironment(path: string, text: string): DependencyFile | null {
  const group = groupOfPath(path);
  const found: Dependency[] = [];
  let inside = false;
  let seen = false;
  let pip = -1;
  const add = (item: string, line: number, viaPip: boolean) => {
    const bare = item.replace(/^(["'])(.*)\1$/, '$2');
    const requirement = bare.startsWith('-') ? null : viaPip ? pythonRequirement(bare) : condaRequirement(bare);
    if (requirement) found.push({ ...requirement, line, group, direct: true });
  };
  for (const [index, raw] of linesOf(text).entries()) {
    const hash = raw.search(/(?:^|[ \t])#/);
    const line = (hash < 0 ? raw : raw.slice(0, hash)).trimEnd();
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    const body = line.slice(indent);
    if (indent === 0 && !body.startsWith('-')) {
      const value = /^dependencies[ ]*:[ ]*(.*)$/.exec(body)?.[1];
      inside = value === '';
      pip = -1;
      if (value?.startsWith('[')) for (const item of flow(text)) add(item, index + 1, false);
      seen ||= inside || value?.startsWith('[') === true;
      continue;
    }
    if (!inside || !body.startsWith('-')) continue;
    const item = body.replace(/^-[ \t]*/, '').trim();
    if (pip >= 0 && indent <= pip) pip = -1;
    if (/^["']?pip["']?[ ]*:$/.test(item)) pip = indent;
    else add(item, index + 1, pip >= 0);
  }
  return seen ? { ecosystem: 'conda', kind: 'manifest', dependencies: found } : null;
}

function flow(text: string): string[] {
  const { value } = readYaml(text);
  const items = isRecord(value) ? itemsOf(value['dependencies']) : [];
  return items.filter((item) => typeof item === 'string');
}

/** @returns what a YAML file of any name asks for where it is an environment by its keys: a name, a list of dependencies, and channels or a prefix, or Python among them */
export function readUnnamedEnvironment(path: string, text: string): DependencyFile | null {
  if (!/^name:/m.test(text) || !/^dependencies:/m.test(text) || /^apiVersion:/m.test(text)) return null;
  const file = readEnvironment(path, text);
  const isEnvironment = /^(?:channels|prefix):/m.test(text) || file?.dependencies.some(({ name }) => name === 'python');
  return file && isEnvironment && file.dependencies.length > 0 ? file : null;
}
