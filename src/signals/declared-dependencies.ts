// A tool that stands in a dependency list, and no more.

import type { Inventory } from '../inventory/inventory.js';
import type { Matcher, Place, ToolJob } from '../model/index.js';
import { kindOf } from './matchers/index.js';

/** @returns where the dependency files (or install commands) name a distribution of the tools that these matchers refer to. */
export function dependencyPlaces(matchers: readonly Matcher[], tools: readonly ToolJob[], inventory: Inventory): Place[] {
  const names = new Set<string>();
  for (const matcher of matchers) {
    const declarable = kindOf(matcher).declarable(matcher);
    if (declarable === null) continue;
    for (const name of declarable.names) names.add(normalised(name));
    for (const { job, tools: list } of tools) {
      if (!declarable.tools.includes(job)) continue;
      for (const tool of list) for (const name of tool.distributions) names.add(normalised(name));
    }
  }
  if (names.size === 0) return [];
  // The tools are known by their names in these; elsewhere the same name is another package.
  const known = inventory.dependencyFiles.filter(({ ecosystem }) => ['python', 'conda', 'npm', 'r', 'julia'].includes(ecosystem));
  const listed = known.flatMap((file) =>
    file.dependencies.filter(({ name }) => names.has(normalised(name))).map(({ line }) => ({ path: file.path, line, lock: file.kind === 'lock' })),
  );
  const installed = inventory.installs.filter(({ name }) => names.has(normalised(name))).map(({ path, line }) => ({ path, line }));
  const manifests = listed.filter(({ lock }) => !lock);
  return [...manifests, ...listed.filter(({ lock }) => lock)].map(({ path, line }) => ({ path, line })).concat(installed);
}

function normalised(name: string): string {
  // Most names are written so; every signal asks for the names of many tools.
  if (/^[a-z\d]+(?:-[a-z\d]+)*$/.test(name)) return name;
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
