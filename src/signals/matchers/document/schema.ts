// A document that says something: a whole one, or a section of one.
import { z } from 'zod';
import { globs, names, pattern } from '../fields.js';

export const schema = z
  .strictObject({
    files: globs,
    // Of these the ones that say what is planned, or why something was decided.
    'not-files': globs.or(z.array(z.never())).prefault([]),
    heading: pattern.nullable().prefault(null),
    says: z.array(pattern).prefault([]),
    // Sentences that are about something else: they are not read.
    without: z.array(pattern).prefault([]),
    // Whether the title of a document may be the heading: of a README it names the project, of another page what the page is about.
    title: z.enum(['page', 'any', 'none']).default('page'),
    // `opening`: the title and the first paragraphs alone, in which a README says what the project is.
    part: z.enum(['all', 'opening']).default('all'),
    'front-matter': names.default([]),
    sentences: z.int().positive().default(3),
  })
  .transform((w) => ({
    kind: 'document' as const,
    files: w.files,
    notFiles: w['not-files'],
    heading: w.heading,
    says: w.says,
    without: w.without,
    title: w.title,
    part: w.part,
    frontMatter: w['front-matter'],
    sentences: w.sentences,
  }));

export type DocumentMatcher = z.output<typeof schema>;

export const patterns = ({ heading, says, without }: DocumentMatcher) => [heading ?? [], ...says, ...without].flat();
