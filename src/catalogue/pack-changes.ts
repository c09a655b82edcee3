// What a custom pack changes of the built-in checks.
import type { z } from 'zod';
import { suggest } from '../errors.js';
import type { Catalogue, Check, PackChange } from '../model/index.js';
import type { extensionSchema } from './extension-schema.js';

/** What pack.yaml of a custom pack says. */
export type ExtensionPack = z.output<typeof extensionSchema>;

/**
 * The checks of the catalogue after what a pack switches off and changes.
 * @param fault notes a mistake at some keys of pack.yaml
 */
export function changesOf(
  base: Catalogue,
  pack: ExtensionPack,
  fault: (keys: readonly PropertyKey[], cause: string, next: string) => void,
): { checks: Check[]; changes: PackChange[] } {
  const checks = new Map(base.checks.map((check) => [check.id, check]));
  const changes: PackChange[] = [];
  const found = (id: string, index: number, list: 'switch-off' | 'change'): Check | null => {
    const named = checks.has(id) ? id : base.checks.find(({ aliases }) => aliases.includes(id))?.id;
    const check = (named === undefined ? undefined : checks.get(named)) ?? null;
    if (!check) fault([list, index, 'check'], `there is no check "${id}"`, suggest(id, checks.keys(), 'see: mlready checks'));
    return check;
  };
  pack['switch-off'].forEach(({ check: id, reason }, index) => {
    const check = found(id, index, 'switch-off');
    if (!check) return;
    if (check.doesNotApply === 'forbidden')
      return fault(['switch-off', index, 'check'], `"${check.id}" applies to every project and cannot be switched off`, 'take it out; a project may waive it');
    checks.set(check.id, { ...check, off: { pack: pack.id, why: reason } });
    changes.push({ code: 'switched-off', check: check.id, why: reason });
  });
  pack.change.forEach(({ check: id, risk, 'shown-by': shownBy, reason }, index) => {
    const check = found(id, index, 'change');
    if (!check) return;
    checks.set(check.id, { ...check, risk: risk ?? check.risk, shownBy: [...check.shownBy, ...(shownBy ?? [])] });
    if (risk !== undefined) changes.push({ code: 'risk', check: check.id, before: check.risk, after: risk, why: reason });
    if (shownBy !== undefined) changes.push({ code: 'shown-by', check: check.id, signals: shownBy.map(({ signal }) => signal), why: reason });
  });
  return { checks: [...checks.values()], changes };
}
