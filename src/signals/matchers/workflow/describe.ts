import { patternWords } from '../words.js';
import type { WorkflowMatcher } from './schema.js';

export const reading = 'CI counts with what it reaches through task runners, scripts and reusable workflows, two steps deep.';

/** @returns what CI has to run or use, and on which triggers */
export function describe({ runs, uses, permits, on, guards }: WorkflowMatcher): string {
  const what = [
    ...(runs === null ? [] : [`runs something like ${patternWords(runs)}`]),
    ...(uses === null
      ? []
      : [`uses an action or image like ${patternWords(uses)}${permits === null ? '' : ` in a job that may write ${patternWords(permits)}`}`]),
  ];
  return `CI that ${what.length > 0 ? what.join(' or ') : 'exists'}${on.length > 0 ? ` on ${on.join(', ')}` : ''} (followed through make, tox, nox, scripts)${guards ? ', on changes, and fails when it does' : ''}`;
}
