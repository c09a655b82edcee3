// Finds the packs that a manifest names: folders of the project, of a folder above whose settings count, or installed packages. Nothing is downloaded or run.
import { realpathSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { KnownError } from '../errors.js';
import type { PackFiles, Tree } from '../model/index.js';
import { decode } from '../parsers/text/decode.js';
import { wayBelow, wayTo } from './below.js';
import type { GitEnvironment } from './git.js';
import { openFolder } from './working-tree.js';

/** The files of a pack, or why there are none. */
export type FoundPack = { files: PackFiles } | { cause: string; next: string };

/** `all`: what all files of a pack may hold together; YAML of that size takes about a second. */
const most = { files: 500, bytes: 512 * 1024, all: 2 * 1024 * 1024 };
const missing = { cause: 'holds no pack.yaml', next: 'correct the path, or begin a pack there: mlready new pack' };

/** What errors put before the paths of a pack: "rules/acme/", "npm:@acme/mlready-rules/". */
export function packRoot(name: string): string {
  return `${name.replace(/^\.\//, '').replace(/\/$/, '')}/`;
}

/** The folder that a pack of the project itself lies in, from the project; null where it lies elsewhere. */
export function packFolder(name: string): string | null {
  const path = posix.normalize(name).replace(/\/$/, '');
  return name.startsWith('npm:') || path.startsWith('../') || path === '.' ? null : path;
}

/**
 * A pack that lies in a folder on disk, tracked by git or not.
 * @param root the folder above whose settings count: only there may it lie outside of the project
 */
export function packOnDisk(project: string, name: string, root: string | null, env: GitEnvironment): FoundPack {
  const refused = outside(name, root);
  if (refused) return refused;
  const from = real(project);
  const folder = real(join(project, name));
  if (from === null || folder === null) return missing;
  const top = root === null ? from : join(from, root);
  if (wayBelow(top, folder) === null) return { cause: 'leads out of the project through a link', next: 'put the pack there itself' };
  return packIn(openFolder(folder, { untracked: true, env }), '', packRoot(name));
}

/**
 * A pack that lies in a revision.
 * @param open gives the tree of another folder of the revision
 */
export function packAtRevision(project: string, tree: Tree, open: (folder: string) => Tree, name: string, root: string | null): FoundPack {
  const refused = outside(name, root);
  if (refused) return refused;
  const inProject = packFolder(name);
  if (inProject !== null) return packIn(tree, `${inProject}/`, packRoot(name));
  const top = join(project, root ?? '.');
  return packIn(open(top), `${posix.join(wayTo(top, project), name).replace(/\/$/, '')}/`, packRoot(name));
}

/** A pack that is installed as a package, here or in a folder above; a link out of the folder that it is installed in is not followed. */
export function packInstalled(project: string, name: string, env: GitEnvironment): FoundPack {
  const packageName = name.slice('npm:'.length);
  for (let here = real(project); here !== null; here = dirname(here) === here ? null : dirname(here)) {
    const folder = real(join(here, 'node_modules', packageName));
    if (folder === null) continue;
    if (wayBelow(here, folder) === null) return { cause: `is a link that leads out of ${here}`, next: 'install the package itself' };
    return packIn(openFolder(folder, { untracked: true, env }), '', packRoot(name));
  }
  return { cause: 'is not installed', next: `install it first: npm install --save-dev ${packageName}` };
}

/** The files of a tree below a prefix ("rules/acme/"). */
export function packIn(tree: Pick<Tree, 'files' | 'size' | 'read'>, prefix: string, root: string): FoundPack {
  const paths = tree.files
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length))
    .filter((path) => !path.startsWith('.') && path !== 'package.json');
  if (!paths.includes('pack.yaml')) return missing;
  if (paths.length > most.files) return { cause: `holds ${paths.length} files`, next: `a pack has at most ${most.files}` };
  const bytes = paths.reduce((sum, path) => sum + (tree.size(prefix + path) ?? 0), 0);
  if (bytes > most.all) return { cause: `holds ${Math.ceil(bytes / 1024)} KiB`, next: `a pack has at most ${most.all / 1024} KiB` };
  return {
    files: {
      list: () => paths,
      read(path) {
        const reading = tree.read(prefix + path, most.bytes);
        if ('bytes' in reading) return decode(reading.bytes);
        const cause = reading.failure === 'too-large' ? `is larger than ${most.bytes / 1024} KiB` : 'cannot be read';
        throw new KnownError(root + path, cause, 'put a plain file there');
      },
    },
  };
}

function outside(name: string, root: string | null): { cause: string; next: string } | null {
  const up = (path: string) =>
    posix
      .normalize(path)
      .split('/')
      .filter((part) => part === '..').length;
  if (posix.normalize(name).replace(/\/$/, '') === '.') return { cause: 'is the project itself', next: 'give the pack a folder of its own' };
  if (up(name) <= (root === null ? 0 : up(root))) return null;
  return {
    cause: 'leads out of the project',
    next: root === null ? 'name the folder above by root: as well' : `root: ${root} reaches no further; correct one of the two`,
  };
}

function real(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}
