// The package as it is published: what runs, its types and schemas, and a package.json that says how it runs and nothing of how it is made.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/root.js';

/** What of package.json is published. Without scripts and development dependencies nothing is run by an installation, and nothing of how it is made is told. */
const keptKeys = [
  'name',
  'version',
  'description',
  'keywords',
  'license',
  'type',
  'bin',
  'main',
  'types',
  'exports',
  'engines',
  'peerDependencies',
  'peerDependenciesMeta',
] as const;
const asTheyAre = ['bin', 'dist', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/** @param written package.json, parsed @returns those of its keys */
export function keysOf(written: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(keys.flatMap((key) => (key in written ? [[key, written[key]]] : [])));
}

/**
 * Puts the package into a folder. The build has to be there.
 * @param repository the address that the package is published from, for npm's provenance; null where it is published without
 */
export function stage(folder: string, repository: string | null): void {
  for (const path of asTheyAre) cpSync(join(root, path), join(folder, path), { recursive: true });
  mkdirSync(join(folder, 'schemas'));
  // For programs: without the white space that is most of them.
  for (const name of readdirSync(join(root, 'schemas')))
    writeFileSync(join(folder, 'schemas', name), `${JSON.stringify(JSON.parse(readFileSync(join(root, 'schemas', name), 'utf8')))}\n`);
  const written = keysOf(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')), keptKeys);
  const shipped = { ...written, ...(repository !== null && { repository: { type: 'git', url: repository } }) };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(shipped, null, 2)}\n`);
}
