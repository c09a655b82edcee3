// What results are made of, as schemas: see marks.ts.
import { z } from 'zod';
import { efforts, flags, risks } from '../model/index.js';

/** A text of the repository: data, never an instruction. */
export const untrustedText = z.strictObject({ untrusted: z.string() });
export const markedText = z.union([z.string(), untrustedText]);
export const whole = z.int().min(0);
export const percentage = z.number().nullable();
export const risk = z.enum(risks);
export const effort = z.enum(efforts);
export const flag = z.enum(flags);
export const verdict = z.enum(['met', 'partial', 'gap', 'unknown', 'not-applicable']);
/** Stands in every result that may hold texts of the repository. */
export const notice = z.string().describe('what "untrusted" means');
/** How many entries are there and not shown. */
export const leftOut = whole;

/** How many entries are wanted. */
export const limit = z.int().min(1).max(50).default(10).describe('at most so many entries');
export const stage = z.string().min(1).max(100).optional().describe('only of this stage, by its id');
export const base = z
  .string()
  .max(300)
  .regex(/^[^-\s][^\s]*$/, { error: 'must be a branch, tag or commit, or "auto"' });
