// The catalogue from rules/, loaded once for all tests of a file.
import { join } from 'node:path';
import { loadPack } from '../../src/catalogue/builtin.js';
import { root } from '../../src/root.js';

const loaded = await loadPack(join(root, 'rules'), 'rules/');
if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));

export const catalogue = loaded.catalogue;
