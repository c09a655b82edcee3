// Python manifests in TOML: pyproject.toml with its many dialects, Pipfile, pixi.toml.

import { readToml, type TomlFile } from '../../parsers/config/toml.js';
import { entriesOf, isRecord, itemsOf, valueAt } from '../../parsers/config/values.js';
import { type Dependency, type Group, groupOf, normalName, type Pin } from './dependency.js';
import { pythonRequirement, tablePin, tableVersion } from './requirement.js';

interface PyprojectReading {
  root: Record<string, unknown>;
  file: TomlFile;
  found: Dependency[];
}

/** @returns what a pyproject.toml asks for, in the order of the dialects; empty when it does not parse. */
export function readPyproject(text: string): Dependency[] {
  const reading = open(text);
  if (!reading) return [];
  const { root, found } = reading;
  list(reading, ['project', 'dependencies'], 'main');
  lists(reading, ['project', 'optional-dependencies'], 'optional');
  lists(reading, ['dependency-groups'], 'optional');
  poetry(reading);
  lists(reading, ['tool', 'pdm', 'dev-dependencies'], 'development', true);
  for (const tool of ['uv', 'rye']) list(reading, ['tool', tool, 'dev-dependencies'], 'development');
  for (const [name] of entriesOf(valueAt(root, ['tool', 'hatch', 'envs'])))
    for (const key of ['dependencies', 'extra-dependencies']) list(reading, ['tool', 'hatch', 'envs', name, key], name === 'default' ? 'main' : 'development');
  list(reading, ['tool', 'flit', 'metadata', 'requires'], 'main');
  lists(reading, ['tool', 'flit', 'metadata', 'requires-extra'], 'optional');
  pixi(reading, ['tool', 'pixi']);
  uvSources(root, found);
  return found;
}

/** @returns what a Pipfile asks for; a category of its own is optional. */
export function readPipfile(text: string): Dependency[] {
  const reading = open(text);
  if (!reading) return [];
  for (const [key] of entriesOf(reading.root)) {
    if (['source', 'requires', 'scripts', 'pipenv'].includes(key)) continue;
    table(reading, [key], key === 'packages' ? 'main' : groupOf(key, 'optional'));
  }
  return reading.found;
}

/** @returns what a pixi.toml asks for. */
export function readPixi(text: string): Dependency[] {
  const reading = open(text);
  if (reading) pixi(reading, []);
  return reading?.found ?? [];
}

function open(text: string): PyprojectReading | null {
  const file = readToml(text);
  return file && { root: file.value, file, found: [] };
}

function poetry(reading: PyprojectReading): void {
  const base = ['tool', 'poetry'];
  table(reading, [...base, 'dependencies'], 'main');
  table(reading, [...base, 'dev-dependencies'], 'development');
  for (const [name] of entriesOf(valueAt(reading.root, [...base, 'group'])))
    table(reading, [...base, 'group', name, 'dependencies'], name === 'main' ? 'main' : groupOf(name, 'optional'));
}

function pixi(reading: PyprojectReading, base: readonly string[]): void {
  const of = (path: readonly string[], group: Group) => {
    for (const key of ['dependencies', 'pypi-dependencies', 'host-dependencies']) table(reading, [...path, key], group);
  };
  of(base, 'main');
  for (const [name] of entriesOf(valueAt(reading.root, [...base, 'target']))) of([...base, 'target', name], 'main');
  for (const [name] of entriesOf(valueAt(reading.root, [...base, 'feature']))) of([...base, 'feature', name], groupOf(name, 'optional'));
}

/** uv keeps where a dependency comes from apart from its name: a commit or a tag there holds it, and so does the tree what lies in it. */
function uvSources(root: Record<string, unknown>, found: readonly Dependency[]): void {
  const pins = new Map<string, Pin>();
  for (const [name, source] of entriesOf(valueAt(root, ['tool', 'uv', 'sources'])))
    if (isRecord(source)) {
      if (source['workspace'] === true || source['path'] !== undefined) pins.set(normalName(name), 'exact');
      else if (source['git'] !== undefined || source['url'] !== undefined) pins.set(normalName(name), tablePin(source));
    }
  for (const dependency of found) dependency.pin = pins.get(dependency.name) ?? dependency.pin;
}

/** Every list of requirements in a table of lists; the list's name may say that it is for development. */
function lists(reading: PyprojectReading, path: readonly string[], otherwise: Group, always = false): void {
  for (const [name] of entriesOf(valueAt(reading.root, path))) list(reading, [...path, name], always ? otherwise : groupOf(name, otherwise));
}

function list(reading: PyprojectReading, path: readonly string[], group: Group): void {
  const from = reading.file.line(path);
  for (const item of itemsOf(valueAt(reading.root, path))) {
    const requirement = typeof item === 'string' ? pythonRequirement(item.replace(/^-e[ ]+/, '')) : null;
    if (requirement && typeof item === 'string') reading.found.push({ ...requirement, line: reading.file.literal(item, from), group, direct: true });
  }
}

/** A table of name -> version, or name -> table with version, git, optional …, or a list of such tables. */
function table(reading: PyprojectReading, path: readonly string[], group: Group): void {
  for (const [name, value] of entriesOf(valueAt(reading.root, path))) {
    const one = Array.isArray(value) ? itemsOf(value)[0] : value;
    if (name.toLowerCase() === 'python' || !(typeof one === 'string' || isRecord(one))) continue;
    const optional = isRecord(one) && one['optional'] === true && group === 'main';
    reading.found.push({
      name: normalName(name),
      pin: tablePin(one),
      ...tableVersion(one),
      line: reading.file.line([...path, name]),
      group: optional ? 'optional' : group,
      direct: true,
    });
  }
}
