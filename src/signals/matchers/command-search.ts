// Whether the commands of a tree hold a word: most patterns over commands are ruled out by what they need, before they are compiled and held against each command.
import type { Inventory } from '../../inventory/inventory.js';
import { once } from '../../parsers/text/lazy.js';
import { type Word, wordSearch } from '../../parsers/text/word-search.js';

const known = new WeakMap<Inventory, (word: Word) => boolean>();

/** @returns whether one of the commands that an inventory knows of holds a word in lower case */
export function commandSearch(inventory: Inventory): (word: Word) => boolean {
  const before = known.get(inventory);
  if (before) return before;
  const text = once(() =>
    inventory
      .commands()
      .map((command) => command.text)
      .join('\n')
      .toLowerCase(),
  );
  const search = wordSearch(text);
  known.set(inventory, search);
  return search;
}
