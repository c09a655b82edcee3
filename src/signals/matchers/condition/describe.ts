import type { ConditionMatcher } from './schema.js';

export const reading = null;

/** @returns what is wrong with the condition */
export function describe({ flaw }: ConditionMatcher): string {
  return {
    'always-true': 'an "if:" of GitHub Actions with text around an expression in double braces',
    'missing-output': 'an "if:" of GitHub Actions that asks for an output that no step, or no job before, gives',
    'unset-variable': 'a shell variable that a step reads and only an earlier step of the job has set',
  }[flaw];
}
