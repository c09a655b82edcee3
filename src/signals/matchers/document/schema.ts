// A document that says something: a whole one, or a section of one.
import { z } from 'zod';
import { globs, names, pattern } from '../fields.js';

export const schema = z
  .strictObject({
    files: globs,
    heading: pattern.nullable().default(null),
    says: z.array(pattern).default([]),
    'front-matter': names.default([]),
    sentences: z.int().positive().default(3),
  })
  .transform((w) => ({ kind: 'document' as const, files: w.files, heading: w.heading, says: w.says, frontMatter: w['front-matter'], sentences: w.sentences }));

export type DocumentMatcher = z.output<typeof schema>;

export const patterns = ({ heading, says }: DocumentMatcher) => [heading ?? [], ...says].flat();
