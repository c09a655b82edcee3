// A tool stands in a dependency list. That alone proves nothing: it makes a fact "declared".
import { z } from 'zod';
import { names } from '../fields.js';

export const schema = z
  .strictObject({ names: names.default([]), tools: names.default([]) })
  .transform((w) => ({ kind: 'dependency' as const, names: w.names, tools: w.tools }));

export type DependencyMatcher = z.output<typeof schema>;

export const patterns = () => [];
