// Of the direct dependencies of the model or service code those that a lock file fixes, or that are pinned exactly.
import { type DependencyFile, holdsPackages } from '../../inventory/dependencies.js';
import type { Inventory } from '../../inventory/inventory.js';
import { mainEcosystems, manifestsOf } from '../../inventory/main-ecosystems.js';
import type { Counted, DegreeKind } from './kind.js';

/** Lists that are not what the model or service runs with. */
const aside =
  /(?:^|\/)(?:examples?|samples?|docs?|tutorials?|bench(?:marks?)?)\/|(?:^|[/_.-])(?:dev|develop|test|tests|doc|docs|rtd|readthedocs|sphinx|mkdocs|lint|ci|build|tools?)(?:[/_.-](?!gradle|sbt)|$)/i;

type Listed = Inventory['dependencyFiles'][number];

export const dependenciesPinned: DegreeKind = {
  name: 'dependencies-pinned',
  needs: [],
  count({ inventory, shown }) {
    // The lock of a workspace lies above the project.
    const fromAbove = shown('code.locked').some(({ path }) => path.startsWith('../'));
    const main = mainEcosystems(inventory);
    const lists = manifestsOf(inventory).filter(({ path, ecosystem }) => main.has(ecosystem) && !aside.test(path));
    const locks = inventory.dependencyFiles.filter((file) => file.kind === 'lock' && holdsPackages(file, inventory.size(file.path)));
    // The same package in two lists is one dependency: pinned where one of the lists pins it.
    const known = new Map<string, { fixed: boolean; path: string; line: number }>();
    for (const list of lists) {
      const fixing = locks.filter((lock) => locksList(lock, list)).map(namesIn);
      for (const { name, pin, line, group, direct } of list.dependencies) {
        if (group !== 'main' || !direct || name === 'python' || name === 'pip' || name === 'R') continue;
        const before = known.get(`${list.ecosystem} ${name}`);
        const fixed = fromAbove || pin === 'exact' || fixing.some((names) => names === null || names.has(name));
        if (!before || (fixed && !before.fixed)) known.set(`${list.ecosystem} ${name}`, { fixed, path: list.path, line });
      }
    }
    const all = [...known.values()];
    const rest = all.filter(({ fixed }) => !fixed).map(({ path, line }) => ({ path, line }));
    return { count: all.length - rest.length, total: all.length, rest } satisfies Counted;
  },
};

/** A lock fixes what the lists of its own folder and ecosystem ask for; conda's and Python's packages may be locked together. */
function locksList(lock: Listed, list: Listed): boolean {
  const folder = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);
  const kin = (one: DependencyFile['ecosystem']) => (one === 'conda' ? 'python' : one);
  return folder(lock.path) === folder(list.path) && kin(lock.ecosystem) === kin(list.ecosystem);
}

/** Where lists and locks call a package alike, and a lock holds every package that a list may name. */
const alike: ReadonlySet<DependencyFile['ecosystem']> = new Set(['python', 'conda', 'julia']);

/** @returns the packages that a lock fixes; null where that is whatever its lists ask for, as far as can be told */
function namesIn({ ecosystem, dependencies }: Listed): ReadonlySet<string> | null {
  return alike.has(ecosystem) && dependencies.length > 0 ? new Set(dependencies.map(({ name }) => name)) : null;
}
