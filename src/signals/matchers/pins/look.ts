import { allowsOnly } from '../../../inventory/dependencies.js';
import type { Inventory } from '../../../inventory/inventory.js';
import type { Place } from '../../../model/index.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import type { PinsMatcher } from './schema.js';

/** The places are the lines that hold the package within the bound. */
export function look(matcher: PinsMatcher): CompiledMatcher {
  return { where: 'anywhere', conclude: { names: [], places: (inventory) => places(matcher, inventory) } };
}

function places({ packages, only, in: where }: PinsMatcher, { dependencyFiles }: Inventory): Place[] {
  const listed = dependencyFiles.flatMap(({ path, kind, ecosystem, dependencies }) =>
    ecosystem !== 'python' && ecosystem !== 'conda'
      ? []
      : dependencies.filter(({ name }) => packages.includes(name)).map(({ version = '', line }) => ({ path, kind, folder: folderOf(path), version, line })),
  );
  const lockedFolders = new Set(listed.filter(({ kind }) => kind === 'lock').map(({ folder }) => folder));
  const environments = listed.filter(({ kind, folder }) => kind === 'lock' || !lockedFolders.has(folder));
  const within = environments.filter(({ version }) => allowsOnly(version, only));
  if (where === 'every' && within.length < environments.length) return [];
  return within.map(({ path, line }) => ({ path, line }));
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
