// Manifests and locks outside Python: package.json, R's DESCRIPTION, renv and packrat, Julia's projects.

import { readJson } from '../../parsers/config/json.js';
import { readToml } from '../../parsers/config/toml.js';
import { entriesOf, isRecord, itemsOf, textOf, valueAt } from '../../parsers/config/values.js';
import { linesOf } from '../../parsers/text/lines.js';
import type { Dependency, DependencyFile, Group } from './dependency.js';
import { npmPin } from './requirement.js';

const npmGroups: Record<string, Group> = { dependencies: 'main', devDependencies: 'development', optionalDependencies: 'optional', peerDependencies: 'main' };

/** @returns what a package.json asks for; empty when it does not parse. */
export function readPackageJson(text: string): Dependency[] {
  const file = readJson(text);
  if (!file) return [];
  return Object.entries(npmGroups).flatMap(([key, group]) =>
    entriesOf(valueAt(file.value, [key])).flatMap(([name, range]) =>
      typeof range === 'string' ? [{ name, pin: npmPin(range), line: file.line([key, name]), group, direct: true }] : [],
    ),
  );
}

const rGroups: Record<string, Group> = { Depends: 'main', Imports: 'main', LinkingTo: 'main', Suggests: 'development', Enhances: 'optional' };

/** @returns the packages of an R package's DESCRIPTION, or null when the text is not one. */
export function readDescription(text: string): DependencyFile | null {
  if (!/^(?:Package|Type|Imports|Depends|Suggests):/m.test(text)) return null;
  const dependencies: Dependency[] = [];
  let group: Group | undefined;
  for (const [index, line] of linesOf(text).entries()) {
    const field = /^([A-Za-z][\w/-]*):(.*)$/.exec(line);
    if (field) group = Object.hasOwn(rGroups, field[1] ?? '') ? rGroups[field[1] ?? ''] : undefined;
    if (group === undefined || line.startsWith('#')) continue;
    for (const part of (field ? (field[2] ?? '') : line).split(',')) {
      const found = /^[ \t]*([A-Za-z][\w.]*)[ \t]*(?:\(([^)]*)\))?/.exec(part);
      if (found?.[1] && found[1] !== 'R')
        dependencies.push({
          name: found[1],
          pin: found[2] === undefined ? 'none' : /^[ ]*==/.test(found[2]) ? 'exact' : 'range',
          line: index + 1,
          group,
          direct: true,
        });
    }
  }
  return { ecosystem: 'r', kind: 'manifest', dependencies };
}

/** @returns the packages of an renv.lock. */
export function readRenvLock(text: string): Dependency[] {
  const lock = readJson(text);
  if (!lock) return [];
  return entriesOf(valueAt(lock.value, ['Packages'])).map(([name, value]) => ({
    name,
    pin: isRecord(value) && textOf(value['Version']) !== null ? 'exact' : 'none',
    line: lock.line(['Packages', name]),
    group: 'main',
    direct: false,
  }));
}

/** @returns the packages of a packrat.lock. */
export function readPackratLock(text: string): Dependency[] {
  return linesOf(text).flatMap((line, index): Dependency[] => {
    const name = /^Package:[ \t]*([\w.]+)/.exec(line)?.[1];
    return name ? [{ name, pin: 'exact', line: index + 1, group: 'main', direct: false }] : [];
  });
}

/** @returns the packages of a Julia Project.toml, or null when the text is another tool's. */
export function readJuliaProject(text: string): DependencyFile | null {
  const file = readToml(text);
  const root = file?.value;
  if (!root || !['deps', 'uuid', 'compat'].some((key) => root[key] !== undefined)) return null;
  const tested = new Set(itemsOf(valueAt(root, ['targets', 'test'])));
  const groups: [string, Group][] = [
    ['deps', 'main'],
    ['weakdeps', 'optional'],
    ['extras', 'optional'],
  ];
  const dependencies = groups.flatMap(([key, group]) =>
    entriesOf(root[key]).map(([name]): Dependency => {
      const compat = textOf(valueAt(root, ['compat', name]));
      const pin = compat === null ? 'none' : /^=[ ]*\d/.test(compat) ? 'exact' : 'range';
      return { name, pin, line: file.line([key, name]), group: key === 'extras' && tested.has(name) ? 'development' : group, direct: true };
    }),
  );
  return { ecosystem: 'julia', kind: 'manifest', dependencies };
}

/** @returns the packages of a Julia Manifest.toml, or null when the text is another tool's. */
export function readJuliaManifest(text: string): DependencyFile | null {
  if (!/^\[\[(?:deps\.)?[A-Za-z]\w*\]\]/m.test(text) && !/^julia_version/m.test(text)) return null;
  const dependencies = linesOf(text).flatMap((line, index): Dependency[] => {
    const name = /^\[\[(?:deps\.)?([A-Za-z]\w*)\]\]/.exec(line)?.[1];
    return name ? [{ name, pin: 'exact', line: index + 1, group: 'main', direct: false }] : [];
  });
  return { ecosystem: 'julia', kind: 'lock', dependencies };
}
