import type { ToolJob } from '../../../model/index.js';
import { codeReading, nameWords, whereWords } from '../words.js';
import type { ImportMatcher } from './schema.js';

export const reading = codeReading;

/** @returns the modules that are asked for */
export function describe({ names, tools: jobs, where }: ImportMatcher, tools: readonly ToolJob[]): string {
  return `an import of ${nameWords(names, jobs, tools, 'imports')}${whereWords(where)}`;
}
