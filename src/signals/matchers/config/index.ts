import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { look } from './look.js';
import type { ConfigMatcher } from './schema.js';

export const config = matcherKind<ConfigMatcher>('config', { schema: () => import('./schema.js'), look, describe, reading });
