// All kinds of changes that a gate should stop.
import type { Danger, Drop } from '../kind.js';
import { ciDrops } from './ci.js';
import { codeDrops } from './code.js';
import { dangers } from './dangers.js';
import { manifestDrops } from './manifest.js';
import { projectDrops } from './project.js';
import { testDrops } from './tests.js';

export const drops: (Drop | Danger)[] = [...testDrops, ...ciDrops, ...projectDrops, ...codeDrops, ...dangers, ...manifestDrops];
