// Which files of a tree are opened for a signal, so that a person can see whether theirs was among them.
import { rolesIn } from '../inventory/roles.js';
import type { Signal, ToolJob } from '../model/index.js';
import { candidateFiles } from './candidate-file.js';
import { expressionsOf } from './compile.js';
import { readyRules } from './compiled-rules.js';
import { matchersOf } from './expression.js';

/** Matchers that read code: they look at every file of a language that is read. */
const ofCode = ['call', 'import', 'define', 'flow'] as const;

/**
 * @param paths all files of the tree
 * @param signals what is looked for
 * @returns the files that are opened for any of them, in the order given
 */
export function lookedAt(paths: readonly string[], signals: readonly Signal[], tools: readonly ToolJob[]): string[] {
  const compiled = readyRules({ signals, tools, context: [], activities: [] }).own();
  const matchers = signals.flatMap(expressionsOf).flatMap(matchersOf);
  const code = matchers.some((matcher) => ofCode.some((kind) => kind in matcher));
  return candidateFiles(rolesIn(paths).files, compiled)
    .filter(({ interested, language }) => interested.length > 0 || (code && language !== null))
    .map(({ path }) => path);
}
