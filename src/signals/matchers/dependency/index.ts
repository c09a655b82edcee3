import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { declarable, look } from './look.js';
import type { DependencyMatcher } from './schema.js';

export const dependency = matcherKind<DependencyMatcher>('dependency', { schema: () => import('./schema.js'), look, describe, reading, declarable });
