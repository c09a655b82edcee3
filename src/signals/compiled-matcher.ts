// What a matcher does on a tree: it inspects files one by one, asks for names in code, or concludes something from the tree as a whole.

import type { FileView } from '../inventory/file-view.js';
import type { Inventory } from '../inventory/inventory.js';
import type { Role, Sighting, Where } from '../model/index.js';

/** A matcher made ready. A kind that does none of the three only says what a dependency list may name. */
export interface CompiledMatcher {
  where: Where;
  inspect?: FileInspection;
  code?: CodeQuery;
  conclude?: Conclusion;
}

/** Looks into files, each by itself. */
export interface FileInspection {
  /** Globs of the files. */
  files: readonly string[];
  /** Whether a glob that says `.md` means every dialect of Markdown. */
  markdownDialects?: boolean;
  /** Whether a file that is too large to be read is passed over without a word. */
  optional?: boolean;
  /** Lists of words in lower case: a file with a place holds a word of each list in its text, or in that of the code cells where it is a notebook. None where it is left out. */
  signs?(): readonly (readonly string[])[];
  /** @returns the places in one file, in the order of the file */
  placesIn(view: FileView): Sighting[];
}

/** Asks for names that code imports, calls or defines. All queries share one index, see matchers/code.ts. */
export interface CodeQuery {
  in: 'imports' | 'calls' | 'definitions';
  /** Globs over dotted names. */
  names: readonly string[];
  /** Jobs of rules/tools/: the modules of their tools are asked for as well. */
  tools: readonly string[];
  /** Whether a call with these arguments counts; every one does where it is left out. */
  accepts?(args: string): boolean;
  /** How many places of one file are told, 20 where it is left out. */
  most?: number;
}

/** Says something about the tree as a whole, once every file was seen. */
export interface Conclusion {
  /** Globs of the files whose names it has to know. */
  names: readonly string[];
  /** @param named the files that match `names`, sorted by path */
  places(inventory: Inventory, named: Inventory['files']): Sighting[];
}

/** Whether a matcher that asks for `where` looks at a file of a role. Files that are not the project's own are never looked at. */
export function allows(where: Where, role: Role): boolean {
  if (role === 'vendored') return false;
  return where === 'anywhere' || (where === 'tests') === (role === 'test');
}
