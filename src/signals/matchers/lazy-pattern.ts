// Patterns of the rules as matchers hold them.
import { patternOf } from '../pattern.js';

/** @returns a pattern that is compiled when it is first asked for: most patterns of the rules meet no text in a scan */
export function lazyPattern(source: string): () => RegExp {
  let compiled: RegExp | null = null;
  return () => (compiled ??= patternOf(source));
}
