// A tree in which one file says something else: what would be seen if it did.
import type { Tree } from '../model/index.js';

/** @returns the same tree with another text at a path that it has */
export function withText(tree: Tree, path: string, text: string): Tree {
  const bytes = Buffer.from(text, 'utf8');
  return {
    ...tree,
    size: (asked) => (asked === path ? bytes.length : tree.size(asked)),
    id: (asked) => (asked === path ? null : tree.id(asked)),
    read(asked, maxBytes) {
      if (asked !== path) return tree.read(asked, maxBytes);
      return bytes.length > maxBytes ? { failure: 'too-large', size: bytes.length } : { bytes };
    },
  };
}
