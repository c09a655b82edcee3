// Hazards that a comment beside them disputes.
import type { Fact, Ignore, Place, Signal } from '../model/index.js';

/** Whether a comment is about a place, and says why. */
function disputes({ path, cell, disputes: line, reason }: Ignore, place: Place): boolean {
  return reason !== '' && path === place.path && cell === place.cell && line === place.line;
}

/** A comment with the hazard that it disputes; `place` is null where no such hazard is seen there (any more). */
export interface Disputed extends Ignore {
  place: Place | null;
}

/** @returns each comment with what it disputes, in the order of the files */
export function disputedPlaces(facts: readonly Fact[], signals: readonly Signal[], ignores: readonly Ignore[]): Disputed[] {
  const places = (code: string) => {
    const ids = new Set(signals.flatMap(({ id, hazard }) => (hazard?.code === code ? [id] : [])));
    return facts.filter(({ signal, state }) => ids.has(signal) && state === 'present').flatMap((fact) => fact.places);
  };
  return ignores.map((ignore) => ({ ...ignore, place: places(ignore.code).find((place) => disputes(ignore, place)) ?? null }));
}

/** @returns a fact without the places that comments dispute; absent where none is left */
export function withoutIgnored(fact: Fact, code: string, ignores: readonly Ignore[]): Fact {
  const own = ignores.filter((ignore) => ignore.code === code);
  if (own.length === 0) return fact;
  const places = fact.places.filter((place) => !own.some((ignore) => disputes(ignore, place)));
  return places.length === fact.places.length ? fact : { ...fact, state: places.length > 0 ? fact.state : 'absent', places };
}
