// All kinds of changes that no gate should stop.
import type { Kind } from '../kind.js';
import { checkoutNeutral } from './checkout.js';
import { fileNeutral } from './files.js';
import { notebookNeutral } from './notebooks.js';
import { pythonNeutral } from './python.js';
import { settingsNeutral } from './settings.js';

export const neutral: Kind[] = [...pythonNeutral, ...fileNeutral, ...notebookNeutral, ...settingsNeutral, ...checkoutNeutral];
