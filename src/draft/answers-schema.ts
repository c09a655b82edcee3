// What a program hands in: answers that it drafted, each with the text that it rests on.
import { z } from 'zod';

/** An answer points at this many places at most, and a quote is this long. */
export const most = { answers: 300, evidence: 10, quoteLines: 60, quote: 6_000 } as const;

const text = z.string().trim().min(1).max(4_000);
/** Somebody's name has a letter or a digit in it. */
const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/[\p{L}\p{N}]/u, { error: 'must be a name' });

/** A text of the repository, where it stands. */
export const quoteSchema = z.strictObject({
  path: z.string().min(1).max(1_000).describe('the file, relative to the top of the project, with "/"'),
  line: z.int().min(1).max(9_999_999).describe('the number of the first quoted line, from 1'),
  text: z.string().min(1).max(most.quote).describe('whole lines of the file, exactly as they stand there'),
});

/** One drafted answer. */
export const draftedSchema = z.strictObject({
  check: z.string().trim().min(1).max(200).describe('the id of the check, as the question names it'),
  value: z.string().trim().min(1).max(100).describe('a value of the question, "does-not-apply", or "unknown" where the files do not tell'),
  why: text.optional().describe('the reason, where the value is "does-not-apply"'),
  note: text.optional().describe('what the person who confirms it should know, in a sentence'),
  evidence: z.array(quoteSchema).max(most.evidence).default([]).describe('what the answer rests on; needed for every value but "unknown"'),
});

/** A file of drafted answers. */
export const draftsSchema = z.strictObject({
  agent: name.describe('the name of the program that drafts'),
  answers: z.array(draftedSchema).min(1).max(most.answers),
});

export type Drafted = z.output<typeof draftedSchema>;
export type Quote = z.output<typeof quoteSchema>;
export type Drafts = z.output<typeof draftsSchema>;
