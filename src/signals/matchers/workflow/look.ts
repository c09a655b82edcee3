import type { Inventory } from '../../../inventory/inventory.js';
import type { Place } from '../../../model/index.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import { lazyPattern } from '../../pattern.js';
import type { WorkflowMatcher } from './schema.js';

/** Commands are followed through task runners and scripts; the place is where CI calls them. */
export function look(matcher: WorkflowMatcher): CompiledMatcher {
  const inTime = (triggers: readonly string[]) => matcher.on.length === 0 || matcher.on.some((trigger) => triggers.includes(trigger));
  const runs = matcher.runs === null ? null : lazyPattern(matcher.runs);
  const uses = matcher.uses === null ? null : lazyPattern(matcher.uses);
  const places = (inventory: Inventory): Place[] => {
    if (inventory.automations.length === 0) return [];
    const systems = inventory.automations.filter(({ automation }) => automation.kind === 'ci' && automation.triggers.length > 0 && inTime(automation.triggers));
    if (!runs && !uses) return systems.map(({ path }) => ({ path, line: 1 }));
    // A file without triggers (a composite action) runs only where another calls it, and is followed there.
    const used = uses
      ? systems.flatMap(({ path, automation }) => automation.uses.filter((one) => uses.expression().test(one.name)).map((one) => ({ path, line: one.line })))
      : [];
    const run = runs
      ? inventory
          .commands()
          .filter((command) => inTime(command.triggers) && runs.expression().test(command.text))
          .map(({ path, line }) => ({ path, line }))
      : [];
    return [...used, ...run];
  };
  return { where: 'anywhere', conclude: { names: [], places } };
}
