// Ratios over the whole tree.
import type { Matcher, Place } from '../../model.js';
import type { Inventory } from '../inventory.js';
import type { Look } from '../look.js';

/** @returns the look for a `share` matcher; the place is a file that stands for the ratio. */
export function shareLook(matcher: Extract<Matcher, { kind: 'share' }>): Look {
  const measure = { 'notebook-lines': notebookLines, 'pinned-dependencies': pinned, 'locked-dependencies': locked }[matcher.of];
  return { patterns: [], where: 'own', conclude: (inventory) => measure(inventory, matcher.over) };
}

function notebookLines({ lines }: Inventory, over: number): Place[] {
  const total = lines.python + lines.notebook;
  if (total === 0 || lines.notebook / total <= over) return [];
  const largest = [...lines.notebooks].sort((a, b) => b.lines - a.lines || (a.path < b.path ? -1 : 1))[0];
  return largest ? [{ path: largest.path }] : [];
}

/** A folder whose direct main dependencies are all pinned exactly; lists for development, documentation and tests do not count. */
function pinned(inventory: Inventory, over: number): Place[] {
  const folders = new Map<string, { path: string; line: number; exact: number; all: number }>();
  for (const file of inventory.dependencyFiles) {
    if (
      file.kind !== 'manifest' ||
      file.ecosystem === 'npm' ||
      /(?:^|[/_.-])(?:dev|develop|test|tests|doc|docs|lint|ci|build|tools?)(?:[/_.-]|$)/i.test(file.path)
    )
      continue;
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    const sum = folders.get(folder) ?? { path: file.path, line: 1, exact: 0, all: 0 };
    for (const dependency of file.dependencies) {
      if (dependency.group !== 'main' || dependency.name === 'python' || dependency.name === 'pip') continue;
      sum.all += 1;
      if (dependency.pin === 'exact') sum.exact += 1;
    }
    folders.set(folder, sum);
  }
  return [...folders.values()].filter(({ exact, all }) => all >= 2 && exact / all >= over).map(({ path, line }) => ({ path, line }));
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
