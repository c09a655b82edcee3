// Proves what results of other tools show: every format once, of kinds that it has, and every id exists.
import { KnownError, suggest } from '../errors.js';
import type { Catalogue } from '../model/index.js';
import { resultFormats } from '../parsers/results/index.js';

/** @param at gives the place of a path of keys in the file @returns every fault, in the order of the file */
export function proveImports(
  { imports, checks, signals, activities }: Pick<Catalogue, 'imports' | 'checks' | 'signals' | 'activities'>,
  at: (keys: readonly PropertyKey[]) => string,
): KnownError[] {
  const faults: KnownError[] = [];
  const refer = (keys: readonly PropertyKey[], what: string, named: string, known: readonly string[]) => {
    if (!known.includes(named))
      faults.push(new KnownError(at(['imports', ...keys]), `the ${what} "${named}" does not exist`, suggest(named, known, 'add it or name another')));
  };
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  imports.forEach(({ format, shows, restsOn }, index) => {
    if (imports.findIndex((one) => one.format === format) < index)
      faults.push(new KnownError(at(['imports', index, 'format']), `the format "${format}" stands there twice`, 'join the two'));
    const kinds: readonly string[] = resultFormats.find(({ id }) => id === format)?.kinds ?? [];
    shows.forEach(({ check, kind }, row) => {
      refer([index, 'shows', row, 'check'], 'check', check, ids(checks));
      refer([index, 'shows', row, 'kind'], `measure of ${format}`, kind, kinds);
    });
    for (const signal of restsOn.signals) refer([index, 'rests-on', 'signals'], 'signal', signal, ids(signals));
    for (const activity of restsOn.activities) refer([index, 'rests-on', 'activities'], 'activity', activity, ids(activities));
  });
  return faults;
}
