// Makes what the build writes beside the bundle, so that a run need not make it again.
import type { Catalogue } from '../model/index.js';
import { matchersIn } from '../signals/compile.js';
import { ruleTables } from '../signals/rule-tables.js';
import type { Built } from './builtin.js';

/** @param catalogue the built-in rules, proved @returns what the built file holds */
export function built(catalogue: Catalogue): Built {
  return { catalogue, tables: ruleTables(matchersIn(catalogue), catalogue.tools) };
}

/** @returns it as JSON that is ASCII throughout */
export function builtText(catalogue: Catalogue): string {
  return JSON.stringify(built(catalogue)).replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
