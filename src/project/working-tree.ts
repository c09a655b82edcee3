// The tree of a working directory: what git tracks, or, where it tracks nothing, a bounded walk that honours .gitignore.
import { lstatSync, readdirSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { KnownError } from '../errors.js';
import type { Limit, Tree } from '../model/index.js';
import { folderReader } from './folder-reader.js';
import { type GitEnvironment, headOf, trackedFiles, untrackedFiles } from './git.js';
import { withLeftOut } from './left-out.js';
import { keptByLfs, pointer } from './lfs.js';
import { linkedDocuments, mayBeDocument, throughLinks } from './linked-documents.js';
import { refuseOtherRepository } from './own-git.js';
import { bounded, byCodeUnit, leaves, walk } from './walk-folder.js';

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
  refuseOtherRepository(root, options.env);
  const limits: Limit[] = [];
  const linked = new Set<string>();
  const leftOut = new Map<string, string>();
  const listing = listed(root, options, limits, { links: linked, leftOut });
  const links = linkedDocuments(linked, listing, (path) => linkAt(join(root, path)));
  const files = links.size === 0 ? listing : [...listing, ...links.keys()].sort(byCodeUnit);
  const all = withLeftOut(root, leftOut, folderReader(root), options.env);
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
  const untracked = untrackedFiles(root, options.env);
  if (options.untracked && untracked === null)
    throw new KnownError(
      root,
      'has files that git does not track and did not list in time',
      'leave out --untracked, or see which pattern of .gitignore holds git up',
    );
  if (options.untracked) for (const path of untracked ?? []) files.add(path);
  else if (untracked !== null && untracked.length > 0) limits.push({ code: 'untracked', files: untracked.length });
  return bounded([...files].sort(byCodeUnit), limits);
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
