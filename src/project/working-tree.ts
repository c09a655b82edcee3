// The tree of a working directory: what git tracks, or, where it tracks nothing, a bounded walk that honours .gitignore.
import { closeSync, constants, type Dirent, fstatSync, lstatSync, openSync, readdirSync, readlinkSync, readSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { KnownError } from '../errors.js';
import type { Limit, Tree } from '../model/index.js';
import { ignoreRules, manySteps } from '../parsers/glob/ignore-rules.js';
import { decode } from '../parsers/text/decode.js';
import { isSame, wayBelow } from './below.js';
import { type GitEnvironment, headOf, trackedFiles, untrackedFiles } from './git.js';
import { withLeftOut } from './left-out.js';
import { keptByLfs, pointer } from './lfs.js';
import { linkedDocuments, mayBeDocument, throughLinks } from './linked-documents.js';

const maxFiles = 200_000;
const maxDepth = 64;
const neverWalked = new Set([
  '.git',
  '.hg',
  '.svn',
  'node_modules',
  '__pycache__',
  '.venv',
  'venv',
  '.tox',
  '.nox',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '.ipynb_checkpoints',
]);
const builtOutput = new Set(['build', 'dist', '.next', '.svelte-kit', 'target']);

/**
 * Opens a folder as a tree.
 * @param folder an existing directory
 * @param options.untracked also read what git neither tracks nor ignores
 * @throws KnownError where the folder does not exist, is none, or cannot be listed
 */
export function openFolder(folder: string, options: { untracked: boolean; env: GitEnvironment }): Tree {
  let root: string;
  try {
    root = realpathSync.native(folder);
    readdirSync(root);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    const why = code === 'ENOENT' ? 'does not exist' : code === 'ENOTDIR' ? 'is not a directory' : 'cannot be read';
    throw new KnownError(folder, why, 'name the folder of a project');
  }
  const limits: Limit[] = [];
  const linked = new Set<string>();
  const leftOut = new Map<string, string>();
  const listing = listed(root, options, limits, { links: linked, leftOut });
  const links = linkedDocuments(linked, listing, (path) => linkAt(join(root, path)));
  const files = links.size === 0 ? listing : [...listing, ...links.keys()].sort(byCodeUnit);
  const all = withLeftOut(root, leftOut, reader(root), options.env);
  return {
    name: basename(root),
    revision: limits.some(({ code }) => code === 'git-silent') ? null : headOf(root, options.env),
    files,
    limits,
    id: () => null,
    expect: all.expect,
    ...throughLinks(links, withoutLfs(listing, all)),
  };
}

function linkAt(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

/** Reads as git's own objects are: a file that LFS keeps is its pointer, whether or not LFS is installed here. */
function withoutLfs(files: readonly string[], { size, read }: Pick<Tree, 'size' | 'read'>): Pick<Tree, 'size' | 'read'> {
  const attributes = files.filter((path) => path === '.gitattributes' || path.endsWith('/.gitattributes'));
  const lfs = keptByLfs(attributes, (path, maxBytes) => {
    const reading = read(path, maxBytes);
    return 'bytes' in reading ? reading.bytes : null;
  });
  return { size: (path) => (lfs(path) ? pointer.length : size(path)), read: (path, maxBytes) => (lfs(path) ? { bytes: pointer } : read(path, maxBytes)) };
}

/** @param found takes the links at the top that may be documents, and the ids of the files that the checkout leaves out */
function listed(
  root: string,
  options: { untracked: boolean; env: GitEnvironment },
  limits: Limit[],
  { links, leftOut }: { links: Set<string>; leftOut: Map<string, string> },
): string[] {
  const tracked = trackedFiles(root, options.env);
  if (tracked === null && isThere(join(root, '.git'))) limits.push({ code: 'git-silent' });
  if (tracked === null || tracked.length === 0) return walk(root, limits, links);
  const outside = new Set<string>();
  const files = new Set<string>();
  for (const { path, mode, id, unlooked } of tracked) {
    if (mode === '120000') outside.add(path);
    else if (mode === '160000') limits.push({ code: 'submodule', path });
    else if (!isGone(root, path)) files.add(path);
    else if (unlooked) {
      files.add(path);
      leftOut.set(path, id);
    }
  }
  for (const path of outside) if (mayBeDocument(path)) links.add(path);
  for (const path of outside) if (leaves(root, path)) limits.push({ code: 'symlink-outside', path });
  const untracked = untrackedFiles(root, options.env) ?? [];
  if (options.untracked) for (const path of untracked) files.add(path);
  else if (untracked.length > 0) limits.push({ code: 'untracked', files: untracked.length });
  return bounded([...files].sort(byCodeUnit), limits);
}

function bounded(files: string[], limits: Limit[]): string[] {
  if (files.length <= maxFiles) return files;
  limits.push({ code: 'too-many-files', files: files.length - maxFiles });
  return files.slice(0, maxFiles);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function leaves(root: string, path: string): boolean {
  try {
    const target = realpathSync.native(join(root, path));
    return wayBelow(root, target) === null;
  } catch {
    return true;
  }
}

function walk(root: string, limits: Limit[], links: Set<string>): string[] {
  const files: string[] = [];
  const steps = manySteps();
  const queue: { path: string; depth: number; rules: { base: string; ignores: (path: string) => boolean }[] }[] = [{ path: '', depth: 0, rules: [] }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    let entries: Dirent[];
    try {
      entries = readdirSync(join(root, next.path), { withFileTypes: true });
    } catch {
      limits.push({ code: 'unreadable', path: next.path });
      continue;
    }
    const rules = [...next.rules];
    if (entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) {
      const found = reader(root).read(next.path === '' ? '.gitignore' : `${next.path}/.gitignore`, 64 * 1024);
      if ('bytes' in found) rules.push({ base: next.path, ignores: ignoreRules(decode(found.bytes).split(/\r?\n/), steps) });
    }
    for (const entry of entries) {
      const path = next.path === '' ? entry.name : `${next.path}/${entry.name}`;
      const ignored = (suffix: string) => rules.some((rule) => rule.ignores((rule.base === '' ? path : path.slice(rule.base.length + 1)) + suffix));
      if (entry.isSymbolicLink()) {
        if (leaves(root, path)) limits.push({ code: 'symlink-outside', path });
        else if (mayBeDocument(path)) links.add(path);
      } else if (entry.isDirectory()) {
        if (neverWalked.has(entry.name) || (builtOutput.has(entry.name) && next.path === '') || ignored('/')) continue;
        if (next.depth >= maxDepth) {
          limits.push({ code: 'too-deep', path });
          continue;
        }
        if (hasFile(join(root, path), 'pyvenv.cfg')) continue;
        queue.push({ path, depth: next.depth + 1, rules });
      } else if (!entry.isFile()) {
        if (!ignored('')) limits.push({ code: 'special-file', path });
      } else if (!ignored('')) {
        files.push(path);
        if (files.length > maxFiles) return bounded(files.sort(byCodeUnit), limits);
      }
    }
  }
  return files.sort(byCodeUnit);
}

/** Whether a tracked file was taken away. One that may not be looked at is there, and one whose name is no UTF-8 cannot be looked for. */
function isGone(root: string, path: string): boolean {
  if (path.includes('\ufffd')) return false;
  try {
    return lstatSync(join(root, path), { throwIfNoEntry: false }) === undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function hasFile(folder: string, name: string): boolean {
  try {
    return lstatSync(join(folder, name)).isFile();
  } catch {
    return false;
  }
}

/** Reads files below a root: no link is followed, neither the file itself nor a folder above it; pipes and devices are not opened for reading. */
function reader(root: string): Pick<Tree, 'size' | 'read'> {
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
