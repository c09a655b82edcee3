import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { look } from './look.js';
import type { DefineMatcher } from './schema.js';

export const define = matcherKind<DefineMatcher>('define', { schema: () => import('./schema.js'), look, describe, reading });
