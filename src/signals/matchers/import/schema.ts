// Code imports a module: by dotted name, or one of a tool's.
import { z } from 'zod';
import { names, where } from '../fields.js';

export const schema = z
  .strictObject({ names: names.default([]), tools: names.default([]), where })
  .transform((w) => ({ kind: 'import' as const, names: w.names, tools: w.tools, where: w.where }));

export type ImportMatcher = z.output<typeof schema>;

export const patterns = () => [];
