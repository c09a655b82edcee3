import type { ShareMatcher } from './schema.js';

export const reading = null;

/** @returns the ratio that is asked for */
export function describe({ of, over }: ShareMatcher): string {
  return {
    'notebook-lines': `more than ${over * 100} % of the Python lines in notebooks`,
    'pinned-dependencies': 'every direct dependency of a folder pinned to one version',
    'locked-dependencies': 'a lock file for the language of the model or service code',
    'unversioned-dependencies': 'a list of at least three packages without any version, where no lock, freeze or pinned list is kept',
    'unbounded-dependencies': 'a list of at least three packages with at most the oldest version that will do, where no lock, freeze or pinned list is kept',
  }[of];
}
