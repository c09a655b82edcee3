import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { look } from './look.js';
import type { TextMatcher } from './schema.js';

export const text = matcherKind<TextMatcher>('text', { schema: () => import('./schema.js'), look, describe, reading });
