import { isDead } from '../../../inventory/ci.js';
import type { Inventory } from '../../../inventory/inventory.js';
import type { Doubt, Sighting } from '../../../model/index.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import { lazyPattern } from '../../pattern.js';
import { commandSearch } from '../command-search.js';
import type { WorkflowMatcher } from './schema.js';

/** Commands are followed through task runners and scripts; the place is where CI calls them. */
export function look(matcher: WorkflowMatcher): CompiledMatcher {
  const inTime = (triggers: readonly string[]) => matcher.on.length === 0 || matcher.on.some((trigger) => triggers.includes(trigger));
  const runs = matcher.runs === null ? null : lazyPattern(matcher.runs);
  const uses = matcher.uses === null ? null : lazyPattern(matcher.uses);
  const permits = matcher.permits === null ? null : lazyPattern(matcher.permits);
  const places = (inventory: Inventory): Sighting[] => {
    if (inventory.automations.length === 0) return [];
    const systems = inventory.automations.filter(({ automation }) => automation.kind === 'ci' && automation.triggers.length > 0 && inTime(automation.triggers));
    if (!runs && !uses) return systems.map(({ path }) => ({ path, line: 1 }));
    // A file without triggers (a composite action) runs only where another calls it, and is followed there.
    const used = uses
      ? systems.flatMap(({ path, automation }) =>
          automation.uses
            .filter((one) => uses.expression().test(one.name) && (permits === null || (one.permits ?? []).some((what) => permits.expression().test(what))))
            .map((one) => ({ path, line: one.line, ...doubtOf(one.doubt, automation.triggers) })),
        )
      : [];
    const run = runs?.mayMatch(commandSearch(inventory))
      ? inventory.commands().filter((command) => inTime(command.triggers) && runs.expression().test(command.text))
      : [];
    return [...used, ...run.map(({ path, line, doubt, triggers }) => ({ path, line, ...doubtOf(doubt, triggers) }))];
  };
  return { where: 'anywhere', conclude: { names: [], places } };

  /** Whether it can fail, and when it starts, matters only of what guards a change; what never runs is nothing of anything. */
  function doubtOf(doubt: Doubt | undefined, triggers: readonly string[]): { doubt?: Doubt } {
    if (doubt !== undefined) return matcher.guards || isDead(doubt) ? { doubt } : {};
    const late = matcher.guards && triggers.length > 0 && triggers.every((trigger) => trigger === 'tag' || trigger === 'release' || trigger === 'manual');
    return late ? { doubt: 'not-on-change' } : {};
  }
}
