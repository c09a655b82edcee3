import { patternWords } from '../words.js';
import type { ReleaseMatcher } from './schema.js';

export const reading = 'Read of GitHub Actions, where files tell which job waits for which.';

/** @returns what publishes and what tests */
export function describe({ publishes, tests, about }: ReleaseMatcher): string {
  const words = ({ runs, uses }: ReleaseMatcher['publishes']) => `runs ${patternWords(runs)} or uses ${patternWords(uses)}`;
  const named = about === null ? '' : `, called ${patternWords(about)}`;
  return `a job of CI, started by a push or a tag and held by no environment, that ${words(publishes)}${named}${tests === null ? '' : `, after no step and no job that ${words(tests)}`}`;
}
