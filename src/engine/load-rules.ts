// The rules that a project is judged by: the built-in ones, extended by the packs that its manifest or its policy names.
import { builtinCatalogue } from '../catalogue/builtin.js';
import type { OwnPack } from '../catalogue/extend.js';
import { KnownError } from '../errors.js';
import { hasManifest, projectFolder, type RulesFor, readPacks } from '../manifest/read.js';
import type { Catalogue } from '../model/index.js';
import { packInstalled, packRoot } from '../project/custom-packs.js';
import type { Host } from './host.js';
import type { chosenPolicy } from './open-policy.js';
import { gitEnvironment, type ProjectSource, refuse, sourceOnDisk } from './open-source.js';

/**
 * @param lenient a package that is not installed is left out: the past may have used what the present has not
 * @param anyPolicy whether a policy that cannot be had is left out as well
 * @returns what gives the rules to a manifest
 */
export function rulesFor(
  builtin: Catalogue,
  source: Pick<ProjectSource, 'folder' | 'tree' | 'pack'>,
  host: Host,
  { lenient = false, anyPolicy = false } = {},
): RulesFor {
  return async (packs, root, named = null) => {
    const chosen = named === null ? null : await chosenBy(named, source, builtin, host);
    if (chosen !== null && 'problems' in chosen && !anyPolicy) return chosen;
    const opened = chosen === null || 'problems' in chosen ? { catalogue: builtin, policy: null } : chosen;
    if (packs.length === 0) return opened;
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
    const extended = extendCatalogue(opened.catalogue, own);
    return 'problems' in extended ? extended : { ...opened, ...extended };
  };
}

/** What reads policies is loaded only where there is one. */
async function chosenBy(...given: Parameters<typeof chosenPolicy>): ReturnType<typeof chosenPolicy> {
  const { chosenPolicy: open } = await import('./open-policy.js');
  return open(...given);
}

/** The rules of the project around a folder, or the built-in ones. @throws KnownError where one of its packs is wrong */
export async function rulesAround(folder: string, host: Host): Promise<Catalogue> {
  const builtin = await builtinCatalogue();
  const project = projectFolder(folder);
  if (!hasManifest(project)) return builtin;
  const source = sourceOnDisk(project, false, host);
  const { packs, root, policy } = await readPacks(source.tree, source.isThere);
  const read = await rulesFor(builtin, source, host, { anyPolicy: true })(packs, root, policy);
  if ('problems' in read) throw refuse(read.problems);
  return read.catalogue;
}
