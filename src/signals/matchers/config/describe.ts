import { patternWords, settingsReading } from '../words.js';
import type { ConfigMatcher } from './schema.js';

export const reading = settingsReading;

/** @returns the keys that are asked for, and what their value has to be like */
export function describe({ key, files, value }: ConfigMatcher): string {
  return `the key ${key.join(' or ')} in ${files.join(', ')}${value === null ? '' : ` with a value like ${patternWords(value)}`}`;
}
