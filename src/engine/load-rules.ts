// The rules that a project is judged by: the built-in ones, extended by the packs that its manifest names.
import { builtinCatalogue } from '../catalogue/builtin.js';
import type { OwnPack } from '../catalogue/extend.js';
import { KnownError } from '../errors.js';
import { hasManifest, projectFolder, type RulesFor, readPacks } from '../manifest/read.js';
import type { Catalogue } from '../model/index.js';
import { packInstalled, packRoot } from '../project/custom-packs.js';
import type { Host } from './host.js';
import { gitEnvironment, type ProjectSource, refuse, sourceOnDisk } from './open-source.js';

/**
 * @param lenient a package that is not installed is left out: the past may have used what the present has not
 * @returns what gives the rules to a manifest
 */
export function rulesFor(builtin: Catalogue, source: Pick<ProjectSource, 'folder' | 'pack'>, host: Host, { lenient = false } = {}): RulesFor {
  return async (packs, root) => {
    if (packs.length === 0) return { catalogue: builtin };
    const own: OwnPack[] = [];
    const problems: KnownError[] = [];
    for (const { name, place } of packs) {
      const installed = name.startsWith('npm:');
      const found = installed ? packInstalled(source.folder, name, gitEnvironment(host)) : source.pack(name, root);
      if ('files' in found) own.push({ from: name, root: packRoot(name), files: found.files });
      else if (!(installed && lenient)) problems.push(new KnownError(place, `the pack ${name} ${found.cause}`, found.next));
    }
    if (problems.length > 0) return { problems };
    // Loaded here: a project without packs needs neither schemas nor proof of its rules.
    const { extendCatalogue } = await import('../catalogue/extend.js');
    return extendCatalogue(builtin, own);
  };
}

/** The rules of the project around a folder, or the built-in ones. @throws KnownError where one of its packs is wrong */
export async function rulesAround(folder: string, host: Host): Promise<Catalogue> {
  const builtin = await builtinCatalogue();
  const project = projectFolder(folder);
  if (!hasManifest(project)) return builtin;
  const source = sourceOnDisk(project, false, host);
  const { packs, root } = await readPacks(source.tree, source.isThere);
  const read = await rulesFor(builtin, source, host)(packs, root);
  if ('problems' in read) throw refuse(read.problems);
  return read.catalogue;
}
