import type { CompiledMatcher } from '../../compiled-matcher.js';
import type { Declarable } from '../kind.js';
import type { DependencyMatcher } from './schema.js';

/** Nothing that a file shows: what is declared is read off the inventory, see declared-dependencies.ts. */
export function look(): CompiledMatcher {
  return { where: 'anywhere' };
}

export function declarable({ names, tools }: DependencyMatcher): Declarable {
  return { names, tools };
}
