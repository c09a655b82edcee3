// Which items of a framework are asked, and by which checks.
import type { Catalogue, Check, Framework, FrameworkItem } from '../model/index.js';

export interface CoveredItem {
  id: string;
  item: FrameworkItem;
  /** The checks that speak to it, in catalogue order; none where it is not asked. */
  checks: Check[];
}

/** @returns every item of a framework in its order, with the checks that themselves refer to it */
export function coverageOf({ checks }: Pick<Catalogue, 'checks'>, { id, items }: Framework): CoveredItem[] {
  return Object.entries(items).map(([name, item]) => ({ id: name, item, checks: checks.filter(({ refs }) => refs[id]?.includes(name)) }));
}

/** From when an item applies and whom it binds, in words; "" where the framework says neither. */
export function appliesText({ applies }: Framework, { applies: key, roles, riskClasses }: FrameworkItem): string {
  const { from = null, note = null } = (key === null ? undefined : applies[key]) ?? {};
  const when = [from === null ? '' : `from ${from}`, note ?? ''].filter((part) => part !== '').join(', ');
  return [when, roles.length === 0 ? '' : `for ${roles.join(', ')}`, riskClasses.join(', ')].filter((part) => part !== '').join('; ');
}
