// The catalogue from rules/, loaded once for all tests of a file.
import { join } from 'node:path';
import { loadPack } from '../../src/catalogue/builtin.js';
import { root } from '../../src/root.js';
import type { ScanRules } from '../../src/signals/compile.js';

const loaded = await loadPack(join(root, 'rules'), 'rules/');
if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));

export const { catalogue } = loaded;

const alone = new Map<string, ScanRules>(
  catalogue.signals.map((signal) => [
    signal.id,
    { signals: [signal], tools: catalogue.tools, context: [], activities: signal.degree === null ? [] : catalogue.activities },
  ]),
);

/** The rules of one signal alone: looking for it costs a fraction of looking for all, and finds the same (signals.test.ts proves it). @throws Error where there is no such signal */
export function rulesOf(signal: string): ScanRules {
  const rules = alone.get(signal);
  if (!rules) throw new Error(`no signal ${signal}`);
  return rules;
}
