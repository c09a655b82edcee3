import type { CompiledMatcher } from '../../compiled-matcher.js';
import type { DefineMatcher } from './schema.js';

/** The place is the definition. */
export function look({ names, where }: DefineMatcher): CompiledMatcher {
  return { where, code: { in: 'definitions', names, tools: [] } };
}
