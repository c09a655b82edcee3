// What every command that changes a manifest shares.
import type { Catalogue, Tree } from '../model.js';
import { isRepository } from '../project/git.js';
import { manifestGate, manifestHead } from '../project/manifest-new.js';
import { type ManifestStore, manifestStore } from '../project/manifest-store.js';
import { version } from '../version.js';
import type { Io } from './io.js';
import { gitEnvironment } from './project.js';

/** @param path the manifest's name, null where there is none yet */
export function storeFor({ folder, tree, path, catalogue }: { folder: string; tree: Tree; path: string | null; catalogue: Catalogue }, io: Io): ManifestStore {
  const begin = path === null ? manifestHead(version, catalogue.version) + manifestGate(isRepository(folder, gitEnvironment(io))) : '';
  return manifestStore({ folder, tree, path, catalogue, begin, write: io.write });
}
