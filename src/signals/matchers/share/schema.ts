// A ratio over the whole tree.
import { z } from 'zod';

export const schema = z
  .strictObject({
    of: z.enum(['notebook-lines', 'pinned-dependencies', 'locked-dependencies', 'unversioned-dependencies', 'unbounded-dependencies']),
    over: z.number().min(0).max(1),
  })
  .transform((w) => ({ kind: 'share' as const, ...w }));

export type ShareMatcher = z.output<typeof schema>;

export const patterns = () => [];
