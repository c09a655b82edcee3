// What a compiled matcher is to the scan: which files it wants to see, and what it says about each and about the tree as a whole.

import type { FileView } from '../inventory/file-view.js';
import type { Inventory } from '../inventory/inventory.js';
import type { Place, Role, Where } from '../model/index.js';

export interface Look {
  /** Globs of the files it inspects one by one; empty when it only concludes. */
  patterns: readonly string[];
  /** Globs of the files whose names alone it wants to know; none when left out. */
  names?: readonly string[];
  where: Where;
  /** The places in one file, in the order of the file. */
  inspect?(view: FileView): Place[];
  /** The places in the whole tree, once every file was seen. `named`: the files that `names` match, sorted by path. */
  conclude?(inventory: Inventory, named: Inventory['files']): Place[];
}

/** Whether a matcher that asks for `where` looks at a file of a role. Files that are not the project's own are never looked at. */
export function allows(where: Where, role: Role): boolean {
  if (role === 'vendored') return false;
  return where === 'anywhere' || (where === 'tests') === (role === 'test');
}
