import { codeReading, whereWords } from '../words.js';
import type { DefineMatcher } from './schema.js';

export const reading = codeReading;

/** @returns the names that are asked for */
export function describe({ names, where }: DefineMatcher): string {
  return `an own function or class named ${names.join(', ')}${whereWords(where)}`;
}
