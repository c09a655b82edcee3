// The small trees of fixtures/signals, read once.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from '../src/root.js';
import { readValidated } from '../src/syntax/validated.js';

const fixture = z.strictObject({
  signal: z.string(),
  cases: z.array(
    z.strictObject({
      name: z.string(),
      state: z.enum(['present', 'declared', 'absent', 'unreadable']),
      'look-alike': z.boolean().default(false),
      place: z.strictObject({ path: z.string(), line: z.number().optional(), cell: z.number().optional() }).optional(),
      files: z.record(z.string(), z.union([z.string(), z.strictObject({ bytes: z.number() })])),
    }),
  ),
});

export type SignalCase = z.output<typeof fixture>['cases'][number];

const folder = join(root, 'fixtures', 'signals');

/** What is expected of each signal, with the file that says so. */
export const signalFixtures: ({ file: string } & z.output<typeof fixture>)[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const read = readValidated(`fixtures/signals/${file}`, readFileSync(join(folder, file), 'utf8'), fixture, 1024 * 1024);
    if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join('\n'));
    return { file, ...read.value };
  });
