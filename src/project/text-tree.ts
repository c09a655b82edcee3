// A tree made of texts: what fixtures of packs, and tests, look at.
import type { Tree } from '../model/index.js';

export type Files = Record<string, string | { bytes: number } | Uint8Array>;

/** @returns a tree that holds these files and nothing else. */
export function treeOf(files: Files, name = 'project'): Tree {
  const bytesOf = (path: string): Buffer | null => {
    const content = Object.hasOwn(files, path) ? files[path] : undefined;
    if (content === undefined) return null;
    if (typeof content === 'string') return Buffer.from(content, 'utf8');
    return content instanceof Uint8Array ? Buffer.from(content) : Buffer.alloc(content.bytes, 1);
  };
  return {
    name,
    revision: null,
    files: Object.keys(files).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    limits: [],
    id: () => null,
    expect: () => undefined,
    size: (path) => bytesOf(path)?.length ?? null,
    read(path, maxBytes) {
      const bytes = bytesOf(path);
      if (!bytes) return { failure: 'unreadable', size: 0 };
      return bytes.length > maxBytes ? { failure: 'too-large', size: bytes.length } : { bytes };
    },
  };
}
