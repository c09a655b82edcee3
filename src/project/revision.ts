// The tree of a git revision, read from the object database: no checkout, the working directory is not looked at.
import { existsSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { KnownError } from '../errors.js';
import type { Limit, Tree } from '../model.js';
import { commitOf, contentsOf, filesAt, type GitEnvironment } from './git.js';
import { keptByLfs, pointer } from './lfs.js';

/** How much is fetched at once: files are read in order, so that those after one that is asked for will be asked for next. */
const chunk = { bytes: 16 * 1024 * 1024, files: 5000, each: 1024 * 1024 };
/** What is kept of it for whoever asks again. */
const mostHeld = 64 * 1024 * 1024;
const likelyData =
  /\.(?:png|jpe?g|gif|webp|ico|pdf|zip|gz|tgz|xz|bz2|7z|whl|jar|so|dll|exe|bin|pkl|pickle|joblib|pt|pth|ckpt|onnx|h5|hdf5|npy|npz|parquet|feather|mp[34]|wav|avi|mov|ttf|woff2?|csv|tsv|geojson|svg|map)$/i;

/**
 * Opens a revision as a tree.
 * @param folder a folder of the working directory, or a bare repository; only what lies below it belongs to the tree
 * @param name of a commit: a branch, a tag, an id
 * @throws KnownError where git knows no such commit, or cannot read it
 */
export function openRevision(folder: string, name: string, env: GitEnvironment): Tree {
  const commit = commitOf(folder, name, env);
  if (commit === null)
    throw new KnownError(`revision ${name}`, 'is not known to git here', 'name a commit, branch or tag of this repository, or fetch it first');
  const listing = filesAt(folder, commit, env);
  if (listing === null) throw new KnownError(`revision ${name}`, 'cannot be read by git', 'see: git fsck');
  const limits: Limit[] = [];
  const files = listing.filter(({ mode }) => mode !== '120000' && mode !== '160000').sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const byPath = new Map(files.map((file, index) => [file.path, { ...file, index }]));
  const contents = new Map<string, Buffer>();
  let held = 0;
  /** Fetches a file and those after it that fit. */
  const fetch = (path: string): Buffer | null => {
    const file = byPath.get(path);
    if (!file) return null;
    const known = contents.get(file.id);
    if (known) return known;
    const ids = new Set([file.id]);
    let bytes = file.size ?? 0;
    for (const { id, size, path: one } of files.slice(file.index + 1, file.index + chunk.files)) {
      if (size === null || size > chunk.each || likelyData.test(one) || contents.has(id)) continue;
      bytes += size;
      if (bytes > chunk.bytes) break;
      ids.add(id);
    }
    if (held > mostHeld) {
      contents.clear();
      held = 0;
    }
    for (const [id, content] of contentsOf(folder, [...ids], env)) {
      contents.set(id, content);
      held += content.length;
    }
    return contents.get(file.id) ?? null;
  };
  const lfs = keptByLfs(
    files.map(({ path }) => path).filter((path) => path === '.gitattributes' || path.endsWith('/.gitattributes')),
    (path, maxBytes) => ((byPath.get(path)?.size ?? Number.POSITIVE_INFINITY) > maxBytes ? null : fetch(path)),
  );
  for (const { path, mode, id, size } of listing) {
    if (mode === '160000') limits.push({ code: 'submodule', path });
    else if (mode === '120000' && size !== null && leaves(path, contentsOf(folder, [id], env).get(id)?.toString('utf8') ?? '', byPath))
      limits.push({ code: 'symlink-outside', path });
  }
  return {
    name: basename(existsSync(folder) ? realpathSync.native(folder) : folder),
    revision: commit,
    files: files.map(({ path }) => path),
    limits,
    // A file whose content is not in this clone is there all the same; whoever wants to read it is told that it cannot be.
    size: (path) => (lfs(path) ? pointer.length : byPath.has(path) ? (byPath.get(path)?.size ?? 1) : null),
    read(path, maxBytes) {
      const file = byPath.get(path);
      if (!file || file.size === null) return { failure: 'unreadable', size: 0 };
      if (lfs(path)) return { bytes: pointer };
      if (file.size > maxBytes) return { failure: 'too-large', size: file.size };
      const bytes = fetch(path);
      return bytes === null ? { failure: 'unreadable', size: file.size } : { bytes };
    },
  };
}

/** Whether a link dangles or leads out of the tree, by what stands in it. */
function leaves(path: string, target: string, files: ReadonlyMap<string, unknown>): boolean {
  if (target.startsWith('/') || target === '') return true;
  const parts = path.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return true;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  const to = parts.join('/');
  return to !== '' && !files.has(to) && ![...files.keys()].some((one) => one.startsWith(`${to}/`));
}
