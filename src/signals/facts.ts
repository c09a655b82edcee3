// What the matchers saw becomes facts: whether an expression holds, and the best places first.
import { type Doubt, deads, type Expression, type Matcher, type Place, type Sighting } from '../model/index.js';

export type Hits = ReadonlyMap<Matcher, readonly Sighting[]>;

/** What was seen, by how much of it counts: live places alone, hollow ones as well, all of it. */
export interface Standing {
  live: Hits;
  used: Hits;
  all: Hits;
}

/** @returns what was seen, three times; the same map where no place is doubted */
export function standing(all: Hits): Standing {
  const without = (left: (doubt: Doubt) => boolean): Hits => {
    const kept = [...all].map(([matcher, places]): [Matcher, readonly Sighting[]] => [
      matcher,
      places.filter(({ doubt }) => doubt === undefined || !left(doubt)),
    ]);
    return new Map(kept.filter(([, places]) => places.length > 0));
  };
  const doubts = [...all.values()].flatMap((places) => places.flatMap(({ doubt }) => doubt ?? []));
  if (doubts.length === 0) return { live: all, used: all, all };
  return { live: without(() => true), used: doubts.some(isDead) ? without(isDead) : all, all };
}

function isDead(doubt: Doubt): boolean {
  return deads.some((dead) => dead === doubt);
}

/**
 * Whether an expression holds, and the places that show it.
 * @returns the places in the order of the parts of `any`; of `all` those of its first part, to which the others are conditions
 */
export function evaluate(expression: Expression, hits: Hits): { holds: boolean; places: readonly Sighting[] } {
  if ('any' in expression) {
    const parts = expression.any.map((part) => evaluate(part, hits)).filter((part) => part.holds);
    return { holds: parts.length > 0, places: parts.flatMap((part) => part.places) };
  }
  if ('none' in expression) return { holds: !expression.none.some((part) => evaluate(part, hits).holds), places: [] };
  if ('all' in expression) {
    const parts = expression.all.map((part) => evaluate(part, hits));
    if (!parts.every((part) => part.holds)) return { holds: false, places: [] };
    const shown = parts.filter((part) => part.places.length > 0);
    const first = shown[0]?.places ?? [];
    if (!expression.sameFile) return { holds: true, places: first };
    const common = shown.map((part) => new Set(part.places.map(({ path }) => path)));
    const places = first.filter(({ path }) => common.every((paths) => paths.has(path)));
    return { holds: places.length > 0, places };
  }
  const places = hits.get(expression) ?? [];
  return { holds: places.length > 0, places };
}

/** @returns the label of the innermost alternative that a place shows; null where none of those that it shows has one */
export function labelAt(expression: Expression, hits: Hits, place: Place): string | null {
  const { holds, places } = evaluate(expression, hits);
  if (!holds || !places.some(({ path, line, cell }) => path === place.path && line === place.line && cell === place.cell)) return null;
  const parts = 'any' in expression ? expression.any : 'all' in expression ? expression.all : [];
  for (const part of parts) {
    const label = labelAt(part, hits, place);
    if (label !== null) return label;
  }
  return expression.label ?? null;
}

/** @returns a place as it is shown: why it is doubted is said of the fact, not of each place */
export function undoubted({ path, line, cell }: Sighting): Place {
  return { path, ...(cell !== undefined && { cell }), ...(line !== undefined && { line }) };
}
