// Walks the expressions of signals.
import type { Expression, Matcher } from '../model/index.js';

/** Every matcher of an expression, in order. */
export function matchersOf(expression: Expression): Matcher[] {
  if ('any' in expression) return expression.any.flatMap(matchersOf);
  if ('all' in expression) return expression.all.flatMap(matchersOf);
  if ('none' in expression) return expression.none.flatMap(matchersOf);
  return [expression];
}
