// In which package ecosystems, and in which lists, the dependencies of the model or service code stand.
import { type LanguageId, languages } from '../parsers/languages.js';
import type { Ecosystem } from './dependencies.js';
import type { Inventory } from './inventory.js';

/**
 * @returns those of the languages that models are built in, or of all that are used where there is none of these. Of a tree whose languages are not read they
 * are those that it has files for, a front end's only where there are no others.
 */
export function mainEcosystems({ lines, dependencyFiles }: Pick<Inventory, 'lines' | 'dependencyFiles'>): ReadonlySet<Ecosystem> {
  const used = languages.filter(({ id }) => (lines[id] ?? 0) > 0);
  const models = used.filter(({ buildsModels }) => buildsModels);
  const main = new Set<Ecosystem>(mostOf(models.length > 0 ? models : used, lines).flatMap(({ ecosystems }) => ecosystems));
  const listed = new Set(dependencyFiles.map(({ ecosystem }) => ecosystem));
  if (main.size === 0) for (const ecosystem of listed) if (ecosystem !== 'npm' || listed.size === 1) main.add(ecosystem);
  // Where nothing else lists what is needed, the flake does.
  if (listed.has('nix') && ![...main].some((one) => one !== 'nix' && listed.has(one))) main.add('nix');
  return main;
}

/** Languages that a fifth of the lines are in: a bridge to another one beside the model has a lock of its own, which says nothing of the model's. */
function mostOf<L extends { id: LanguageId }>(used: readonly L[], lines: Inventory['lines']): L[] {
  const linesOf = ({ id }: L) => lines[id] ?? 0;
  const all = used.reduce((sum, one) => sum + linesOf(one), 0);
  return used.filter((one) => linesOf(one) * 5 >= all);
}

/** @returns the lists of dependencies; those in the head of a script are its own, and count where there are no others */
export function manifestsOf({ dependencyFiles }: Pick<Inventory, 'dependencyFiles'>): Inventory['dependencyFiles'] {
  const manifests = dependencyFiles.filter(({ kind }) => kind === 'manifest');
  const others = manifests.filter(({ path }) => !isScript(path));
  return others.some(({ dependencies }) => dependencies.length > 0) ? others : manifests;
}

function isScript(path: string): boolean {
  return /\.pyw?$/.test(path) && !/(?:^|\/)setup\.py$/.test(path);
}
