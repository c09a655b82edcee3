// Doubts that need more than one file to be seen.
import { isWorkflowBelow } from '../inventory/ci.js';
import type { Inventory } from '../inventory/inventory.js';
import type { Matcher, Sighting, Tree } from '../model/index.js';
import { doubtDeselected } from './doubt-deselected.js';
import { doubtNeverRun } from './doubt-never-run.js';
import { doubtSetAside } from './doubt-set-aside.js';
import { doubtUncollected } from './doubt-uncollected.js';
import { doubtUnused, type NamedOnce } from './doubt-unused.js';
import { textSource } from './text-source.js';

/**
 * Marks what stands in a tree and is not used there.
 * @param hits what all matchers saw; places are doubted in place
 * @param seen.files the project's own files and tests
 * @param seen.namedOnce what counts only where another file mentions it
 */
export function doubtByTree(
  hits: ReadonlyMap<Matcher, readonly Sighting[]>,
  tree: Tree,
  { files, inventory, namedOnce }: { files: Inventory['files']; inventory: Inventory; namedOnce: readonly NamedOnce[] },
): void {
  const paths = files.map(({ path }) => path);
  const source = textSource(tree);
  doubtSetAside(hits, paths, source);
  doubtUnused(hits, namedOnce, paths, source);
  doubtUncollected(hits, files, inventory.testNames, source);
  doubtDeselected(hits, files, inventory);
  doubtNeverRun(hits, inventory);
  for (const places of hits.values()) for (const place of places) if (isWorkflowBelow(place.path)) place.doubt ??= 'unused';
}
