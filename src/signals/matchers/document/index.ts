import { matcherKind } from '../kind.js';
import { describe, reading } from './describe.js';
import { look } from './look.js';
import type { DocumentMatcher } from './schema.js';

export const document = matcherKind<DocumentMatcher>('document', { schema: () => import('./schema.js'), look, describe, reading });
