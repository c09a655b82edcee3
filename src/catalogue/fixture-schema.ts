// The schemas of the tests of rules: what a small tree has to show, and how a check has to come out in it.
import { z } from 'zod';
import { factStates } from '../model/index.js';
import { checkId, id, line, signalId } from './schema-fields.js';

const file = z.union([
  z.string(),
  z.strictObject({
    bytes: z
      .int()
      .nonnegative()
      .max(64 * 1024 * 1024),
  }),
]);
const place = z.strictObject({ path: z.string(), line: z.exactOptional(z.int()), cell: z.exactOptional(z.int()) });
const files = z.record(z.string().min(1).max(300), file);
const words = z.union([z.string(), z.boolean(), z.array(z.union([z.string(), z.boolean()]))]);

export const signalFixtureSchema = z.strictObject({
  signal: signalId,
  cases: z
    .array(
      z.strictObject({
        name: line,
        state: z.enum(factStates),
        'look-alike': z.boolean().default(false),
        place: place.optional(),
        files,
      }),
    )
    .min(1),
});

export const activityFixtureSchema = z.strictObject({
  activity: id,
  cases: z
    .array(
      z.strictObject({
        name: line,
        state: z.enum(['present', 'absent', 'unclear']),
        'look-alike': z.boolean().default(false),
        place: place.optional(),
        files,
      }),
    )
    .min(1),
});

export const checkFixtureSchema = z.strictObject({
  check: checkId,
  cases: z
    .array(
      z.strictObject({
        name: line,
        verdict: z.enum(['met', 'partial', 'gap', 'unknown', 'not-applicable']),
        basis: z.enum(['observed', 'documented', 'asserted']).optional(),
        answer: z.union([z.string(), z.boolean()]).optional(),
        context: z.record(z.string(), words).default({}),
        files,
      }),
    )
    .min(1),
});

export type SignalFixture = z.output<typeof signalFixtureSchema>;
export type ActivityFixture = z.output<typeof activityFixtureSchema>;
export type CheckFixture = z.output<typeof checkFixtureSchema>;
