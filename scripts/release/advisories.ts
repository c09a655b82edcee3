// Asks npm whether a known weakness lies in what ships.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KnownError } from '../../src/errors.js';
import { root } from '../../src/root.js';

/** Of a lock file (version 3), as far as it is needed here. */
export interface Lock {
  name?: string;
  version?: string;
  lockfileVersion: number;
  packages: Record<string, { version?: string; dependencies?: Record<string, string> } & Record<string, unknown>>;
}

/**
 * To npm everything here is a development dependency; what ships is what the bundle holds of them.
 * @param folders where the packages of the bundle lie, as the lock file names them
 * @returns the lock file of a project that has these and no others
 */
export function shippedLock({ name, version, lockfileVersion, packages }: Lock, folders: readonly string[]): Lock {
  const kept = folders.map((folder): [string, Lock['packages'][string]] => {
    const { dev: _, ...entry } = packages[folder] ?? {};
    return [folder, entry];
  });
  const top = kept.flatMap(([folder, entry]): [string, string][] =>
    folder.lastIndexOf('node_modules/') === 0 ? [[folder.slice('node_modules/'.length), entry.version ?? '*']] : [],
  );
  const dependencies = Object.fromEntries(top);
  return {
    ...(name !== undefined && { name }),
    ...(version !== undefined && { version }),
    lockfileVersion,
    packages: { '': { ...(name !== undefined && { name }), ...(version !== undefined && { version }), dependencies }, ...Object.fromEntries(kept) },
  };
}

/** @throws KnownError where an advisory speaks of a package that ships, or the registry does not answer */
export function proveNoAdvisory(): void {
  const bill: { components: { 'bom-ref': string }[] } = JSON.parse(readFileSync(join(root, 'dist', 'sbom.cdx.json'), 'utf8'));
  const lock = shippedLock(
    JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')),
    bill.components.map((one) => one['bom-ref']),
  );
  const folder = mkdtempSync(join(tmpdir(), 'mlready-advisories-'));
  try {
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    writeFileSync(join(folder, 'package.json'), JSON.stringify(lock.packages['']));
    const { stdout } = spawnSync('npm', ['audit', '--json', '--package-lock-only'], { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const found = vulnerableIn(stdout);
    if (found === null)
      throw new KnownError('npm audit', 'got no answer from the registry', 'ask again where it is reached, or release with --no-advisories and say so');
    if (found.length > 0)
      throw new KnownError(`${found.join(', ')}`, 'ships and has a known weakness', 'raise it in package.json; npm audit says which version mends it');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param said what `npm audit --json` printed @returns the packages that it warns of; null where it could not ask */
export function vulnerableIn(said: string): string[] | null {
  try {
    const { vulnerabilities } = JSON.parse(said);
    return typeof vulnerabilities === 'object' && vulnerabilities !== null ? Object.keys(vulnerabilities) : null;
  } catch {
    return null;
  }
}
