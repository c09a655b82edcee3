// Lock files of Python and conda tools. They are written by programs and may be megabytes long, so they are read line by line, not parsed.

import { readJson } from '../../parsers/config/json.js';
import { entriesOf, isRecord } from '../../parsers/config/values.js';
import { linesOf } from '../../parsers/text/lines.js';
import { type Dependency, type DependencyFile, type Group, groupOf, normalName } from './dependency.js';
import { condaPackage } from './requirements-txt.js';

/** @returns the packages of poetry.lock, pdm.lock, uv.lock, Cargo.lock or a pylock.toml (PEP 751), without the project itself. */
export function readTomlLock(text: string): Dependency[] {
  const found: Dependency[] = [];
  let open: Dependency | null = null;
  const close = () => {
    if (open && open.name !== '') found.push(open);
    open = null;
  };
  for (const [index, line] of linesOf(text).entries()) {
    if (line.startsWith('[')) {
      if (line.startsWith('[[package]]') || line.startsWith('[[packages]]')) {
        close();
        open = { name: '', pin: 'exact', line: index + 1, group: 'main', direct: false };
      } else if (!/^\[\[?packages?\./.test(line)) close();
      // PEP 751 writes down where an own package lies in a table.
      else if (line.startsWith('[packages.directory]')) open = null;
    } else if (open) {
      const name = /^name = "([^"]{1,200})"/.exec(line)?.[1];
      if (name !== undefined && open.name === '') {
        open.name = normalName(name);
        open.line = index + 1;
      } else if (line.startsWith('version = ')) open.version ??= line.slice(10).replaceAll('"', '');
      else if (line.startsWith('category = ') || line.startsWith('groups = ')) open.group = lockGroup(line);
      else if (line.startsWith('optional = true') && open.group === 'main') open.group = 'optional';
      else if (/^(?:source = \{ (?:virtual|editable|directory) = |directory = \{)/.test(line)) open = null;
    }
  }
  close();
  return found;
}

/** @returns a uv.lock with the folders of the members of its workspace */
export function readUvLock(text: string): DependencyFile {
  const sources = text.matchAll(/^source = \{ (?:editable|virtual) = "([^"\n]{1,300})" \}/gm);
  const members = [...sources].map(([, folder = '']) => folder.replace(/^\.\//, '')).filter((folder) => folder !== '.');
  return { ecosystem: 'python', kind: 'lock', dependencies: readTomlLock(text), ...(members.length > 0 && { members: members.slice(0, 1_000) }) };
}

function lockGroup(line: string): Group {
  return /"(?:main|default)"/.test(line) ? 'main' : groupOf(line.slice(line.indexOf('=')), 'optional');
}

/** @returns the packages of a Pipfile.lock. */
export function readPipfileLock(text: string): Dependency[] {
  const lock = readJson(text);
  const found: Dependency[] = [];
  for (const [category, packages] of entriesOf(lock?.value)) {
    if (category === '_meta') continue;
    const group: Group = category === 'default' ? 'main' : category === 'develop' ? 'development' : groupOf(category, 'optional');
    for (const [name, value] of entriesOf(packages))
      if (lock && isRecord(value))
        found.push({
          name: normalName(name),
          pin: typeof value['version'] === 'string' || typeof value['ref'] === 'string' ? 'exact' : 'none',
          ...(typeof value['version'] === 'string' && { version: value['version'] }),
          line: lock.line([category, name]),
          group,
          direct: false,
        });
  }
  return found;
}

/** @returns the packages of conda-lock.yml, each once though it is listed for every platform. */
export function readCondaLock(text: string): Dependency[] {
  const found = new Map<string, Dependency>();
  let open: Dependency | null = null;
  for (const [index, line] of linesOf(text).entries()) {
    const first = /^[ ]*- (?:name: ["']?([\w.-]+)|\S)/.exec(line);
    if (first && line.search(/\S/) <= 2) open = { name: normalName(first[1] ?? ''), pin: 'exact', line: index + 1, group: 'main', direct: false };
    const name = /^[ ]{2,4}name: ["']?([\w.-]+)/.exec(line)?.[1];
    if (open && open.name === '' && name) open.name = normalName(name);
    const category = /^[ ]{2,4}category: ["']?([\w-]+)/.exec(line)?.[1];
    if (open && category && category !== 'main') open.group = groupOf(category, 'optional');
    const version = /^[ ]{2,4}version: ["']?([\w.]+)/.exec(line)?.[1];
    if (open && version !== undefined) open.version ??= version;
    if (open && open.name !== '' && !found.has(open.name)) found.set(open.name, open);
  }
  return [...found.values()];
}

/** @returns the packages of pixi.lock, conda's by their file names, PyPI's by the names given. */
export function readPixiLock(text: string): Dependency[] {
  const found = new Map<string, Dependency>();
  const add = (name: string, line: number) => {
    const key = normalName(name);
    if (!found.has(key)) found.set(key, { name: key, pin: 'exact', line, group: 'main', direct: false });
  };
  let inPackages = false;
  for (const [index, line] of linesOf(text).entries()) {
    if (/^\S/.test(line) && !line.startsWith('-')) inPackages = line.startsWith('packages:');
    if (!inPackages) continue;
    const url = /^- conda: (\S{1,500})/.exec(line)?.[1];
    const name = (url && condaPackage(url)) ?? /^ {2}name: ["']?([\w.-]+)/.exec(line)?.[1];
    if (name) add(name, index + 1);
  }
  return [...found.values()];
}
