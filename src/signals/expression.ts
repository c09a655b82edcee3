// Walks the expressions of signals.
import type { Expression, Matcher } from '../model/index.js';

/** Every matcher of an expression, in order. */
export function matchersOf(expression: Expression): Matcher[] {
  if ('any' in expression) return expression.any.flatMap(matchersOf);
  if ('all' in expression) return expression.all.flatMap(matchersOf);
  if ('none' in expression) return expression.none.flatMap(matchersOf);
  return [expression];
}

/** The matchers of which it is asked in which function or statement they see something. */
export function closeMatchersOf(expression: Expression): Matcher[] {
  if ('any' in expression) return expression.any.flatMap(closeMatchersOf);
  if ('none' in expression) return expression.none.flatMap(closeMatchersOf);
  if (!('all' in expression)) return [];
  return expression.same === 'function' || expression.same === 'statement' ? matchersOf(expression) : expression.all.flatMap(closeMatchersOf);
}
