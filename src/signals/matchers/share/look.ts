import type { Inventory } from '../../../inventory/inventory.js';
import type { Place } from '../../../model/index.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import type { ShareMatcher } from './schema.js';

/** The place is a file that stands for the ratio. */
export function look({ of, over }: ShareMatcher): CompiledMatcher {
  const measure = { 'notebook-lines': notebookLines, 'pinned-dependencies': pinned, 'locked-dependencies': locked }[of];
  return { where: 'own', conclude: { names: [], places: (inventory) => measure(inventory, over) } };
}

function notebookLines({ lines }: Inventory, over: number): Place[] {
  const total = lines.python + lines.notebook;
  if (total === 0 || lines.notebook / total <= over) return [];
  const largest = [...lines.notebooks].sort((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1))[0];
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
  const { python, notebook, javascript, r } = inventory.lines;
  const main = new Set<string>();
  if (python + notebook > 0) main.add('python').add('conda');
  if (r > 0) main.add('r');
  if (main.size === 0 && javascript > 0) main.add('npm');
  return inventory.dependencyFiles.filter((file) => file.kind === 'lock' && main.has(file.ecosystem)).map(({ path }) => ({ path, line: 1 }));
}
