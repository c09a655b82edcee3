// Matchers made ready to look: what each wants to see, sorted so that a file or a name meets only those that may fit. Ready for any number of trees.

import type { SeenCode } from '../inventory/read-code.js';
import type { ContextField, Matcher, Place, Role, Signal, ToolJob } from '../model/index.js';
import type { Interest } from '../parsers/code/facts.js';
import { globIndex } from '../parsers/glob/glob.js';
import { allowedTo, type Inspecting, nameIndex } from './file-index.js';
import type { Look } from './matcher.js';
import { codeIndex, interestOf } from './matchers/code.js';
import { lookOf } from './matchers/index.js';

/** What is looked for: the signals, the tools that they name, and the guesses of the context. */
export interface ScanRules {
  signals: readonly Signal[];
  tools: readonly ToolJob[];
  context: readonly ContextField[];
}

export interface Compiled {
  /** In a fixed order, by which sightings name them. */
  matchers: readonly Matcher[];
  numbers: ReadonlyMap<Matcher, number>;
  /** The looks that inspect a file of this name. */
  wanted(path: string): readonly Inspecting[];
  /** Leaves out those that a role is not shown to. */
  allowed: Record<Role, (list: readonly Inspecting[]) => readonly Inspecting[]>;
  interest: Interest;
  /** @param own the modules that the project defines itself @returns what the code matchers see in a file */
  codeOf(own: ReadonlySet<string>): (seen: SeenCode) => Map<Matcher, Place[]>;
  /** Those that say something about the tree as a whole. */
  concluding: readonly [Matcher, Look][];
  /** The concluding looks that ask for a file of this name. */
  naming(path: string): readonly Look[];
}

/** Makes matchers ready. @param tools the tools that their jobs name */
export function compile(matchers: readonly Matcher[], tools: readonly ToolJob[]): Compiled {
  const looks = matchers.flatMap((matcher): [Matcher, Look][] => {
    const look = lookOf(matcher);
    return look ? [[matcher, look]] : [];
  });
  const code = matchers.filter((m) => m.kind === 'call' || m.kind === 'import' || m.kind === 'define');
  const concluding = looks.filter(([, look]) => look.conclude);
  const find = globIndex(looks.filter(([, look]) => look.inspect).map(([matcher, look]) => ({ patterns: look.patterns, value: { matcher, look } })));
  return {
    matchers,
    numbers: new Map(matchers.map((matcher, number) => [matcher, number])),
    wanted(path) {
      // Globs speak of Markdown as `.md`; documents are written in its dialects as well.
      const plain = path.replace(/\.(?:markdown|mdx|qmd|rmd)$/i, '.md');
      return plain === path ? find(path) : [...new Set([...find(path), ...find(plain).filter(({ matcher }) => matcher.kind === 'document')])];
    },
    allowed: { own: allowedTo('own'), test: allowedTo('test'), vendored: allowedTo('vendored') },
    interest: interestOf(code, tools),
    codeOf: codeIndex(code, tools),
    concluding,
    naming: nameIndex(concluding.map(([, look]) => look)),
  };
}
