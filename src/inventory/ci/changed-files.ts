// Whether a change of the code starts a CI file that asks for changes of certain files.
import type { Doubt } from '../../model/index.js';
import { type Glob, glob } from '../../parsers/glob/glob.js';
import { languageOf } from '../../parsers/languages.js';
import type { Automation, ChangedFiles } from './automation.js';

const mostPaths = 20_000;

/**
 * @param paths all files of the tree
 * @param own those of the project's own, tests counted
 * @returns why what a CI file runs guards no change of the code; undefined where some change of it starts it, or something else does
 */
export function doubtOfChanges({ triggers, only = [] }: Automation, paths: readonly string[], own: readonly string[]): Doubt | undefined {
  const byChange = triggers.filter((trigger) => trigger === 'push' || trigger === 'pull-request');
  if (only.length === 0 || byChange.length === 0 || triggers.some((trigger) => trigger === 'schedule' || trigger === 'other')) return undefined;
  const starting = byChange.map((trigger) => {
    const asked = only.filter((one) => one.trigger === trigger).map(starts);
    return (path: string) => asked.every((meets) => meets(path));
  });
  const some = (list: readonly string[]) => list.length > mostPaths || starting.some((meets) => list.some(meets));
  if (!some(paths)) return triggers.length > byChange.length ? 'not-on-change' : 'never-true';
  const code = own.filter((path) => languageOf(path) !== null);
  return code.length > 0 && !some(code) ? 'not-on-change' : undefined;
}

/** @returns whether a change of a path starts it: of the patterns that it meets the last decides */
function starts({ patterns, ignored }: ChangedFiles): (path: string) => boolean {
  const globs = patterns.map((pattern): { matches: Glob; takes: boolean } => {
    const out = pattern.startsWith('!');
    return { matches: rootGlob(out ? pattern.slice(1) : pattern), takes: out === ignored };
  });
  return (path) => globs.reduce((taken, { matches, takes }) => (matches(path) ? takes : taken), ignored);
}

/** A pattern of GitHub: from the top of the tree, `**` also within a name. */
function rootGlob(pattern: string): Glob {
  const written = pattern.replace(/^\.?\//, '').replace(/(^|\/)\*\*(?=[^/])/g, '$1**/*');
  return glob(written.includes('/') || written === '**' ? written : `/${written}`);
}
