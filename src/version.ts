import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

declare const __MLREADY_VERSION__: string | undefined;

/** The version of this package: written in by the build, read from package.json when run from source. */
export const version: string =
  typeof __MLREADY_VERSION__ === 'string' ? __MLREADY_VERSION__ : String(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);
