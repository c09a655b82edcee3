// What container images are built on and start, and what they need that is not in the repository.
import { z } from 'zod';
import { pattern } from '../fields.js';

export const schema = z
  .strictObject({
    base: pattern.nullable().prefault(null),
    starts: pattern.nullable().prefault(null),
    lacks: z.enum(['source', 'dockerfile']).nullable().default(null),
  })
  .transform((w) => ({
    kind: 'image' as const,
    ...w,
  }));

export type ImageMatcher = z.output<typeof schema>;

export const patterns = ({ base, starts }: ImageMatcher) => [base, starts].filter((one) => one !== null);
