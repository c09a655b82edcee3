// Hazards that a comment beside them disputes.
import type { Fact, Ignore, Place, Signal } from '../model/index.js';

/** @returns whether a comment is about a place (of a notebook in the same cell), and says why */
export function disputes({ path, cell, disputes: line, reason }: Ignore, place: Place): boolean {
  return reason !== '' && path === place.path && cell === place.cell && line === place.line;
}

/** A comment with the hazard that it disputes; `place` is null where no such hazard is seen there (any more). */
export interface Disputed extends Ignore {
  place: Place | null;
}

/** @returns each comment with what it disputes, in the order of the files */
export function disputedPlaces(facts: readonly Fact[], signals: readonly Signal[], ignores: readonly Ignore[]): Disputed[] {
  const codes = new Map(signals.flatMap(({ id, hazard }) => (hazard ? [[id, hazard.code]] : [])));
  const places = new Map<string, Place[]>();
  for (const { signal, state, places: seen } of facts) {
    const code = codes.get(signal);
    if (code !== undefined && state === 'present') places.set(code, [...(places.get(code) ?? []), ...seen]);
  }
  return ignores.map((ignore) => ({ ...ignore, place: places.get(ignore.code)?.find((place) => disputes(ignore, place)) ?? null }));
}

/** @returns a fact without the places that comments dispute; absent where none is left */
export function withoutIgnored(fact: Fact, code: string, ignores: readonly Ignore[]): Fact {
  const own = ignores.filter((ignore) => ignore.code === code);
  if (own.length === 0) return fact;
  const places = fact.places.filter((place) => !own.some((ignore) => disputes(ignore, place)));
  return places.length === fact.places.length ? fact : { ...fact, state: places.length > 0 ? fact.state : 'absent', places };
}
