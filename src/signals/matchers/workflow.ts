// What the project's automation runs, and when.
import type { Matcher, Place } from '../../model/index.js';
import type { Look } from '../matcher.js';
import { expected } from './expected.js';

/** @returns the look for a `workflow` matcher; commands are followed through task runners and scripts, and the place is where CI calls them. */
export function workflowLook(matcher: Extract<Matcher, { kind: 'workflow' }>): Look {
  const inTime = (triggers: readonly string[]) => matcher.on.length === 0 || matcher.on.some((trigger) => triggers.includes(trigger));
  return {
    patterns: [],
    where: 'anywhere',
    conclude(inventory): Place[] {
      if (inventory.automations.length === 0) return [];
      const runs = matcher.runs === null ? null : expected(matcher.runs).pattern();
      const uses = matcher.uses === null ? null : expected(matcher.uses).pattern();
      const systems = inventory.automations.filter(
        ({ automation }) => automation.kind === 'ci' && automation.triggers.length > 0 && inTime(automation.triggers),
      );
      if (!runs && !uses) return systems.map(({ path }) => ({ path, line: 1 }));
      // A file without triggers (a composite action) runs only where another calls it, and is followed there.
      const used = uses
        ? systems.flatMap(({ path, automation }) => automation.uses.filter((one) => uses.test(one.name)).map((one) => ({ path, line: one.line })))
        : [];
      const run = runs
        ? inventory
            .commands()
            .filter((command) => inTime(command.triggers) && runs.test(command.text))
            .map(({ path, line }) => ({ path, line }))
        : [];
      return [...used, ...run];
    },
  };
}
