import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { look } from './look.js';
import type { RowsMatcher } from './schema.js';

export const rows = matcherKind<RowsMatcher>('rows', { schema: () => import('./schema.js'), look, describe, reading });
