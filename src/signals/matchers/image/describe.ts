import { patternWords } from '../words.js';
import type { ImageMatcher } from './schema.js';

export const reading =
  'Stages of the same Dockerfile, images that a compose file builds, devcontainers, examples, tests and compose files for them are left out.';

/** @returns the base that is asked for, or what is not there */
export function describe({ base, lacks }: ImageMatcher): string {
  if (lacks === 'source') return 'a source or manifest file that a Dockerfile copies, and that no folder of the repository holds';
  if (lacks === 'dockerfile') return 'a Dockerfile that a compose file or CI names, and that is not there';
  return `an image that is built on or run, like ${patternWords(base ?? '')}`;
}
