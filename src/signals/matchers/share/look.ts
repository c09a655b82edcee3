import type { Ecosystem } from '../../../inventory/dependencies.js';
import type { Inventory } from '../../../inventory/inventory.js';
import type { Place } from '../../../model/index.js';
import { languages } from '../../../parsers/languages.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import type { ShareMatcher } from './schema.js';

/** The place is a file that stands for the ratio. */
export function look({ of, over }: ShareMatcher): CompiledMatcher {
  const measure = { 'notebook-lines': notebookLines, 'pinned-dependencies': pinned, 'locked-dependencies': locked, 'unversioned-dependencies': unversioned }[
    of
  ];
  return { where: 'own', conclude: { names: [], places: (inventory) => measure(inventory, over) } };
}

function notebookLines({ lines: { python = 0, notebook = 0 }, notebooks }: Inventory, over: number): Place[] {
  const total = python + notebook;
  if (total === 0 || notebook / total <= over) return [];
  const largest = [...notebooks].sort((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1))[0];
  return largest ? [{ path: largest.path }] : [];
}

/** Lists that are not the environment the model or service runs in; a package's own metadata is none either. */
const aside = /(?:^|\/)setup\.(?:py|cfg)$|(?:^|[/_.-])(?:dev|develop|test|tests|doc|docs|lint|ci|build|tools?)(?:[/_.-]|$)/i;

/** Fewer direct dependencies than this beside a longer list are an extra for one device or one script, not the environment. */
const fewOfMany = 4;

/** A list of at least two main dependencies that are all pinned exactly; lists for development, documentation and tests do not count, nor do short ones beside a longer. */
function pinned(inventory: Inventory, over: number): Place[] {
  const lists = inventory.dependencyFiles
    .filter(({ path, kind, ecosystem }) => kind === 'manifest' && ecosystem !== 'npm' && !aside.test(path))
    .map(({ path, dependencies }) => ({ path, main: dependencies.filter(({ group, name }) => group === 'main' && name !== 'python' && name !== 'pip') }));
  const longest = Math.max(0, ...lists.map(({ main }) => main.length));
  return lists.flatMap(({ path, main }) => {
    const exact = main.filter(({ pin }) => pin === 'exact').length;
    const enough = main.length >= Math.max(2, Math.min(fewOfMany, longest));
    return enough && exact / main.length >= over ? [{ path, line: 1 }] : [];
  });
}

/** A lock file of the language that the model or service code is written in. */
function locked(inventory: Inventory): Place[] {
  const used = languages.filter(({ id }) => (inventory.lines[id] ?? 0) > 0);
  const models = used.filter(({ buildsModels }) => buildsModels);
  const main = new Set<Ecosystem>((models.length > 0 ? models : used).flatMap(({ ecosystems }) => ecosystems));
  return inventory.dependencyFiles.filter((file) => file.kind === 'lock' && main.has(file.ecosystem)).map(({ path }) => ({ path, line: 1 }));
}

const fewest = 3;

/** Lists of an environment that say no version, or only the oldest one that will do, where nothing in the tree says it instead. */
function unversioned({ dependencyFiles }: Inventory, over: number): Place[] {
  if (dependencyFiles.some(({ path, kind, frozen, ecosystem }) => ecosystem !== 'npm' && (kind === 'lock' || frozen || /constraints/i.test(path)))) return [];
  return dependencyFiles.flatMap(({ path, ecosystem, dependencies }) => {
    if (aside.test(path) || ecosystem === 'npm' || ecosystem === 'r' || ecosystem === 'julia') return [];
    const main = dependencies.filter(({ group, direct, name }) => group === 'main' && direct && name !== 'python' && name !== 'pip');
    const free = main.filter(({ pin, version = '' }) => pin === 'none' || (pin === 'range' && /^>=?[^<,=~]*$/.test(version)));
    return main.length >= fewest && free.length / main.length >= over ? [{ path, line: free[0]?.line ?? 1 }] : [];
  });
}
