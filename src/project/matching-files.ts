// Files of a folder on disk that a glob names, whether or not git tracks them: what CI leaves there is seldom committed.
import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { glob } from '../parsers/glob/glob.js';
import { isSame } from './below.js';

/** So much is looked at for one glob. */
const most = { entries: 50_000, depth: 16 };
const neverWalked = new Set(['.git', '.hg', '.svn', 'node_modules', '.venv', 'venv', '.tox', '.nox', '__pycache__']);

/** Whether a path stands for several files. */
export function isPattern(path: string): boolean {
  return /[*?{]/.test(path);
}

/**
 * Walks the folder from where the pattern begins to be one. No link is followed.
 * @param root an absolute path
 * @returns paths relative to the root, sorted by code unit; those that were reached before the limit
 */
export function matchingFiles(root: string, pattern: string): string[] {
  const parts = pattern.split('/');
  const literal = parts.slice(0, -1).findIndex(isPattern);
  const prefix = (literal < 0 ? parts.slice(0, -1) : parts.slice(0, literal)).join('/');
  if (!isInside(root, prefix)) return [];
  const matches = glob(pattern);
  const found: string[] = [];
  const queue = [{ path: prefix, depth: 0 }];
  let left = most.entries;
  for (let next = queue.pop(); next !== undefined && left > 0; next = queue.pop()) {
    for (const entry of entriesOf(join(root, next.path))) {
      if (left-- <= 0) break;
      const path = next.path === '' ? entry.name : `${next.path}/${entry.name}`;
      if (entry.isDirectory() && !neverWalked.has(entry.name) && next.depth < most.depth) queue.push({ path, depth: next.depth + 1 });
      else if (entry.isFile() && matches(path)) found.push(path);
    }
  }
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function isInside(root: string, folder: string): boolean {
  try {
    const real = realpathSync.native(root);
    return folder === '' || isSame(realpathSync.native(join(root, folder)), join(real, folder));
  } catch {
    return false;
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
