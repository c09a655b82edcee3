import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { declarable, look } from './look.js';
import type { CallMatcher } from './schema.js';

export const call = matcherKind<CallMatcher>('call', { schema: () => import('./schema.js'), look, describe, reading, declarable });
