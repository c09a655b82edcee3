import { holdsPackages } from '../../../inventory/dependencies.js';
import type { Inventory } from '../../../inventory/inventory.js';
import { mainEcosystems, manifestsOf } from '../../../inventory/main-ecosystems.js';
import { setAside } from '../../../inventory/set-aside.js';
import type { Place } from '../../../model/index.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import type { ShareMatcher } from './schema.js';

/** The place is a file that stands for the ratio. */
export function look({ of, over }: ShareMatcher): CompiledMatcher {
  const measure = {
    'notebook-lines': notebookLines,
    'pinned-dependencies': pinned,
    'locked-dependencies': locked,
    'unversioned-dependencies': unversioned,
    'unbounded-dependencies': unbounded,
  }[of];
  return {
    where: 'own',
    conclude: { names: [], places: (inventory) => (inventory.inside === null || of === 'locked-dependencies' ? measure(inventory, over) : []) },
  };
}

/** A front end beside the model is left out; a program in another language is what the project is, and its one notebook no habit. */
function notebookLines({ lines: { notebook = 0, javascript: _, ...others }, notebooks }: Inventory, over: number): Place[] {
  const total = Object.values(others).reduce((sum, lines) => sum + lines, notebook);
  if (total === 0 || notebook / total <= over) return [];
  // An old copy shows nothing, however long it is: one that is in use stands for the ratio.
  const inUse = notebooks.filter(({ path }) => setAside(path) === null);
  const largest = [...inUse].sort((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1))[0];
  return largest ? [{ path: largest.path }] : [];
}

/** Lists that are not the environment the model or service runs in. */
const aside = /(?:^|[/_.-])(?:dev|develop|test|tests|doc|docs|rtd|readthedocs|sphinx|mkdocs|lint|ci|build|tools?)(?:[/_.-](?!gradle|sbt)|$)/i;

const metadata = /(?:^|\/)setup\.(?:py|cfg)$/;

/** Fewer direct dependencies than this beside a longer list are an extra for one device or one script, not the environment. */
const fewOfMany = 4;

/** A list of at least two main dependencies that are all pinned exactly; lists for development, documentation and tests do not count, nor do short ones beside a longer. */
function pinned(inventory: Inventory, over: number): Place[] {
  const main = mainEcosystems(inventory);
  const lists = manifestsOf(inventory)
    .filter(({ path, ecosystem }) => ecosystem !== 'npm' && main.has(ecosystem) && !aside.test(path))
    .map(({ path, dependencies }) => ({ path, main: dependencies.filter(({ group, name }) => group === 'main' && name !== 'python' && name !== 'pip') }));
  const longest = Math.max(0, ...lists.map(({ main }) => main.length));
  // What a package says of itself is its environment where no list beside it is.
  const environments = lists.filter(({ path, main }) => main.length > 0 && !metadata.test(path));
  return (environments.length > 0 ? environments : lists).flatMap(({ path, main }) => {
    const exact = main.filter(({ pin }) => pin === 'exact').length;
    const enough = main.length >= Math.max(2, Math.min(fewOfMany, longest));
    return enough && exact / main.length >= over ? [{ path, line: 1 }] : [];
  });
}

/** Folders of a chore, whose lock holds the tools for it: Julia keeps an environment for each. */
const ofChore = /(?:^|\/)(?:docs?|documentation|tests?|format|\.?formatter|formatting|lint|linting|style|benchmarks?)\/[^/]{1,100}$/i;

/** A lock file of the language that the model or service code is written in. */
function locked(inventory: Inventory): Place[] {
  const main = mainEcosystems(inventory);
  const { inside } = inventory;
  // Of what lies above a project only the lock of a workspace is its own.
  const holds = ({ members = [] }: Inventory['dependencyFiles'][number]) => inside === null || members.includes(inside);
  return inventory.dependencyFiles
    .filter(
      (file) => file.kind === 'lock' && main.has(file.ecosystem) && holds(file) && !ofChore.test(file.path) && holdsPackages(file, inventory.size(file.path)),
    )
    .map(({ path }) => ({ path, line: 1 }));
}

const fewest = 3;

/** @returns lists of an environment in which no package has a version, where nothing in the tree holds them to one */
function unversioned(inventory: Inventory, over: number): Place[] {
  return free(inventory, over).flatMap(({ path, line, bounded }) => (bounded ? [] : { path, line }));
}

/** @returns likewise lists that give the oldest version that will do, for some packages or all */
function unbounded(inventory: Inventory, over: number): Place[] {
  return free(inventory, over).flatMap(({ path, line, bounded }) => (bounded ? { path, line } : []));
}

/** Lists of an environment that hold no package to a version, where nothing in the tree does: no lock, no freeze, no list in another folder that pins everything. */
function free(inventory: Inventory, over: number): { path: string; line: number; bounded: boolean }[] {
  const held = (file: Inventory['dependencyFiles'][number]) =>
    file.kind === 'lock' ? holdsPackages(file, inventory.size(file.path)) : file.frozen || /constraints/i.test(file.path);
  const isPython = ({ ecosystem }: Inventory['dependencyFiles'][number]) => ecosystem === 'python' || ecosystem === 'conda';
  if (inventory.dependencyFiles.some((file) => isPython(file) && held(file))) return [];
  const mains = manifestsOf(inventory)
    .filter(isPython)
    .filter(({ path }) => !aside.test(path))
    .map(({ path, dependencies }) => ({ path, main: dependencies.filter(isNeeded) }))
    .filter(({ main }) => main.length >= fewest);
  if (mains.some(({ main }) => main.every(({ pin }) => pin === 'exact'))) return [];
  return mains.flatMap(({ path, main }) => {
    const loose = main.filter(({ pin, version = '' }) => pin === 'none' || (pin === 'range' && /^>=?[^<,=~]*$/.test(version)));
    if (loose.length / main.length < over) return [];
    return [{ path, line: loose[0]?.line ?? 1, bounded: loose.some(({ pin }) => pin === 'range') }];
  });
}

function isNeeded({ group, direct, name }: Inventory['dependencyFiles'][number]['dependencies'][number]): boolean {
  return group === 'main' && direct && name !== 'python' && name !== 'pip';
}
