import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { look } from './look.js';
import type { WorkflowMatcher } from './schema.js';

export const workflow = matcherKind<WorkflowMatcher>('workflow', { schema: () => import('./schema.js'), look, describe, reading });
