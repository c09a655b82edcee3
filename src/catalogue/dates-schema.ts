// The schema of rules/dates/: what ends on which day, and where a project uses it. Every table says where its days stand, and when they were read there.
import { z } from 'zod';
import { expressionSchema } from './expression-schema.js';
import { day, id, line, signalId } from './schema-fields.js';

const escaped = (version: string) => version.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const rowSchema = z
  .strictObject({
    version: line,
    /** Where a version has another name besides, or its dot may be left out. */
    pattern: line.optional(),
    ends: day,
  })
  .transform(({ pattern, ...row }) => ({ ...row, pattern: pattern ?? escaped(row.version) }));

export const datesSchema = z
  .strictObject({
    id,
    title: line,
    kind: z.enum(['support', 'model']),
    source: z.url(),
    read: day,
    mend: line,
    /** Stands for the version in `seen`, for the ids that the signal lists in `like`. */
    placeholder: z.string().min(1).max(2000),
    seen: expressionSchema.optional(),
    like: signalId.optional(),
    rows: z
      .array(rowSchema)
      .min(1)
      .refine((rows) => new Set(rows.map(({ version }) => version)).size === rows.length, { error: 'says the same version twice' }),
  })
  .refine(({ seen, like }) => (seen === undefined) !== (like === undefined), { error: 'needs one of seen and like' })
  .transform(({ placeholder, seen, like = '', ...table }) => ({ ...table, looks: seen === undefined ? { like, placeholder } : { seen, placeholder } }));
