// What checks speak to in frameworks.
import type { Check } from '../model/index.js';

/** @returns what checks speak to, taken together: each item once, in the order in which it comes up */
export function allRefs(checks: readonly Pick<Check, 'refs'>[]): Record<string, string[]> {
  const all: Record<string, string[]> = {};
  for (const [framework, items] of checks.flatMap(({ refs }) => Object.entries(refs))) all[framework] = [...new Set([...(all[framework] ?? []), ...items])];
  return all;
}
