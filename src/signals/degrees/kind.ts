// What counts how far a practice goes.
import type { CodeGraph } from '../../inventory/code-graph/graph.js';
import type { Inventory } from '../../inventory/inventory.js';
import type { Place } from '../../model/index.js';

/** What was found out about the whole tree. */
export interface Evidence {
  inventory: Inventory;
  graph(): CodeGraph;
  /** Every live place that shows a signal of the rules; none where there is no such signal. */
  shown(signal: string): readonly Place[];
  /** Every live place of the main code that shows an activity. */
  done(activity: string): readonly Place[];
}

/** How many of how many, and where those are that are left out. */
export interface Counted {
  count: number;
  total: number;
  rest: Place[];
}

export interface DegreeKind {
  /** As rules name it. */
  name: string;
  /** Signals and activities that it asks for; where the rules do not have them all, nothing is counted. */
  needs: readonly string[];
  /** @returns null where it cannot be told */
  count(evidence: Evidence): Counted | null;
}

/** @param all what could be reached @param reached whether one of them is */
export function counted<T extends Place>(all: readonly T[], reached: (one: T) => boolean): Counted {
  const rest = all.filter((one) => !reached(one));
  return { count: all.length - rest.length, total: all.length, rest: rest.map(({ path, line }) => (line === undefined ? { path } : { path, line })) };
}
