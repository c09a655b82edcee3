import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { look } from './look.js';
import type { ImageMatcher } from './schema.js';

export const image = matcherKind<ImageMatcher>('image', { schema: () => import('./schema.js'), look, describe, reading });
