// A job of CI that publishes or deploys on a push or a tag while nobody may have to let it through; where `tests` says what tests, one that waits for no test.
import { z } from 'zod';
import { pattern } from '../fields.js';

const does = z.strictObject({ runs: pattern, uses: pattern });

export const schema = z
  .strictObject({ publishes: does, tests: does.nullable().default(null), about: pattern.nullable().prefault(null) })
  .transform((w) => ({ kind: 'release' as const, ...w }));

export type ReleaseMatcher = z.output<typeof schema>;

export const patterns = ({ publishes, tests, about }: ReleaseMatcher) =>
  [...[publishes, tests ?? []].flat().flatMap(({ runs, uses }) => [runs, uses]), about ?? []].flat();
