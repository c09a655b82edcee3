// Runs recheck over every pattern of the rules: minutes of work, so by hand and not in the suite. Exponential patterns fail; polynomial ones are listed with
// their degree (recheck takes a long bounded repeat for an unbounded one; what such a pattern may cost is bounded by src/signals/run-with-timeout.ts).
import { join } from 'node:path';
import { checkSync } from 'recheck';
import { loadPack } from '../src/catalogue/builtin.js';
import { patternsOf } from '../src/catalogue/expression-schema.js';
import { root } from '../src/root.js';
import { patternOf } from '../src/signals/pattern.js';

const loaded = await loadPack(join(root, 'rules'), 'rules/');
if ('problems' in loaded) throw loaded.problems[0];
const { signals, context } = loaded.catalogue;
const owners = [
  ...signals.map(({ id, seen }) => ({ id, seen })),
  ...context.flatMap(({ id, guesses }) => guesses.map(({ value, seen }) => ({ id: `${id}: ${value}`, seen }))),
];
const counts: Record<string, number> = {};
for (const { id, seen } of owners) {
  for (const pattern of new Set(patternsOf(seen))) {
    const { source, flags } = patternOf(pattern);
    const result = checkSync(source, flags, { timeout: 20_000 });
    const found =
      result.status === 'vulnerable'
        ? `${result.complexity.type}${'degree' in result.complexity ? ` of degree ${result.complexity.degree}` : ''}`
        : result.status;
    counts[found] = (counts[found] ?? 0) + 1;
    if (result.status !== 'safe') console.log(`${id}: ${found}: ${pattern.slice(0, 160)}`);
    if (result.status === 'vulnerable' && result.complexity.type === 'exponential') process.exitCode = 1;
  }
}
console.log(counts);
