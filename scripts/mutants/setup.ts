// What holds in every file of tests that are to notice a mutant.
import { join } from 'node:path';
import fc from 'fast-check';
import { root } from '../../src/root.js';
import { switches } from './switches.js';
import { mutatedFiles } from './what.js';

// A property that fails need not look for its smallest case: that it fails is all that is asked.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });

// Before any test file: what is reached now is evaluated when a file is loaded, and never again.
for (const path of mutatedFiles()) await import(join(root, path));
switches.whenLoaded ??= Object.keys(switches.mutantCoverage?.static ?? {});
