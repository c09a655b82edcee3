// What a kind of matcher is to the rest of the program, and how its folder makes one.

import type { z } from 'zod';
import type { Matcher, ToolJob } from '../../model/index.js';
import type { CompiledMatcher } from '../compiled-matcher.js';
import type { Pattern } from '../pattern.js';

/** What a dependency list may name for a matcher: distributions by name, and tools by their jobs in rules/tools/. */
export interface Declarable {
  names: readonly string[];
  tools: readonly string[];
}

/** How matchers of a kind are written in YAML. It stands on zod, so it is loaded only where rules are read from YAML. */
export interface KindSchema<M extends Matcher> {
  /** From YAML to the matcher. */
  schema: z.ZodType<M>;
  /** Every regular expression that a matcher holds. */
  patterns(matcher: M): Pattern[];
}

/** What the folder of a kind holds. */
interface Parts<M extends Matcher> {
  schema(): Promise<KindSchema<M>>;
  look(matcher: M): CompiledMatcher;
  /** What the matcher looks for, in words. */
  describe(matcher: M, tools: readonly ToolJob[]): string;
  /** The rule about reading that holds for all matchers of the kind, as a sentence; null where there is none. */
  reading: string | null;
  /** Null where nothing that the matcher looks for can be declared; so for all of the kind where it is left out. */
  declarable?(matcher: M): Declarable | null;
}

/** A kind of matcher. Its functions take matchers as the model has them and throw a TypeError at one of another kind. */
export interface MatcherKind<M extends Matcher = Matcher> extends Required<Omit<Parts<Matcher>, 'schema'>> {
  name: M['kind'];
  schema(): Promise<KindSchema<Matcher>>;
  is(matcher: Matcher): matcher is M;
}

/** @returns a kind whose functions narrow the matcher that they are given before its folder's own functions see it */
export function matcherKind<M extends Matcher>(name: M['kind'], parts: Parts<M>): MatcherKind<M> {
  // The name decides alone: schemas have proved the rest, of the built-in rules when they were built and of a pack when it was loaded.
  const is = (matcher: Matcher): matcher is M => matcher.kind === name;
  const own = (matcher: Matcher): M => {
    if (!is(matcher)) throw new TypeError(`a matcher of the kind ${matcher.kind} is none of the kind ${name}`);
    return matcher;
  };
  return {
    name,
    is,
    reading: parts.reading,
    look: (matcher) => parts.look(own(matcher)),
    describe: (matcher, tools) => parts.describe(own(matcher), tools),
    declarable: (matcher) => parts.declarable?.(own(matcher)) ?? null,
    async schema() {
      const { schema, patterns } = await parts.schema();
      return { schema, patterns: (matcher) => patterns(own(matcher)) };
    },
  };
}
