// Facts get their degrees once everything else of the tree is known.
import { codeGraph } from '../inventory/code-graph/graph.js';
import type { Inventory } from '../inventory/inventory.js';
import type { Fact } from '../model/index.js';
import { once } from '../parsers/text/lazy.js';
import { mainHits } from './activities.js';
import type { ScanRules } from './compile.js';
import { degrees } from './degrees/index.js';
import type { Evidence } from './degrees/kind.js';
import { evaluate, type Hits } from './facts.js';

const mostLeft = 20;

/**
 * @param facts of the signals of the rules, in their order
 * @param hits what was seen live
 * @returns the same facts; those that are present or weak, and of which something can be counted, say how many of how many
 */
export function withDegrees(facts: readonly Fact[], rules: ScanRules, { hits, inventory }: { hits: Hits; inventory: Inventory }): Fact[] {
  const main = once(() => mainHits(hits, inventory));
  const evidence: Evidence = {
    inventory,
    graph: once(() => codeGraph(inventory.sketches)),
    shown(id) {
      const signal = rules.signals.find((one) => one.id === id);
      return signal ? evaluate(signal.seen, hits).places : [];
    },
    done(id) {
      const activity = rules.activities.find((one) => one.id === id);
      return activity ? evaluate(activity.seen, main()).places : [];
    },
  };
  const known = new Set([...rules.signals, ...rules.activities].map(({ id }) => id));
  return facts.map((fact, index) => {
    const kind = degrees.find(({ name }) => name === rules.signals[index]?.degree);
    if (!kind?.needs.every((id) => known.has(id)) || (fact.state !== 'present' && fact.state !== 'weak')) return fact;
    const counted = kind.count(evidence);
    if (!counted || counted.total === 0) return fact;
    const { count, total, rest } = counted;
    const { places, ...head } = fact;
    return { ...head, degree: { count, total }, ...(rest.length > 0 && { rest: rest.slice(0, mostLeft) }), places };
  });
}
