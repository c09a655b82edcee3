// Reads what a program hands in. It is JSON: every mistake is one line with its place.
import { KnownError } from '../errors.js';
import { mostProblems, readValidated } from '../parsers/config/validate.js';
import { type Drafts, draftsSchema } from './answers-schema.js';

/** Quotes included, a draft of every check stays below this. */
export const maxDraftBytes = 512 * 1024;

/** @param name what mistakes call the text @returns the drafts, or their mistakes, at most 50 */
export function readDrafts(name: string, text: string): { drafts: Drafts } | { problems: KnownError[] } {
  if (Buffer.byteLength(text) > maxDraftBytes)
    return { problems: [new KnownError(name, `is larger than ${maxDraftBytes / 1024} KiB`, 'hand the answers in in several parts')] };
  try {
    JSON.parse(text);
  } catch {
    const isFenced = /^\s*```/.test(text);
    return { problems: [new KnownError(name, 'is no JSON', isFenced ? 'leave out the marks around it (```)' : 'see the form in: mlready draft --prompt')] };
  }
  // JSON is YAML as well, whose reader knows the places; tabs stand between its parts only.
  const read = readValidated(name, text.replaceAll('\t', ' '), draftsSchema, maxDraftBytes);
  return 'problems' in read ? { problems: read.problems.slice(0, mostProblems) } : { drafts: read.value };
}
