// The schema of a trend that was saved, as far as a page shows it.
import { z } from 'zod';

const percentage = z.number().min(0).max(100).nullable();
const whole = z.int().nonnegative();
const move = z.object({ check: z.string(), points: z.number() });

export const trendSchema = z.object({
  schema: z.literal(1),
  tool: z.object({ name: z.literal('mlready'), version: z.string() }),
  project: z.string(),
  by: z.enum(['month', 'tag', 'commit']),
  /** How many points there are before the first. */
  earlier: whole,
  /** True where the history is not all here. */
  shallow: z.boolean(),
  points: z
    .array(
      z.object({
        name: z.string(),
        commit: z.string(),
        date: z.string(),
        state: z.enum(['assessed', 'not-assessed', 'manifest-broken', 'objects-missing']),
        score: percentage,
        observed: percentage,
        /** Left out in trends that were saved before it was told. */
        repository: z.exactOptional(percentage),
        points: z.object({ earned: whole, possible: whole, observed: whole, total: whole }).nullable(),
        lost: z.array(move),
        won: z.array(move),
        reweighed: z.exactOptional(whole),
      }),
    )
    .max(100_000),
});
