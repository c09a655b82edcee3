import type { ConditionMatcher } from './schema.js';

export const reading = null;

/** @returns what is wrong with the condition */
export function describe({ flaw }: ConditionMatcher): string {
  return {
    'always-true': 'an "if:" of GitHub Actions with text around an expression in double braces',
    'unset-variable': 'a shell variable that a step reads and only an earlier step of the job has set',
  }[flaw];
}
