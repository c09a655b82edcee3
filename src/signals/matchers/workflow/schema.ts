// What the project's CI runs, and when.
import { z } from 'zod';
import { names, pattern } from '../fields.js';

/** `permits`: what the job must be allowed to write that uses it ("packages: write"). `guards`: it proves something only where its failure stops a change; where it cannot, or no change starts it, it is hollow. */
export const schema = z
  .strictObject({
    runs: pattern.nullable().prefault(null),
    uses: pattern.nullable().prefault(null),
    permits: pattern.nullable().prefault(null),
    on: names.default([]),
    guards: z.boolean().default(false),
  })
  .transform((w) => ({ kind: 'workflow' as const, ...w }));

export type WorkflowMatcher = z.output<typeof schema>;

export const patterns = ({ runs, uses, permits }: WorkflowMatcher) => [runs ?? [], uses ?? [], permits ?? []].flat();
