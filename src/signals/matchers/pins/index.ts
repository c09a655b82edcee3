import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { look } from './look.js';
import type { PinsMatcher } from './schema.js';

export const pins = matcherKind<PinsMatcher>('pins', { schema: () => import('./schema.js'), look, describe, reading });
