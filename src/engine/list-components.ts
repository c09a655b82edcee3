// What a project is put together from: its tree is opened and its own files are read for what they name. No verdict is made.
import { componentsIn } from '../inventory/components/components.js';
import { readManifest } from '../manifest/read.js';
import type { Catalogue, Component, Remote } from '../model/index.js';
import { glob } from '../parsers/glob/glob.js';
import { whereabouts } from '../project/remote.js';
import { treesOf } from './assess-project.js';
import type { Host } from './host.js';
import { rulesFor } from './load-rules.js';
import { gitEnvironment, refuse, sourceAt, sourceOnDisk } from './open-source.js';

/** The components of a project, with what it is. */
export interface ProjectComponents {
  project: { name: string; revision: string | null; inside: string; remote: Remote | null };
  components: Component[];
  /** Files that were not read. */
  unread: number;
}

/**
 * @param folder an absolute path
 * @param revision a commit, branch or tag instead of what is on disk
 * @throws KnownError where the folder or the revision cannot be read, or the manifest is wrong
 */
export async function listComponents(
  folder: string,
  { revision, untracked = false, builtin }: { revision?: string | undefined; untracked?: boolean; builtin: Catalogue },
  host: Host,
): Promise<ProjectComponents> {
  const source = revision === undefined ? sourceOnDisk(folder, untracked, host) : sourceAt(folder, revision, host);
  const read = await readManifest(source.tree, rulesFor(builtin, source, host, { lenient: true }), source.isThere);
  if ('problems' in read) throw refuse(read.problems);
  const { manifest } = read;
  const { tree } = treesOf(source, manifest);
  const left = manifest.exclude.map(glob);
  return {
    project: { name: manifest.project ?? tree.name, revision: tree.revision, ...whereabouts(folder, gitEnvironment(host)) },
    ...componentsIn(
      tree,
      tree.files.filter((path) => !left.some((matches) => matches(path))),
    ),
  };
}
