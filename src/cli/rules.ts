// The rules that a project is judged by: the built-in ones, extended by the packs that its manifest names.
import { builtinCatalogue } from '../catalogue/builtin.js';
import type { OwnPack } from '../catalogue/extend.js';
import { KnownError } from '../errors.js';
import type { Catalogue } from '../model.js';
import { hasManifest, projectFolder, type RulesFor, readPacks } from '../project/manifest.js';
import { packInstalled, packRoot } from '../project/packs.js';
import type { Io } from './io.js';
import { gitEnvironment, refuse, type Source, sourceOnDisk } from './project.js';

/**
 * @param lenient a package that is not installed is left out: the past may have used what the present has not
 * @returns what gives the rules to a manifest
 */
export function rulesFor(builtin: Catalogue, source: Pick<Source, 'folder' | 'pack'>, io: Io, { lenient = false } = {}): RulesFor {
  return async (packs, root) => {
    if (packs.length === 0) return { catalogue: builtin };
    const own: OwnPack[] = [];
    const problems: KnownError[] = [];
    for (const { name, place } of packs) {
      const installed = name.startsWith('npm:');
      const found = installed ? packInstalled(source.folder, name, gitEnvironment(io)) : source.pack(name, root);
      if ('files' in found) own.push({ from: name, root: packRoot(name), files: found.files });
      else if (!(installed && lenient)) problems.push(new KnownError(place, `the pack ${name} ${found.cause}`, found.next));
    }
    if (problems.length > 0) return { problems };
    // Loaded here: a project without packs needs neither schemas nor proof of its rules.
    const { extendCatalogue } = await import('../catalogue/extend.js');
    return extendCatalogue(builtin, own);
  };
}

/** The rules of the project that the user stands in, or the built-in ones. @throws KnownError where one of its packs is wrong */
export async function rulesHere(io: Io): Promise<Catalogue> {
  const builtin = await builtinCatalogue();
  const folder = projectFolder(io.cwd());
  if (!hasManifest(folder)) return builtin;
  const source = sourceOnDisk(folder, false, io);
  const { packs, root } = await readPacks(source.tree, source.isThere);
  const read = await rulesFor(builtin, source, io)(packs, root);
  if ('problems' in read) throw refuse(read.problems);
  return read.catalogue;
}
