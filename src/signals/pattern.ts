// Regular expressions of the rules.
import { requiredPieces } from '../parsers/regex/literal.js';

/** @returns the regular expression for a pattern of the rules: multi-line, and case-insensitive unless it starts with "(?-i)". @throws SyntaxError */
export function patternOf(source: string): RegExp {
  return source.startsWith('(?-i)') ? new RegExp(source.slice(5), 'm') : new RegExp(source, 'im');
}

/** A pattern as matchers use it. Most patterns of the rules meet no text in a scan that they could match, so each is compiled when it is first asked for. */
export interface LazyPattern {
  /** Whether a text may match; false is certain. @param holds whether the text, or one that it was made of by blanking parts out, holds a piece in lower case */
  mayMatch(holds: (piece: string) => boolean): boolean;
  expression(): RegExp;
}

/** @returns a pattern of the rules that nothing is done with yet */
export function lazyPattern(source: string): LazyPattern {
  let pieces: readonly string[] | null = null;
  let compiled: RegExp | null = null;
  return {
    mayMatch(holds) {
      pieces ??= requiredPieces(source.startsWith('(?-i)') ? source.slice(5) : source);
      return pieces.length === 0 || pieces.some(holds);
    },
    expression: () => (compiled ??= patternOf(source)),
  };
}
