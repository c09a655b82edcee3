// A package that is declared, and whose modules are found through the path instead: nothing uses what would be installed.
import type { Inventory } from '../inventory/inventory.js';
import type { Matcher, Sighting, Signal } from '../model/index.js';
import { matchersOf } from './expression.js';

/** The signal whose places are doubted; it needs to know what every file imports. */
export const reusedPackage = 'code.reused_package';
const declares = /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg))$/;

/**
 * Marks declarations of a Python package of which no module is imported anywhere by its full name, where modules in it are imported by a shorter one.
 * @param hits what all matchers saw; places are doubted in place
 */
export function doubtUnimported(hits: ReadonlyMap<Matcher, readonly Sighting[]>, signals: readonly Signal[], { files, sketches, notebooks }: Inventory): void {
  const asked = signals.filter(({ id }) => id === reusedPackage).flatMap(({ seen }) => matchersOf(seen));
  const places = asked.flatMap((matcher) => hits.get(matcher) ?? []).filter(({ path, doubt }) => doubt === undefined && declares.test(path));
  // What the cells of notebooks import is not kept.
  if (places.length === 0 || notebooks.length > 0) return;
  const python = files.map(({ path }) => path).filter((path) => path.endsWith('.py'));
  const imported = new Set(sketches.filter(({ language }) => language === 'python').flatMap(({ imports }) => imports));
  const roots = new Set([...imported].map((one) => one.split('.')[0] ?? ''));
  for (const place of places) {
    const { names, inner } = packagesBelow(place.path.split('/').slice(0, -1).join('/'), python);
    if ([...names].some((name) => roots.has(name))) continue;
    if ([...imported].some((one) => inner.has(one) || inner.has(one.slice(0, Math.max(0, one.lastIndexOf('.')))))) place.doubt = 'unused';
  }
}

/**
 * `names`: under which code below a folder can be imported once it is installed: what lies beside the declaration, or in "src".
 * `inner`: the modules in it without the first part of their names, where two parts are left: two alike are no accident.
 */
function packagesBelow(folder: string, python: readonly string[]): { names: ReadonlySet<string>; inner: ReadonlySet<string> } {
  const prefix = folder === '' ? '' : `${folder}/`;
  const names = new Set<string>();
  const inner = new Set<string>();
  for (const path of python) {
    if (!path.startsWith(prefix)) continue;
    const parts = path.slice(prefix.length).replace(/\.py$/, '').split('/');
    const own = /^(?:src|lib|python)$/.test(parts[0] ?? '') ? parts.slice(1) : parts;
    if (own[0] !== undefined) names.add(own[0]);
    if (own.length > 2) inner.add(own.slice(1).join('.'));
  }
  return { names, inner };
}
