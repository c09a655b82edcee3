// Finds and reads mlready.yaml. What parses it (and the schemas that this needs) is loaded only where there is one.
import { existsSync, lstatSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KnownError } from '../errors.js';
import type { Catalogue, FileVersion, Manifest, Policy, Tree } from '../model/index.js';
import { decode, isBinary } from '../parsers/text/decode.js';
import { maxManifestBytes, type NamedPack, noManifest } from './manifest.js';

/** A policy that a manifest chose, and where it does. */
export type NamedPolicy = NamedPack;

const names = ['mlready.yaml', 'mlready.yml'] as const;

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

/** Whether a folder on disk holds a manifest. */
export function hasManifest(folder: string): boolean {
  return names.some(onDisk(folder));
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

/** The rules for a manifest, and the policy that it chose. */
export interface Rules {
  catalogue: Catalogue;
  policy: Policy | null;
}

/** What gives the rules for the packs that a manifest names, and for the policy that it chose; `root` is the folder above whose settings count. */
export type RulesFor = (packs: readonly NamedPack[], root: string | null, policy?: NamedPolicy | null) => Promise<Rules | { problems: KnownError[] }>;

/**
 * Reads the manifest at a tree's root, and the rules that it is judged by.
 * @param isThere whether there is a file of that name; on disk a manifest counts tracked or not
 * @param versions the versions of a file at the root that were committed; answers without a day take theirs from them
 * @returns the manifest (an empty one where there is none), or every mistake in it or in a pack that it names
 */
export async function readManifest(
  tree: Pick<Tree, 'read'>,
  rulesFor: RulesFor,
  isThere: (name: string) => boolean,
  versions: (name: string) => FileVersion[] | null = () => null,
): Promise<{ manifest: Manifest; catalogue: Catalogue } | { problems: KnownError[] }> {
  const found = textIn(tree, isThere);
  if ('problems' in found) return found;
  const { name, text } = found;
  if (name === null) {
    const rules = await rulesFor([], null);
    return 'problems' in rules ? rules : { manifest: noManifest, catalogue: rules.catalogue };
  }
  const [{ namedPacks, namedPolicy, proveManifest, readWritten }, { dated }] = await Promise.all([import('./parse.js'), import('./dated.js')]);
  const written = readWritten(name, text);
  if ('problems' in written) return written;
  const rules = await rulesFor(namedPacks(name, written), written.value.root ?? null, namedPolicy(name, written));
  if ('problems' in rules) return rules;
  const proved = proveManifest(name, written, rules.catalogue);
  if ('problems' in proved) return proved;
  const manifest = dated(proved.manifest, rules.catalogue, () => versions(name));
  return { manifest: { ...manifest, gate: { ...manifest.gate, extends: rules.policy } }, catalogue: rules.catalogue };
}

/** What a manifest names of rules. */
export interface NamedRules {
  packs: NamedPack[];
  root: string | null;
  policy: NamedPolicy | null;
}

/** The packs and the policy that the manifest at a tree's root names, whatever else is wrong with it. */
export async function readPacks(tree: Pick<Tree, 'read'>, isThere: (name: string) => boolean): Promise<NamedRules> {
  const none = { packs: [], root: null, policy: null };
  const found = textIn(tree, isThere);
  if ('problems' in found || found.name === null) return none;
  const { namedPacks, namedPolicy, readWritten } = await import('./parse.js');
  const written = readWritten(found.name, found.text);
  if ('problems' in written) return none;
  return { packs: namedPacks(found.name, written), root: written.value.root ?? null, policy: namedPolicy(found.name, written) };
}

/** The text of the manifest at a tree's root; without a name where there is none. */
function textIn(
  tree: Pick<Tree, 'read'>,
  isThere: (name: string) => boolean,
): { name: string; text: string } | { name: null; text: '' } | { problems: KnownError[] } {
  const [name, second] = names.filter(isThere);
  if (name === undefined) return { name: null, text: '' };
  if (second !== undefined) return { problems: [new KnownError(second, `stands beside ${name}`, 'keep one of the two')] };
  const reading = tree.read(name, maxManifestBytes);
  if ('failure' in reading) {
    const cause = reading.failure === 'too-large' ? `is larger than ${maxManifestBytes / 1024} KiB` : 'is not a readable regular file';
    return { problems: [new KnownError(name, cause, 'put a plain YAML file there')] };
  }
  if (isBinary(reading.bytes) || decode(reading.bytes).includes('\0')) return { problems: [new KnownError(name, 'is no UTF-8 text', 'save it as UTF-8')] };
  return { name, text: decode(reading.bytes) };
}
