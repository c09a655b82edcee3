// The small trees of fixtures/guesses, read once: what a repository lets us guess about the project.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readValidated } from '../../src/parsers/config/validate.js';
import { root } from '../../src/root.js';

const guessFixture = z.strictObject({
  field: z.string(),
  cases: z.array(
    z.strictObject({
      name: z.string(),
      value: z.string().nullable(),
      place: z.strictObject({ path: z.string(), line: z.number() }).optional(),
      files: z.record(z.string(), z.string()),
    }),
  ),
});

const folder = join(root, 'fixtures', 'guesses');

/** What is guessed of each field of the context: the value, or null where a tree only looks like it. */
export const guessFixtures = readdirSync(folder)
  .sort()
  .map((file) => {
    const read = readValidated(`fixtures/guesses/${file}`, readFileSync(join(folder, file), 'utf8'), guessFixture, 1024 * 1024);
    if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join('\n'));
    return read.value;
  });
