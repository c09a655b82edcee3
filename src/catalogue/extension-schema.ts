// The schemas of the files of a pack of one's own that differ from those of the built-in pack.
import { z } from 'zod';
import { risks } from '../model/index.js';
import { checkSchema, showingSchema } from './check-schema.js';
import { checkId, id, line, text, version } from './schema-fields.js';

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
          'shown-by': z.array(showingSchema).min(1).optional(),
          reason,
        })
        .refine((change) => change.risk !== undefined || change['shown-by'] !== undefined, { error: 'changes nothing: give risk or shown-by' }),
    )
    .max(200)
    .default([]),
});

export const ownChecksSchema = z.strictObject({ consideration: id, checks: z.array(checkSchema).min(1).max(50) });
