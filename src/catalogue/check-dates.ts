// Proves tables of days: each is there once, and what it looks for has a place for each of its rows.
import { KnownError } from '../errors.js';
import type { Catalogue } from '../model/index.js';
import { holdsPlaceholder } from '../signals/dated.js';
import type { IdPlaces } from './reader.js';

/** @returns every fault, in the order of the tables */
export function proveDates({ dates, signals }: Pick<Catalogue, 'dates' | 'signals'>, places: IdPlaces, root: string): KnownError[] {
  return dates.flatMap((table, index) => {
    const fault = (cause: string, next: string) => new KnownError(places.get(`dates:${table.id}`) ?? root, cause, next);
    const { looks } = table;
    const known = !('like' in looks) || signals.some(({ id }) => id === looks.like);
    return [
      ...(dates.findIndex(({ id }) => id === table.id) < index ? [fault(`the id "${table.id}" is used twice`, 'rename or remove one of the two')] : []),
      ...(known ? [] : [fault(`the table "${table.id}" looks like a signal that there is not`, 'name one of signals/')]),
      ...(!known || holdsPlaceholder(table, signals)
        ? []
        : [fault(`nothing that the table "${table.id}" looks for holds its placeholder`, 'write the placeholder as it stands in the patterns')]),
    ];
  });
}
