import { whereWords } from '../words.js';
import type { FileMatcher } from './schema.js';

export const reading = null;

/** @returns the names and the size that are asked for */
export function describe({ named, overBytes, where }: FileMatcher): string {
  return `a file named ${named.join(', ')}${overBytes > 0 ? ` of at least ${overBytes} bytes` : ''}${whereWords(where)}`;
}
