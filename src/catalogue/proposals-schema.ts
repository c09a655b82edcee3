// The schema of rules/proposals/: which places of a repository are proposed as answers to open questions.
import { z } from 'zod';
import { expressionSchema } from './expression-schema.js';
import { checkId, id, line } from './schema-fields.js';

export const proposalsSchema = z.strictObject({
  proposals: z
    .array(
      z.strictObject({
        check: checkId,
        /** Is read after a place: "docs/data.md:12 names who owns the data". */
        says: line.regex(/^[a-z][^.?!]*$/, { error: 'must go on after a place, in small letters and without a full stop' }).max(100),
        /** Left out: the middle of the check's scale. */
        value: id.optional(),
        seen: expressionSchema,
      }),
    )
    .min(1),
});
