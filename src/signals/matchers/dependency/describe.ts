import type { ToolJob } from '../../../model/index.js';
import { nameWords } from '../words.js';
import type { DependencyMatcher } from './schema.js';

export const reading = null;

/** @returns the distributions that are asked for */
export function describe({ names, tools: jobs }: DependencyMatcher, tools: readonly ToolJob[]): string {
  return `(as a mere declaration) a dependency on ${nameWords(names, jobs, tools, 'distributions')}`;
}
