// What decides what is seen in a file: the kept cache of `trend` holds only for the same.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from '../src/root.js';

/** What looks at files, and what gives it their bytes: a tree may give other bytes than lie in git (Git LFS). */
const entries = ['src/signals/scan.ts', 'src/project/git-tree.ts', 'src/project/working-tree.ts'];

/** @returns every source that is loaded with these, directly or through others, sorted; and the lock file, for the libraries that parse */
export function detectorFiles(): string[] {
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: entries,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    outdir: 'dist',
    write: false,
    metafile: true,
  });
  return [...Object.keys(metafile.inputs).sort(), 'package-lock.json'];
}

/** @param read gives the content of a file by its path from the root of the repository @returns a hash that changes with any of these files */
export function detectorHash(read = (path: string): Uint8Array => readFileSync(join(root, path))): string {
  const hash = createHash('sha256');
  for (const path of detectorFiles()) hash.update(path).update(read(path));
  return hash.digest('hex').slice(0, 16);
}
