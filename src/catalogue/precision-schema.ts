// The schema of rules/precision.yaml: how often each hazard was right when its places were last read by people.
import { z } from 'zod';
import { day } from './schema-fields.js';

const count = z.number().int().min(0);

export const precisionSchema = z.strictObject({
  hazards: z.record(
    z.string().regex(/^MLR-[A-Z]\d\d$/, { error: 'must be a code such as MLR-L03' }),
    z
      .strictObject({ right: count, places: count.min(1), on: day })
      .refine(({ right, places }) => right <= places, { error: 'cannot be right in more places than were read' }),
  ),
});
