// What an assessment is made of, and what of it conditions are held against.
import type { Catalogue, Citation, ContextValue, ImportedResult, Manifest, Scan } from '../model/index.js';
import { type AssessTerms, doing } from './applies.js';

export interface AssessInput {
  catalogue: Catalogue;
  scan: Scan;
  manifest: Manifest;
  /** For each answered check what its citations turned out to be. */
  citations: Readonly<Record<string, readonly Citation[]>>;
  /** Results of other tools that the manifest takes in; none where it is left out. */
  imports?: readonly ImportedResult[];
  /** The day of the assessment, "YYYY-MM-DD" in UTC. */
  today: string;
  /** The built-in rules, and what they see in all of the tree: what the repository shows whatever anybody says. Left out where they are the same. */
  bare?: { catalogue: Catalogue; scan: Scan };
}

/** What conditions of checks are held against: what is said of the project, and what is taken for it where nothing is said. */
export function termsOf({ catalogue, manifest, scan }: Pick<AssessInput, 'catalogue' | 'manifest' | 'scan'>): AssessTerms {
  const does = doing(scan.activities, manifest.does);
  const assumed = Object.entries(contextOf(catalogue, manifest, scan)).map(([field, { value }]) => [field, value] as const);
  return { set: { context: manifest.context, does }, assumed: { context: Object.fromEntries(assumed), does } };
}

/** What is said of the project, or guessed, by field. */
export function contextOf(catalogue: Catalogue, manifest: Manifest, scan: Scan): Record<string, ContextValue> {
  return Object.fromEntries(
    catalogue.context.map(({ id, many }): [string, ContextValue] => {
      const set = manifest.context[id];
      if (set && set.length > 0) return [id, { value: set, source: 'set', places: [] }];
      const guesses = scan.guesses[id] ?? [];
      const taken = many ? guesses : guesses.slice(0, 1);
      if (taken.length === 0) return [id, { value: [], source: 'unset', places: [] }];
      return [id, { value: taken.map(({ value }) => value), source: 'guessed', places: taken.flatMap(({ places }) => places) }];
    }),
  );
}
