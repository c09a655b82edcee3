import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { look } from './look.js';
import type { FileMatcher } from './schema.js';

export const file = matcherKind<FileMatcher>('file', { schema: () => import('./schema.js'), look, describe, reading });
