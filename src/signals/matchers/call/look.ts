import { firstString, keywordOf, positionalOf, spreads } from '../../../parsers/code/arguments.js';
import type { CompiledMatcher } from '../../compiled-matcher.js';
import { lazyPattern } from '../../pattern.js';
import { declarableTools } from '../code.js';
import type { CallMatcher } from './schema.js';

/** The place is the call. */
export function look(matcher: CallMatcher): CompiledMatcher {
  const { names, tools, where } = matcher;
  return { where, code: { in: 'calls', names, tools, accepts: argumentTest(matcher), most: matcher.most } };
}

export const declarable = declarableTools;

function argumentTest(matcher: CallMatcher): (args: string) => boolean {
  const tests = (patterns: CallMatcher['with']) => Object.entries(patterns).map(([name, pattern]) => ({ name, pattern: lazyPattern(pattern) }));
  const wanted = tests(matcher.with);
  const unwanted = tests(matcher.without);
  const string = matcher.string === null ? null : lazyPattern(matcher.string);
  return (args) => {
    for (const { name, pattern } of wanted) {
      const value = argumentOf(args, name);
      if (value === null || !pattern.expression().test(value)) return false;
    }
    for (const { name, pattern } of unwanted) {
      const value = argumentOf(args, name);
      // What is passed on unseen may hold the keyword.
      if (value === null ? spreads(args) : pattern.expression().test(value)) return false;
    }
    return string === null || string.expression().test(firstString(args) ?? '');
  };
}

/** `allow_pickle@3` is the argument of that name, or the third where it is passed by its position. */
function argumentOf(args: string, asked: string): string | null {
  const [name = '', position] = asked.split('@');
  return keywordOf(args, name) ?? (position === undefined ? null : positionalOf(args, Number(position)));
}
