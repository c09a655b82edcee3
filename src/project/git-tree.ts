// The tree of a git revision, read from the object database: no checkout, the working directory is not looked at.
import { existsSync, realpathSync } from 'node:fs';
import { basename } from 'node:path';
import { KnownError } from '../errors.js';
import type { Limit, Tree } from '../model/index.js';
import { commitOf, contentsOf, filesAt, type GitEnvironment } from './git.js';
import { keptByLfs, pointer } from './lfs.js';
import { linkedDocuments, mayBeDocument } from './linked-documents.js';
import { noObjects, type Objects, objectReader } from './objects.js';
import { refuseOtherRepository } from './own-git.js';

/**
 * Opens a revision as a tree.
 * @param folder a folder of the working directory, or a bare repository; only what lies below it belongs to the tree
 * @param name of a commit: a branch, a tag, an id
 * @throws KnownError where git knows no such commit, or cannot read it
 */
export function openRevision(folder: string, name: string, env: GitEnvironment, objects: Objects = noObjects()): Tree {
  refuseOtherRepository(folder, env);
  const commit = commitOf(folder, name, env);
  if (commit === null)
    throw new KnownError(`revision ${name}`, 'is not known to git here', 'name a commit, branch or tag of this repository, or fetch it first');
  const listing = filesAt(folder, commit, env);
  if (listing === null) throw new KnownError(`revision ${name}`, 'cannot be read by git', 'see: git fsck');
  const limits: Limit[] = [];
  const files = listing.filter(({ mode }) => mode !== '120000' && mode !== '160000');
  const byPath = new Map(files.map((file) => [file.path, file]));
  for (const [link, target] of documentsIn(listing, files, (ids) => contentsOf(folder, ids, env))) {
    const file = byPath.get(target);
    if (!file) continue;
    files.push({ ...file, path: link });
    byPath.set(link, { ...file, path: link });
  }
  files.sort(byPathName);
  const contents = objectReader(folder, byPath, env, objects);
  const attributes = files.map(({ path }) => path).filter((path) => path === '.gitattributes' || path.endsWith('/.gitattributes'));
  const lfs = keptByLfs(attributes, (path, maxBytes) => {
    const file = byPath.get(path);
    return !file || (file.size ?? Number.POSITIVE_INFINITY) > maxBytes ? null : contents.fetch(path);
  });
  const dangles = danglingLinks(listing, byPath, (ids) => contentsOf(folder, ids, env));
  for (const { path, mode } of listing) {
    if (mode === '160000') limits.push({ code: 'submodule', path });
    else if (dangles.has(path)) limits.push({ code: 'symlink-outside', path });
  }
  return {
    name: basename(existsSync(folder) ? realpathSync.native(folder) : folder),
    revision: commit,
    files: files.map(({ path }) => path),
    limits,
    // A file whose content is not in this clone is there all the same; whoever wants to read it is told that it cannot be.
    size: (path) => (lfs(path) ? pointer.length : byPath.has(path) ? (byPath.get(path)?.size ?? 1) : null),
    id(path) {
      const file = byPath.get(path);
      // What is not here cannot have been read; ids of a SHA-256 repository are of another kind.
      return !file || file.size === null || file.id.length !== 40 || lfs(path) ? null : file.id;
    },
    expect: (paths) => contents.expect(paths),
    read(path, maxBytes) {
      const file = byPath.get(path);
      if (!file || file.size === null) return { failure: 'unreadable', size: 0 };
      if (lfs(path)) return { bytes: pointer };
      if (file.size > maxBytes) return { failure: 'too-large', size: file.size };
      const bytes = contents.fetch(path);
      return bytes === null ? { failure: 'unreadable', size: file.size } : { bytes };
    },
  };
}

type Listing = NonNullable<ReturnType<typeof filesAt>>;

/** The documents at the top that are links, with the files that they lead to. */
function documentsIn(listing: Listing, files: Listing, contents: (ids: string[]) => ReadonlyMap<string, Buffer>): Map<string, string> {
  const links = new Map(
    listing.flatMap(({ path, mode, id, size }): [string, string][] =>
      mode === '120000' && (size ?? 0) <= longestLink && mayBeDocument(path) ? [[path, id]] : [],
    ),
  );
  if (links.size === 0) return new Map();
  const held = contents([...links.values()]);
  return linkedDocuments(
    links.keys(),
    files.map(({ path }) => path),
    (link) => held.get(links.get(link) ?? '')?.toString('utf8') ?? '',
  );
}

function byPathName(a: { path: string }, b: { path: string }): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

/** No system follows a longer link. */
const longestLink = 4096;

/** The links that dangle or lead out of the tree, all read at once. */
function danglingLinks(listing: Listing, files: ReadonlyMap<string, unknown>, contents: (ids: string[]) => ReadonlyMap<string, Buffer>): Set<string> {
  const links = listing.filter(({ mode, size }) => mode === '120000' && size !== null);
  if (links.length === 0) return new Set();
  const held = contents([...new Set(links.flatMap(({ id, size }) => ((size ?? 0) > longestLink ? [] : [id])))]);
  const folders = foldersOf(files.keys());
  return new Set(
    links.flatMap(({ path, id }) => {
      const target = held.get(id)?.toString('utf8');
      return target === undefined || leaves(path, target, files, folders) ? [path] : [];
    }),
  );
}

/** All folders that some files lie in. */
function foldersOf(paths: Iterable<string>): Set<string> {
  const folders = new Set<string>();
  for (const path of paths)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

/** Whether a link dangles or leads out of the tree, by what stands in it. */
function leaves(path: string, target: string, files: ReadonlyMap<string, unknown>, folders: ReadonlySet<string>): boolean {
  if (target.startsWith('/') || target === '') return true;
  const parts = path.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return true;
      parts.pop();
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  const to = parts.join('/');
  return to !== '' && !files.has(to) && !folders.has(to);
}
