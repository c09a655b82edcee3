// A pattern in named files, comments left out. All patterns must be found in one file, and none of those that may not.
import { z } from 'zod';
import { globs, pattern, where } from '../fields.js';

export const schema = z
  .strictObject({ files: globs, matches: z.array(pattern).min(1), 'not-matches': z.array(pattern).default([]), where })
  .transform((w) => ({ kind: 'text' as const, files: w.files, matches: w.matches, notMatches: w['not-matches'], where: w.where }));

export type TextMatcher = z.output<typeof schema>;

export const patterns = ({ matches, notMatches }: TextMatcher) => [...matches, ...notMatches];
