// Matchers made ready: what each wants to see, sorted so that a file or a name meets only those that may fit. Ready for any number of trees.

import type { SeenCode } from '../inventory/read-code.js';
import type { ContextField, Matcher, Place, Role, Signal, ToolJob } from '../model/index.js';
import type { Interest } from '../parsers/code/facts.js';
import { globIndex } from '../parsers/glob/glob.js';
import type { CompiledMatcher, Conclusion } from './compiled-matcher.js';
import { allowedTo, type Inspecting, nameIndex } from './file-index.js';
import { type CodeMatcher, codeIndex, interestOf } from './matchers/code.js';
import { kindOf } from './matchers/index.js';

/** What is looked for: the signals, the tools that they name, and the guesses of the context. */
export interface ScanRules {
  signals: readonly Signal[];
  tools: readonly ToolJob[];
  context: readonly ContextField[];
}

export interface CompiledRules {
  /** In a fixed order, by which file results name them. */
  matchers: readonly Matcher[];
  numbers: ReadonlyMap<Matcher, number>;
  /** The matchers that inspect a file of this name. */
  wanted(path: string): readonly Inspecting[];
  /** Leaves out those that a role is not shown to. */
  allowed: Record<Role, (list: readonly Inspecting[]) => readonly Inspecting[]>;
  interest: Interest;
  /** @param own the modules that the project defines itself @returns what the matchers of code see in a file */
  codeOf(own: ReadonlySet<string>): (seen: SeenCode) => Map<Matcher, Place[]>;
  /** Those that say something about the tree as a whole. */
  concluding: readonly { matcher: Matcher; conclude: Conclusion }[];
  /** The conclusions that ask for a file of this name. */
  naming(path: string): readonly Conclusion[];
}

/** Makes matchers ready. @param tools the tools that their jobs name */
export function compile(matchers: readonly Matcher[], tools: readonly ToolJob[]): CompiledRules {
  const compiled = matchers.map((matcher): { matcher: Matcher } & CompiledMatcher => ({ matcher, ...kindOf(matcher).look(matcher) }));
  const inspecting = compiled.flatMap(({ matcher, where, inspect }): Inspecting[] => (inspect ? [{ matcher, where, inspect }] : []));
  const code = compiled.flatMap(({ matcher, where, code: query }): CodeMatcher[] => (query ? [{ matcher, where, query }] : []));
  const concluding = compiled.flatMap(({ matcher, conclude }) => (conclude ? [{ matcher, conclude }] : []));
  const find = globIndex(inspecting.map((one) => ({ patterns: one.inspect.files, value: one })));
  return {
    matchers,
    numbers: new Map(matchers.map((matcher, number) => [matcher, number])),
    wanted(path) {
      const plain = path.replace(/\.(?:markdown|mdx|qmd|rmd)$/i, '.md');
      return plain === path ? find(path) : [...new Set([...find(path), ...find(plain).filter(({ inspect }) => inspect.markdownDialects)])];
    },
    allowed: { own: allowedTo('own'), test: allowedTo('test'), vendored: allowedTo('vendored') },
    interest: interestOf(code, tools),
    codeOf: codeIndex(code, tools),
    concluding,
    naming: nameIndex(concluding.map(({ conclude }) => conclude)),
  };
}
