// The built-in pack: one JSON file made and proved at build time; from source, the YAML itself.
import { type Dirent, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { KnownError } from '../errors.js';
import type { Catalogue, PackFiles } from '../model/index.js';
import { root } from '../root.js';
import { useTables } from '../signals/compiled-rules.js';
import type { RuleTables } from '../signals/rule-tables.js';
import type { Loaded } from './load.js';

/** The catalogue that the build writes beside the bundle. Packed it is a seventh of its size, and unpacking takes a few milliseconds. */
export const builtFile = join(root, 'dist', 'catalogue.json.br');

/** What the built file holds. */
export interface Built {
  catalogue: Catalogue;
  /** What `ruleTables` gives for its matchers. */
  tables: RuleTables;
}

/** Loads the built-in catalogue: from the build where there is one (no YAML, no schemas at run time), otherwise from rules/. */
export function builtinCatalogue(): Promise<Catalogue> {
  builtin ??= loadBuiltin();
  return builtin;
}

/** Loaded once: whoever asks again, a program that audits many projects, gets the same, with its matchers made ready already. */
let builtin: Promise<Catalogue> | undefined;

async function loadBuiltin(): Promise<Catalogue> {
  if (import.meta.url.includes('/dist/') && existsSync(builtFile)) {
    const { catalogue, tables } = readBuilt();
    useTables(catalogue, tables);
    return catalogue;
  }
  const loaded = await loadPack(join(root, 'rules'), 'rules/');
  if ('problems' in loaded) throw loaded.problems[0];
  return loaded.catalogue;
}

/** @returns what the build has written; it is ASCII, which is quicker to read as what it is */
export function readBuilt(): Built {
  return JSON.parse(brotliDecompressSync(readFileSync(builtFile)).toString('latin1'));
}

/**
 * Loads and proves a pack from a folder.
 * @param name what errors put before its paths
 * @throws KnownError where the folder cannot be read
 */
export async function loadPack(folder: string, name: string): Promise<Loaded> {
  const { loadCatalogue } = await import('./load.js');
  return loadCatalogue(folderFiles(folder), name);
}

const maxFiles = 2000;

/** The files of a folder on disk, as they are. @throws KnownError where it cannot be read */
export function folderFiles(folder: string): PackFiles {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch {
    throw new KnownError(folder, 'is not a folder that can be read', 'name the folder of a pack (it holds pack.yaml)');
  }
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length)
        .replace(/^[/\\]+/, '')
        .split('\\')
        .join('/'),
    )
    .filter((path) => !path.startsWith('.'))
    .sort();
  if (paths.length > maxFiles) throw new KnownError(folder, `holds ${paths.length} files`, `a pack has at most ${maxFiles}`);
  return {
    list: () => paths,
    read(path) {
      try {
        return readFileSync(join(folder, path), 'utf8');
      } catch {
        throw new KnownError(join(folder, path), 'cannot be read', 'make it a readable file');
      }
    },
  };
}
