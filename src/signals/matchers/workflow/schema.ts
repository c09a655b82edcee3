// What the project's CI runs, and when.
import { z } from 'zod';
import { names, pattern } from '../fields.js';

export const schema = z
  .strictObject({ runs: pattern.nullable().default(null), uses: pattern.nullable().default(null), on: names.default([]) })
  .transform((w) => ({ kind: 'workflow' as const, ...w }));

export type WorkflowMatcher = z.output<typeof schema>;

export const patterns = ({ runs, uses }: WorkflowMatcher) => [runs ?? [], uses ?? []].flat();
