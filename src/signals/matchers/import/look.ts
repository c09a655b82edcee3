import type { CompiledMatcher } from '../../compiled-matcher.js';
import { declarableTools } from '../code.js';
import type { ImportMatcher } from './schema.js';

/** The place is the import. */
export function look({ names, tools, where }: ImportMatcher): CompiledMatcher {
  return { where, code: { in: 'imports', names, tools } };
}

export const declarable = declarableTools;
