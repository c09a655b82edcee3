// What a project is put together from, beside its own code: models, data, prompts, tools.
import type { Place } from './scan.js';

export const componentKinds = ['hosted-model', 'downloaded-model', 'provider', 'prompt', 'data-set', 'tool', 'mcp-server'] as const;
export type ComponentKind = (typeof componentKinds)[number];

/** One of them; there is none without a place. */
export interface Component {
  kind: ComponentKind;
  /** As it is written there. */
  name: string;
  /** Where it comes from: the provider of a model, the hub or library that loads it; null where nothing says. */
  from: string | null;
  /** The revision, version or commit that is asked for by name; null where none is. */
  revision: string | null;
  /** The first in the order of the paths. */
  places: Place[];
  /** How many places there are in all. */
  seen: number;
}
