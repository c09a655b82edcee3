// A tree in which files say something else, are new, or are gone.
import type { Tree } from '../../src/model/index.js';
import type { Edits } from './kind.js';

/** @returns the tree with the edits made; a link is left out, as every tree does */
export function editedTree(tree: Tree, edits: Edits): Tree {
  if (edits.size === 0) return tree;
  const written = new Map(
    [...edits].flatMap(([path, edit]): [string, Uint8Array][] =>
      typeof edit === 'string' ? [[path, Buffer.from(edit)]] : edit !== null && 'bytes' in edit ? [[path, edit.bytes]] : [],
    ),
  );
  const files = [...new Set([...tree.files.filter((path) => !edits.has(path)), ...written.keys()])].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return {
    ...tree,
    files,
    size: (path) => written.get(path)?.length ?? (edits.has(path) ? null : tree.size(path)),
    id: (path) => (edits.has(path) ? null : tree.id(path)),
    expect: (paths) => tree.expect(paths.filter((path) => !edits.has(path))),
    read(path, maxBytes) {
      const bytes = written.get(path);
      if (bytes === undefined) return edits.has(path) ? { failure: 'unreadable', size: 0 } : tree.read(path, maxBytes);
      return bytes.length > maxBytes ? { failure: 'too-large', size: bytes.length } : { bytes };
    },
  };
}
