// Reads the files of a folder that nobody vouches for.
import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Tree } from '../model/index.js';
import { isSame } from './below.js';

/** Reads files below a root: no link is followed, neither the file itself nor a folder above it; pipes and devices are not opened for reading. */
export function folderReader(root: string): Pick<Tree, 'size' | 'read'> {
  const insideFolders = new Map<string, boolean>();
  const isInside = (path: string): boolean => {
    const folder = dirname(path);
    let inside = insideFolders.get(folder);
    if (inside === undefined) {
      try {
        inside = isSame(realpathSync.native(join(root, folder)), join(root, folder));
      } catch {
        inside = false;
      }
      insideFolders.set(folder, inside);
    }
    return inside;
  };
  return {
    size(path) {
      try {
        const stat = lstatSync(join(root, path));
        return stat.isFile() && isInside(path) ? stat.size : null;
      } catch {
        return null;
      }
    },
    read(path, maxBytes) {
      if (!isInside(path)) return { failure: 'unreadable', size: 0 };
      let file: number;
      try {
        file = openSync(join(root, path), constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
      } catch {
        return { failure: 'unreadable', size: 0 };
      }
      try {
        const stat = fstatSync(file);
        if (!stat.isFile()) return { failure: 'unreadable', size: 0 };
        if (stat.size > maxBytes) return { failure: 'too-large', size: stat.size };
        const bytes = Buffer.allocUnsafe(stat.size);
        let filled = 0;
        while (filled < bytes.length) {
          const count = readSync(file, bytes, filled, bytes.length - filled, null);
          if (count === 0) break;
          filled += count;
        }
        return { bytes: bytes.subarray(0, filled) };
      } catch {
        return { failure: 'unreadable', size: 0 };
      } finally {
        closeSync(file);
      }
    },
  };
}
