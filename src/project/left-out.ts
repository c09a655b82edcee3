// Files that git tracks and a checkout leaves out (sparse, skip-worktree): they are part of the project, and are read from git.
import type { Tree } from '../model/index.js';
import { type GitEnvironment, sizesOf } from './git.js';
import { objectReader } from './objects.js';

/**
 * @param left the ids of what is left out, by path
 * @param onDisk reads what is not
 * @returns what reads both
 */
export function withLeftOut(
  root: string,
  left: ReadonlyMap<string, string>,
  onDisk: Pick<Tree, 'size' | 'read'>,
  env: GitEnvironment,
): Pick<Tree, 'size' | 'read' | 'expect'> {
  if (left.size === 0) return { ...onDisk, expect: () => undefined };
  const sizes = sizesOf(root, [...left.values()], env);
  const files = new Map([...left].map(([path, id]) => [path, { id, size: sizes.get(id) ?? null }]));
  const objects = objectReader(root, files, env);
  return {
    // One whose content is not in this clone is there all the same; whoever wants to read it is told that it cannot be.
    size: (path) => (files.has(path) ? (files.get(path)?.size ?? 1) : onDisk.size(path)),
    read(path, maxBytes) {
      const file = files.get(path);
      if (file === undefined) return onDisk.read(path, maxBytes);
      const size = file.size ?? 0;
      if (size > maxBytes) return { failure: 'too-large', size };
      const bytes = file.size === null ? null : objects.fetch(path);
      return bytes === null ? { failure: 'unreadable', size } : { bytes };
    },
    expect: (paths) => objects.expect(paths.filter((path) => files.has(path))),
  };
}
