// The packs of one's own that a command works on: one that was named, or those of the project that lie in it.
import { resolve } from 'node:path';
import { builtinCatalogue, folderFiles } from '../catalogue/builtin.js';
import type { OwnPack } from '../catalogue/extend.js';
import { sourceOnDisk } from '../engine/open-source.js';
import { KnownError } from '../errors.js';
import { projectFolder, readPacks } from '../manifest/read.js';
import { packFolder, packRoot } from '../project/custom-packs.js';
import type { Io } from './io.js';

export interface FoundFolder extends OwnPack {
  /** Where it lies on disk. */
  folder: string;
}

/** @param dir what the command line names @throws KnownError where there is none */
export async function ownPacks(dir: string | undefined, io: Io): Promise<FoundFolder[]> {
  if (dir !== undefined) {
    const folder = resolve(io.cwd(), dir);
    return [{ from: dir, folder, root: packRoot(dir), files: folderFiles(folder) }];
  }
  const project = projectFolder(io.cwd());
  const source = sourceOnDisk(project, false, io);
  const { packs, root } = await readPacks(source.tree, source.isThere);
  const own = packs.flatMap(({ name, place }): FoundFolder[] => {
    const inside = packFolder(name);
    if (inside === null) return [];
    const found = source.pack(name, root);
    if (!('files' in found)) throw new KnownError(place, `the pack ${name} ${found.cause}`, found.next);
    return [{ from: name, folder: resolve(project, inside), root: packRoot(name), files: found.files }];
  });
  if (own.length === 0)
    throw new KnownError('packs', 'no pack of its own lies in this project', 'name one with --pack DIR, or begin one: mlready new pack NAME');
  return own;
}

/** The built-in rules with one pack. @throws KnownError with the first mistake, and how many more there are */
export async function extendedBy(pack: OwnPack) {
  const { extendCatalogue } = await import('../catalogue/extend.js');
  return extendCatalogue(await builtinCatalogue(), [pack]);
}
