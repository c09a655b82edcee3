import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { look } from './look.js';
import type { FlowMatcher } from './schema.js';

export const flow = matcherKind<FlowMatcher>('flow', { schema: () => import('./schema.js'), look, describe, reading });
