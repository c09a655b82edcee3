import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { look } from './look.js';
import type { ShareMatcher } from './schema.js';

export const share = matcherKind<ShareMatcher>('share', { schema: () => import('./schema.js'), look, describe, reading });
