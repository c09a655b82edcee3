// Properties (fast-check) try the same cases in every run, so that a failure can be seen again. MLREADY_TEST_SEED=<number> tries other cases; a property that fails prints its seed.
import fc from 'fast-check';

const given = process.env['MLREADY_TEST_SEED'] ?? '';

/** What the cases of all properties are made from. */
export const seed = given === '' ? 20_261_121 : Number(given);
if (!Number.isInteger(seed)) throw new Error(`MLREADY_TEST_SEED: is "${given}"; set it to a whole number`);

// Vitest runs this file before each test file, so a property is seeded without asking for it.
fc.configureGlobal({ seed });

/**
 * Counts how often a property, or a loop, meets what it asserts something about: one that never does would hold for nothing.
 * @returns `when`, which counts and gives back whether something holds; `least`, how often the rarest was met
 */
export function tally<Name extends string>(...names: Name[]): { when(name: Name, holds: boolean): boolean; least(): number } {
  const counts = new Map(names.map((name) => [name, 0]));
  return {
    when(name, holds) {
      if (holds) counts.set(name, (counts.get(name) ?? 0) + 1);
      return holds;
    },
    least: () => Math.min(...counts.values()),
  };
}
