import { KnownError, suggest } from '../errors.js';

/** Refuses the value of a flag that is none of the ids there are. @throws KnownError with the nearest id */
export function known(flag: string, id: string | undefined, ids: readonly string[]): void {
  if (id !== undefined && !ids.includes(id)) throw new KnownError(`${flag} ${id}`, 'does not exist', suggest(id, ids, `use one of ${ids.join(', ')}`));
}
