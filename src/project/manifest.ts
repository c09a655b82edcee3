// Finds and reads mlready.yaml. What parses it (and the schemas that this needs) is loaded only where there is one.
import { existsSync, lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KnownError } from '../errors.js';
import type { Catalogue, GateSettings, Manifest, Tree } from '../model.js';
import { decode, isBinary } from '../syntax/decode.js';

const names = ['mlready.yaml', 'mlready.yml'] as const;

/** A manifest with every check answered and explained stays far below this. */
export const maxManifestBytes = 512 * 1024;

/** No gate at all. */
export const noGate: GateSettings = { minScore: {}, failOn: [], maxUnknown: null, base: null, tolerance: 0, strict: false, policyChanges: 'show' };

/** A project that nobody has said anything about. */
export const noManifest: Manifest = {
  path: null,
  project: null,
  pack: null,
  root: null,
  context: {},
  answers: {},
  exclude: [],
  waivers: [],
  gate: noGate,
};

/**
 * The folder to audit for someone who stands in `folder` and named none: the nearest one upwards that holds a manifest, not beyond the
 * repository that `folder` is in; `folder` itself where there is none.
 */
export function projectFolder(folder: string): string {
  for (let here = folder; ; here = dirname(here)) {
    if (names.some((name) => existsSync(join(here, name)))) return here;
    if (existsSync(join(here, '.git')) || dirname(here) === here) return folder;
  }
}

/** Whether a manifest of a name lies in a folder on disk, tracked by git or not. */
export function onDisk(folder: string): (name: string) => boolean {
  return (name) => {
    try {
      lstatSync(join(folder, name));
      return true;
    } catch {
      return false;
    }
  };
}

/**
 * Reads the manifest at a tree's root.
 * @param isThere whether there is a file of that name; on disk a manifest counts tracked or not
 * @returns the manifest (an empty one where there is none), or every mistake in it
 */
export async function readManifest(
  tree: Pick<Tree, 'read'>,
  catalogue: Catalogue,
  isThere: (name: string) => boolean,
): Promise<{ manifest: Manifest } | { problems: KnownError[] }> {
  const found = names.filter(isThere);
  const [name, second] = found;
  if (name === undefined) return { manifest: noManifest };
  if (second !== undefined) return { problems: [new KnownError(second, `stands beside ${name}`, 'keep one of the two')] };
  const reading = tree.read(name, maxManifestBytes);
  if ('failure' in reading) {
    const cause = reading.failure === 'too-large' ? `is larger than ${maxManifestBytes / 1024} KiB` : 'is not a readable regular file';
    return { problems: [new KnownError(name, cause, 'put a plain YAML file there')] };
  }
  if (isBinary(reading.bytes) || decode(reading.bytes).includes('\0')) return { problems: [new KnownError(name, 'is no UTF-8 text', 'save it as UTF-8')] };
  const { parseManifest } = await import('./manifest-parse.js');
  return parseManifest(name, decode(reading.bytes), catalogue);
}
