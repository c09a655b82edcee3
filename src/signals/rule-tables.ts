// What can be worked out from rules before any tree is seen, as plain data. The build keeps it for the built-in rules; for others it is made when they are first used.

import type { Matcher, ToolJob } from '../model/index.js';
import { type GlobTable, globTable } from '../parsers/glob/glob.js';
import { type CodeTables, codeTables } from './matchers/code.js';
import { kindOf } from './matchers/index.js';
import { type SignTable, signTable } from './signs.js';

/** Which matchers, by their numbers, look at which files and names. */
export interface RuleTables {
  /** Those that inspect a file of some name. */
  inspecting: GlobTable;
  /** Those that say something about the tree as a whole. */
  concluding: number[];
  /** Of these, those that have to know the files of some name. */
  naming: GlobTable;
  code: CodeTables;
  /** What a file holds that means anything to those that inspect it. */
  signs: SignTable;
}

/** @param tools the tools that the matchers' jobs name */
export function ruleTables(matchers: readonly Matcher[], tools: readonly ToolJob[]): RuleTables {
  const looks = matchers.map((matcher, number) => ({ number, ...kindOf(matcher).look(matcher) }));
  return {
    inspecting: globTable(looks.flatMap(({ number, inspect }) => (inspect ? [{ patterns: inspect.files, value: number }] : []))),
    concluding: looks.flatMap(({ number, conclude }) => (conclude ? [number] : [])),
    naming: globTable(looks.flatMap(({ number, conclude }) => (conclude ? [{ patterns: conclude.names, value: number }] : []))),
    code: codeTables(
      looks.flatMap(({ number, code }) => (code ? [{ matcher: number, query: code }] : [])),
      tools,
    ),
    signs: signTable(looks.flatMap(({ number, inspect }) => (inspect?.signs ? [{ matcher: number, signs: inspect.signs() }] : []))),
  };
}
