import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { look } from './look.js';
import type { ReleaseMatcher } from './schema.js';

export const release = matcherKind<ReleaseMatcher>('release', { schema: () => import('./schema.js'), look, describe, reading });
