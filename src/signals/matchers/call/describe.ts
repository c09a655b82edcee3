import type { ToolJob } from '../../../model/index.js';
import { codeReading, nameWords, patternWords, whereWords } from '../words.js';
import type { CallMatcher } from './schema.js';

export const reading = codeReading;

/** @returns the names that are asked for, and the conditions on the arguments */
export function describe(matcher: CallMatcher, tools: readonly ToolJob[]): string {
  const conditions = [
    ...Object.entries(matcher.with).map(([name, pattern]) => `${name} like ${patternWords(pattern)}`),
    ...Object.entries(matcher.without).map(([name, pattern]) => `no ${name} like ${patternWords(pattern)}`),
    ...(matcher.string === null ? [] : [`first text like ${patternWords(matcher.string)}`]),
  ];
  const what = nameWords(matcher.names, matcher.tools, tools, 'imports');
  return `a call (or decorator, or base class) of ${what}${conditions.length > 0 ? ` with ${conditions.join(' and ')}` : ''}${matcher.used ? ', of which something is made' : ''}${matcher.foreign ? ', that loads what is not kept here, nor checked before, nor made by the program itself' : ''}${matcher.unserved ? ', not under __main__ of a module that a server of an image serves' : ''}${whereWords(matcher.where)}`;
}
