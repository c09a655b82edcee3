import { patternWords, settingsReading, whereWords } from '../words.js';
import type { TextMatcher } from './schema.js';

export const reading = settingsReading;

/** @returns the patterns that are asked for, and those that may not be there */
export function describe({ matches, notMatches, files, where, comments, switchedOff }: TextMatcher): string {
  const not = notMatches.length > 0 ? ` and not ${notMatches.map(patternWords).join(', ')}` : '';
  return `text like ${matches.map(patternWords).join(' and ')}${not} in ${files.join(', ')}${comments ? ', comments included' : ''}${switchedOff ? ', where what it asks is off and nothing turns it on' : ''}${whereWords(where)}`;
}
