import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { look } from './look.js';
import type { ConditionMatcher } from './schema.js';

export const condition = matcherKind<ConditionMatcher>('condition', { schema: () => import('./schema.js'), look, describe, reading });
