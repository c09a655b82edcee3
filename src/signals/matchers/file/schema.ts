// A file exists: by globs, but for those of `not-named`, and where asked by size.
import { z } from 'zod';
import { globs, where } from '../fields.js';

export const schema = z
  .strictObject({ named: globs, 'not-named': globs.or(z.array(z.never())).prefault([]), 'over-bytes': z.int().nonnegative().default(0), where })
  .transform((w) => ({ kind: 'file' as const, named: w.named, notNamed: w['not-named'], overBytes: w['over-bytes'], where: w.where }));

export type FileMatcher = z.output<typeof schema>;

export const patterns = () => [];
