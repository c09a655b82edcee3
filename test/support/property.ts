// Properties (fast-check) try the same cases in every run, so that a failure can be seen again. MLREADY_TEST_SEED=<number> tries other cases; a property that fails prints its seed.
import fc from 'fast-check';

const given = process.env['MLREADY_TEST_SEED'] ?? '';

/** What the cases of all properties are made from. */
export const seed = given === '' ? 20_261_121 : Number(given);
if (!Number.isInteger(seed)) throw new Error(`MLREADY_TEST_SEED: is "${given}"; set it to a whole number`);

// Vitest runs this file before each test file, so a property is seeded without asking for it.
fc.configureGlobal({ seed });
