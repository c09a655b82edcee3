// What is read as text in a file of CI, at a line whose command or step never runs.
import { isDead } from '../inventory/ci.js';
import type { Inventory } from '../inventory/inventory.js';
import type { Matcher, Sighting } from '../model/index.js';

/**
 * Marks what was seen at such lines.
 * @param hits what all matchers saw; places are doubted in place
 */
export function doubtNeverRun(hits: ReadonlyMap<Matcher, readonly Sighting[]>, { automations }: Pick<Inventory, 'automations'>): void {
  const dead = new Map(
    automations.map(({ path, automation }): [string, ReadonlySet<number>] => [path, deadLines([...automation.commands, ...automation.uses])]),
  );
  for (const places of hits.values())
    for (const place of places) if (place.line !== undefined && dead.get(place.path)?.has(place.line)) place.doubt ??= 'never-true';
}

function deadLines(all: readonly Pick<Inventory['automations'][number]['automation']['commands'][number], 'line' | 'doubt'>[]): ReadonlySet<number> {
  const never = (one: (typeof all)[number]) => one.doubt !== undefined && isDead(one.doubt);
  const alive = new Set(all.filter((one) => !never(one)).map(({ line }) => line));
  return new Set(all.flatMap((one) => (never(one) && !alive.has(one.line) ? [one.line] : [])));
}
