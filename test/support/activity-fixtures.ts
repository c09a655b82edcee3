// The small trees of fixtures/activities, read once.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ActivityFixture, activityFixtureSchema } from '../../src/catalogue/fixture-schema.js';
import { readValidated } from '../../src/parsers/config/validate.js';
import { root } from '../../src/root.js';

const folder = join(root, 'fixtures', 'activities');

/** What is expected of each activity, with the file that says so. */
export const activityFixtures: ({ file: string } & ActivityFixture)[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const read = readValidated(`fixtures/activities/${file}`, readFileSync(join(folder, file), 'utf8'), activityFixtureSchema, 1024 * 1024);
    if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join('\n'));
    return { file, ...read.value };
  });
