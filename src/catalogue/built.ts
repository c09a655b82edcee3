// Makes what the build writes beside the bundle, so that a run need not make it again.
import type { Catalogue } from '../model/index.js';
import { requiredBy } from '../parsers/regex/required.js';
import { bare } from '../signals/pattern.js';
import type { Built } from './builtin.js';
import { patternsOf } from './expression.js';

/** @param catalogue the built-in rules, proved @returns the content of the built file */
export function built(catalogue: Catalogue): Built {
  const expressions = [...catalogue.signals.map(({ seen }) => seen), ...catalogue.context.flatMap(({ guesses }) => guesses.map(({ seen }) => seen))];
  const patterns = new Set(expressions.flatMap(patternsOf).map(bare));
  return { catalogue, required: Object.fromEntries([...patterns].map((pattern) => [pattern, requiredBy(pattern)])) };
}
