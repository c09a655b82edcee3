import type { CompiledMatcher } from '../../compiled-matcher.js';
import type { ConditionMatcher } from './schema.js';

/** The place is the condition, or the line that reads the variable. */
export function look(matcher: ConditionMatcher): CompiledMatcher {
  return {
    where: 'anywhere',
    conclude: {
      names: [],
      places: ({ workflows }) =>
        workflows.flatMap(({ path, graph }) => graph.flaws.filter(({ flaw }) => flaw === matcher.flaw).map(({ line }) => ({ path, line }))),
    },
  };
}
