// Which of the things that happened to others are closest to this project.
import type { Case, Catalogue, Check } from '../model/index.js';

/**
 * @param known the context, set or guessed: values by field
 * @returns the cases of a check, then those of its consideration, each group by closeness to the project's context, then as they are listed
 */
export function closestCases(check: Check, catalogue: Catalogue, known: Readonly<Record<string, readonly string[]>>): string[] {
  const context = (field: string) => known[field] ?? [];
  const closeness = (one: Case) =>
    4 * one.domains.filter((domain) => domain !== 'general' && context('domain').includes(domain)).length +
    2 * one.dataKind.filter((kind) => context('data-kind').includes(kind)).length +
    (one.data !== null && context('data').includes(one.data) ? 1 : 0) +
    (one.updates !== null && context('updates').includes(one.updates) ? 1 : 0);
  const ranked = (ids: readonly string[]) =>
    ids
      .flatMap((id) => catalogue.cases.find((one) => one.id === id) ?? [])
      .map((one, index) => ({ one, index, close: closeness(one) }))
      .sort((a, b) => b.close - a.close || a.index - b.index)
      .map(({ one }) => one.id);
  const consideration = catalogue.considerations.find(({ id }) => id === check.consideration);
  return [...new Set([...ranked(check.cases), ...ranked(consideration?.cases ?? [])])];
}
