import { patternWords } from '../words.js';
import type { DocumentMatcher } from './schema.js';

export const reading =
  'A document counts when its headings are filled with sentences about this project. A template, a place-holder (TODO, TBD, "more information needed"), a prompt to the author, well-known boilerplate, dummy text, a sentence said over and over or that there is nothing to say, and a list of key words count as nothing. The title of a README is no section.';

/** @returns what the document or section has to say */
export function describe({ files, notFiles, heading, says, without, part, frontMatter, sentences }: DocumentMatcher): string {
  const words = says.length > 0 ? ` that says ${says.map(patternWords).join(' and ')}` : '';
  if (part === 'opening') return `a title or first paragraph${words} in ${files.join(', ')}`;
  const about = heading === null ? 'a document' : `a section headed like ${patternWords(heading)}`;
  const front = frontMatter.length > 0 ? ` with the front matter ${frontMatter.join(', ')}` : '';
  const apart = without.length > 0 ? `, sentences like ${without.map(patternWords).join(' or ')} left out` : '';
  const others = notFiles.length > 0 ? `, but not in ${notFiles.join(', ')}` : '';
  return `${about} with at least ${sentences} real sentences${words}${front}${apart} in ${files.join(', ')}${others}`;
}
