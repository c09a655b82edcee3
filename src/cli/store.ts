// What every command that changes a manifest shares.
import type { Catalogue, Tree } from '../model.js';
import { newManifest } from '../project/manifest-new.js';
import { type ManifestStore, manifestStore } from '../project/manifest-store.js';
import { version } from '../version.js';
import type { Io } from './io.js';

/** @param path the manifest's name, null where there is none yet */
export function storeFor({ folder, tree, path, catalogue }: { folder: string; tree: Tree; path: string | null; catalogue: Catalogue }, io: Io): ManifestStore {
  return manifestStore({ folder, tree, path, catalogue, begin: newManifest(version, catalogue.version), write: io.write });
}
