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
  const listed = new Set(dependencyFiles.map(({ ecosystem }) => ecosystem));
  const models = used.filter(({ buildsModels }) => buildsModels);
  const main = new Set<Ecosystem>(mostOf(mainAmong(used, models, { lines, listed }), lines).flatMap(({ ecosystems }) => ecosystems));
  if (main.size === 0) for (const ecosystem of listed) if (ecosystem !== 'npm' || listed.size === 1) main.add(ecosystem);
  // Where nothing else lists what is needed, the flake does.
  if (listed.has('nix') && ![...main].some((one) => one !== 'nix' && listed.has(one))) main.add('nix');
  return main;
}

/** A helper is at most one line in so many. */
const mostBeside = 20;

/**
 * The languages of models, unless they are a helper beside a program in another language: a few lines for which no package is listed, or hardly any. A front end is
 * no such program.
 */
function mainAmong(used: typeof languages, models: typeof languages, { lines, listed }: { lines: Inventory['lines']; listed: ReadonlySet<Ecosystem> }) {
  if (models.length === 0) return used;
  const sum = (some: typeof languages) => some.reduce((all, { id }) => all + (lines[id] ?? 0), 0);
  const isListed = models.some(({ ecosystems }) => ecosystems.some((one) => listed.has(one)));
  const programs = used.filter(({ buildsModels, ecosystems }) => !buildsModels && ecosystems.some((one) => listed.has(one)));
  // A helper of a few lines beside a product in JavaScript, for which nothing is installed, makes a front end of none.
  if (!isListed && sum(models) * mostBeside < sum(programs)) return programs;
  const others = programs.filter(({ ecosystems }) => !ecosystems.includes('npm'));
  if (others.length === 0) return models;
  return sum(models) * (isListed ? 20 : 5) < sum(others) ? others : models;
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
