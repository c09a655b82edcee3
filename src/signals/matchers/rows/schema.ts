// A table kept in the repository: by the names of its columns and how many rows it has. A file that is too large to be read is no answer.
import { z } from 'zod';
import { globs, pattern, where } from '../fields.js';

export const schema = z
  .strictObject({
    files: globs,
    columns: z.array(pattern).prefault([]),
    'at-least': z.int().nonnegative().default(0),
    'at-most': z.int().nonnegative().default(1_000_000_000),
    where,
  })
  .transform((w) => ({ kind: 'rows' as const, files: w.files, columns: w.columns, atLeast: w['at-least'], atMost: w['at-most'], where: w.where }));

export type RowsMatcher = z.output<typeof schema>;

export const patterns = ({ columns }: RowsMatcher) => columns;
