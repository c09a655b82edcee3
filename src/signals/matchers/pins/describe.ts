import type { PinsMatcher } from './schema.js';

export const reading = 'Where a lock lies beside a list of dependencies, the lock says which version is meant.';

/** @returns the package and the versions that are asked for */
export function describe({ packages, only, in: where }: PinsMatcher): string {
  return `${packages.join(' or ')} held to ${only} by ${where === 'every' ? 'every list of dependencies that names it' : 'a list of dependencies'}`;
}
