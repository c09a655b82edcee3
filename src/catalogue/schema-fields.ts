// What the schemas of the files under rules/ have in common.
import { z } from 'zod';
import type { Condition } from '../model/index.js';

export const text = z.string().trim().min(1).max(5000);
export const line = z
  .string()
  .trim()
  .min(1)
  .max(400)
  .regex(/^[^\r\n]*$/, { error: 'must be one line' });
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be lower-case words joined by "-"' });
export const checkId = z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, { error: 'must be <consideration>.<what>' });
export const signalId = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*\.[a-z0-9_]+$/, { error: 'must be <area>.<what>' });
export const version = z.string().regex(/^\d+\.\d+\.\d+$/, { error: 'must be a version such as 1.0.0' });
export const day = z.iso.date({ error: 'must be a day such as 2026-03-31' });
export const uniqueStrings = (of: z.ZodString) => z.array(of).refine((list) => new Set(list).size === list.length, { error: 'says the same twice' });

/** YAML reads an unquoted true as a boolean; closed vocabularies hold the words. */
const word = z.union([id, z.boolean().transform((b) => (b ? 'yes' : 'no'))]);
const clause = z.record(z.string(), z.array(word).min(1));
export const condition = z
  .strictObject({ all: clause.optional(), any: clause.optional(), none: clause.optional() })
  .refine((c) => c.all !== undefined || c.any !== undefined || c.none !== undefined, { error: 'needs one of all, any, none' })
  .transform((c): Condition => ({ ...(c.all && { all: c.all }), ...(c.any && { any: c.any }), ...(c.none && { none: c.none }) }));
