import { patternWords, whereWords } from '../words.js';
import type { RowsMatcher } from './schema.js';

export const reading = null;

/** @returns which tables are asked for */
export function describe({ files, columns, atLeast, atMost, where }: RowsMatcher): string {
  const named = columns.length > 0 ? ` with columns like ${columns.map(patternWords).join(' and ')}` : '';
  const many = atMost < 1_000_000_000 ? `${atLeast} to ${atMost}` : `at least ${atLeast}`;
  return `a table (${files.join(', ')})${named} of ${many} rows${whereWords(where)}`;
}
