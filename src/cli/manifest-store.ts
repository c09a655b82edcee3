// What every command that changes a manifest shares.

import { gitEnvironment } from '../engine/open-source.js';
import { manifestGate, manifestHead } from '../manifest/new.js';
import { type ManifestStore, manifestStore } from '../manifest/store.js';
import type { Catalogue, Tree } from '../model/index.js';
import { isRepository } from '../project/git.js';
import { version } from '../version.js';
import type { Io } from './io.js';

/** @param path the manifest's name, null where there is none yet */
export function storeFor(
  { folder, tree, path, catalogue }: { folder: string; tree: Tree; path: string | null; catalogue: Catalogue },
  io: Pick<Io, 'env' | 'cwd' | 'locked' | 'write'>,
): ManifestStore {
  const begin = path === null ? manifestHead(version, catalogue) + manifestGate(isRepository(folder, gitEnvironment(io))) : '';
  return manifestStore({ folder, tree, path, catalogue, begin, write: io.write, locked: io.locked });
}
