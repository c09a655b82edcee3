// Makes what the build writes beside the bundle, so that a run need not make it again.
import type { Catalogue } from '../model/index.js';
import type { Built } from './builtin.js';

/** @param catalogue the built-in rules, proved @returns the content of the built file */
export function built(catalogue: Catalogue): Built {
  return { catalogue };
}
