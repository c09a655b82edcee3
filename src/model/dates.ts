// Days on which something ends by itself: what they are shipped with, and what comes of them in a project.
import type { Expression } from './expression.js';
import type { Place } from './scan.js';

/** A version, or the id of a model, with its last day. */
export interface DatedRow {
  /** "3.9", "gpt-4". */
  version: string;
  /** What stands for the version in the patterns of the table, as a regular expression. */
  pattern: string;
  /** The last day of support, or the day on which a provider shuts a model down: "YYYY-MM-DD". */
  ends: string;
}

/** Days of one product from one source. */
export interface DateTable {
  id: string;
  /** "Python", "OpenAI". */
  title: string;
  /** `support`: versions whose support ends; `model`: hosted models that are shut down. */
  kind: 'support' | 'model';
  /** Where the days stand, an address on the web. */
  source: string;
  /** The day on which the source was read. */
  read: string;
  /** What to do about it, in one sentence. */
  mend: string;
  /** Where a project uses a version: patterns of its own with a word in the place of the version, or those of a signal with the ids that it lists replaced. */
  looks: { seen: Expression; placeholder: string } | { like: string; placeholder: string };
  rows: DatedRow[];
}

export const dueKinds = ['waiver', 'answer', 'pending', 'model', 'support', 'law', 'import'] as const;

/** Something that ends, or begins, by itself on a day. */
export interface Due {
  /** `pending`: checks that begin to count in the gate; `law`: items of a framework that begin to apply. */
  kind: (typeof dueKinds)[number];
  /** The last day of what ends, the first of what begins: "YYYY-MM-DD". */
  day: string;
  /** What it is about: a product, a provider, a framework, a pack, a result of another tool; null for answers and waivers. */
  of: { id: string; title: string } | null;
  /** Checks, versions, ids of models, items of a framework. */
  names: string[];
  /** What its source adds to the day. */
  note: string | null;
  /** What to do, where the table says it. */
  mend: string | null;
  places: Place[];
  /** Where the day stands, and when it was read there. */
  source: { url: string; read: string | null } | null;
}
