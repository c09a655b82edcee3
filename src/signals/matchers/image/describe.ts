import { patternWords } from '../words.js';
import type { ImageMatcher } from './schema.js';

export const reading =
  'Stages of the same Dockerfile, images that a compose file builds, devcontainers, examples, tests and compose files for them are left out.';

/** @returns the base or the command that is asked for, or what is not there */
export function describe({ base, starts, lacks }: ImageMatcher): string {
  if (lacks === 'source') return 'a source or manifest file that a Dockerfile copies, and that no folder of the repository holds';
  if (lacks === 'dockerfile') return 'a Dockerfile that a compose file or CI names, and that is not there';
  if (starts !== null) return `an image whose last stage, if it is none for development, starts a command like ${patternWords(starts)}`;
  return `an image that is built on or run, like ${base === null ? '//' : patternWords(base)}`;
}
