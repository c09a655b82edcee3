import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.js';

declare const __MLREADY_VERSION__: string | undefined;
declare const __MLREADY_DETECTOR__: string | undefined;

/** The version of this package: written in by the build, read from package.json when run from source. */
export const version: string =
  typeof __MLREADY_VERSION__ === 'string' ? __MLREADY_VERSION__ : String(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version);

/** Stands for the code that looks at files and all that it is made of (scripts/detector.ts); other code may see something else in the same file. Written in by the build; null when run from source, which changes. */
export const detector: string | null = typeof __MLREADY_DETECTOR__ === 'string' ? __MLREADY_DETECTOR__ : null;
