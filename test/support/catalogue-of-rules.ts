// The catalogue from rules/, loaded once for all tests of a file.
import { join } from 'node:path';
import { loadPack } from '../../src/catalogue/builtin.js';
import { root } from '../../src/root.js';
import type { ScanRules } from '../../src/signals/compile.js';
import { degrees } from '../../src/signals/degrees/index.js';

const loaded = await loadPack(join(root, 'rules'), 'rules/');
if ('problems' in loaded) throw new Error(loaded.problems.map(({ message }) => message).join('\n'));

export const { catalogue } = loaded;

const alone = new Map<string, ScanRules>(
  catalogue.signals.map((signal) => {
    const needs = degrees.find(({ name }) => name === signal.degree)?.needs ?? [];
    const needed = (id: string) => needs.includes(id);
    return [
      signal.id,
      {
        signals: [signal, ...catalogue.signals.filter(({ id }) => id !== signal.id && needed(id))],
        tools: catalogue.tools,
        context: [],
        activities: catalogue.activities.filter(({ id }) => needed(id)),
      },
    ];
  }),
);

/** The rules of one signal, first, and of what its degree asks for: looking for it costs a fraction of looking for all, and finds the same (signals.test.ts proves it). @throws Error where there is no such signal */
export function rulesOf(signal: string): ScanRules {
  const rules = alone.get(signal);
  if (!rules) throw new Error(`no signal ${signal}`);
  return rules;
}
