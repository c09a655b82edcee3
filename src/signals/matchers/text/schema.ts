// A pattern in named files but for those of `not-files`, comments left out. All patterns must be found in one file, and none of those that may not. `each` gives every place of the first
// pattern, not the first one alone; `most` bounds them in one file. `comments` looks into comments and into what a notebook hands to its shell as well. `switched-off` counts what stands behind a
// switch (the group "name" of the first pattern, or "env" for a variable of the environment) that is off where nobody sets it, and that nothing in the tree sets.
import { z } from 'zod';
import { globs, mostPlaces, pattern, where } from '../fields.js';

export const schema = z
  .strictObject({
    files: globs,
    'not-files': globs.or(z.array(z.never())).prefault([]),
    matches: z.array(pattern).min(1),
    'not-matches': z.array(pattern).prefault([]),
    where,
    each: z.boolean().default(false),
    most: mostPlaces(50),
    comments: z.boolean().default(false),
    'switched-off': z.boolean().default(false),
  })
  .transform((w) => ({
    kind: 'text' as const,
    files: w.files,
    notFiles: w['not-files'],
    matches: w.matches,
    notMatches: w['not-matches'],
    where: w.where,
    each: w.each,
    most: w.most,
    comments: w.comments,
    switchedOff: w['switched-off'],
  }));

export type TextMatcher = z.output<typeof schema>;

export const patterns = ({ matches, notMatches }: TextMatcher) => [...matches, ...notMatches];
