// What a signal looks for, said in words, so that a person can argue with it. Generated from the signal itself.
import type { Expression, ToolJob } from '../../model/index.js';
import { kindOf } from '../../signals/matchers/index.js';

/**
 * @param expression what is looked for
 * @param tools the tools that its jobs name
 * @returns indented lines
 */
export function describe(expression: Expression, tools: readonly ToolJob[], depth = 0): string[] {
  const indent = '  '.repeat(depth);
  const { label } = expression;
  const named = label === undefined ? '' : `${label}: `;
  const parts = (head: string, list: readonly Expression[]) =>
    list.length === 1 && list[0] ? describe(list[0], tools, depth) : [`${indent}${named}${head}`, ...list.flatMap((part) => describe(part, tools, depth + 1))];
  if ('any' in expression) return parts('any of', expression.any);
  if ('all' in expression) return parts(expression.same === 'tree' ? 'all of' : `all of, in one ${expression.same}`, expression.all);
  if ('none' in expression) return [`${indent}${named}none of`, ...expression.none.flatMap((part) => describe(part, tools, depth + 1))];
  return [`${indent}- ${named}${kindOf(expression).describe(expression, tools)}`];
}
