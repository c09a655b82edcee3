// The schemas of the files of a pack of one's own that differ from those of the built-in pack.
import { z } from 'zod';
import { risks } from '../model.js';
import { checkId, checkSchema, id, line, signalId, text, version } from './schema.js';

const reason = text;

export const extensionSchema = z.strictObject({
  id,
  title: line,
  version,
  extends: z.literal('survey'),
  source: text.optional(),
  'switch-off': z
    .array(z.strictObject({ check: checkId, reason }))
    .max(200)
    .default([]),
  change: z
    .array(
      z
        .strictObject({
          check: checkId,
          risk: z.enum(risks).optional(),
          'shown-by': z
            .array(z.strictObject({ signal: signalId, earns: z.enum(['full', 'half']) }))
            .min(1)
            .optional(),
          reason,
        })
        .refine((change) => change.risk !== undefined || change['shown-by'] !== undefined, { error: 'changes nothing: give risk or shown-by' }),
    )
    .max(200)
    .default([]),
});

export const ownChecksSchema = z.strictObject({ consideration: id, checks: z.array(checkSchema).min(1).max(50) });

/** What a tree has to show, or how a check has to come out in it: the tests of a pack. */
const file = z.union([
  z.string(),
  z.strictObject({
    bytes: z
      .int()
      .nonnegative()
      .max(1024 * 1024),
  }),
]);
const place = z.strictObject({ path: z.string(), line: z.int().optional(), cell: z.int().optional() });
const files = z.record(z.string().min(1).max(300), file);
const words = z.union([z.string(), z.boolean(), z.array(z.union([z.string(), z.boolean()]))]);

export const signalFixtureSchema = z.strictObject({
  signal: signalId,
  cases: z
    .array(
      z.strictObject({
        name: line,
        state: z.enum(['present', 'declared', 'absent', 'unreadable']),
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
export type CheckFixture = z.output<typeof checkFixtureSchema>;
