import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { declarable, look } from './look.js';
import type { ImportMatcher } from './schema.js';

export const imports = matcherKind<ImportMatcher>('import', { schema: () => import('./schema.js'), look, describe, reading, declarable });
