// Ids that are given by hand.
import { didYouMean, KnownError, suggest } from '../errors.js';
import type { Catalogue } from '../model/index.js';
import { find } from '../report/explain/find.js';

/** Refuses the value of a flag that is none of the ids there are. @throws KnownError with the nearest id */
export function known(flag: string, id: string | undefined, ids: readonly string[]): void {
  if (id !== undefined && !ids.includes(id)) throw new KnownError(`${flag} ${id}`, 'does not exist', suggest(id, ids, `use one of ${ids.join(', ')}`));
}

/**
 * The check of an id, an older one, or the last part of one.
 * @param place what was typed before it
 * @throws KnownError with the nearest checks
 */
export function checkNamed(catalogue: Catalogue, id: string, place: string): Catalogue['checks'][number] {
  const { checks } = catalogue;
  const exact = checks.find((one) => one.id === id || one.aliases.includes(id));
  const [short, ...more] = checks.filter((one) => one.id.slice(one.id.indexOf('.') + 1) === id);
  const check = exact ?? (more.length === 0 ? short : undefined);
  if (check !== undefined) return check;
  const found = find({ ...catalogue, considerations: [], signals: [], steps: [], stages: [], cases: [] }, id);
  const offered = 'entry' in found ? (found.entry.kind === 'check' ? [found.entry.check] : []) : 'several' in found ? found.several.slice(0, 3) : found.nearest;
  throw new KnownError(`${place} ${id}`, 'is no check', `${didYouMean(offered.map((one) => one.id))} See: mlready checks`);
}
