// The small trees of fixtures/signals, read once.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SignalFixture, signalFixtureSchema } from '../../src/catalogue/fixture-schema.js';
import { readValidated } from '../../src/parsers/config/validate.js';
import { root } from '../../src/root.js';

export type SignalCase = SignalFixture['cases'][number];

const folder = join(root, 'fixtures', 'signals');

/** What is expected of each signal, with the file that says so. */
export const signalFixtures: ({ file: string } & SignalFixture)[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const read = readValidated(`fixtures/signals/${file}`, readFileSync(join(folder, file), 'utf8'), signalFixtureSchema, 1024 * 1024);
    if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join('\n'));
    return { file, ...read.value };
  });
