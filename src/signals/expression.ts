// Walks the expressions of signals.
import type { Expression, Matcher } from '../model/index.js';

/** Every matcher of an expression, in order. */
export function matchersOf(expression: Expression): Matcher[] {
  if ('any' in expression) return expression.any.flatMap(matchersOf);
  if ('all' in expression) return expression.all.flatMap(matchersOf);
  if ('none' in expression) return expression.none.flatMap(matchersOf);
  return [expression];
}

/** Every regular expression of an expression, as written in the rules. */
export function patternsOf(expression: Expression): string[] {
  return matchersOf(expression).flatMap((matcher) => {
    switch (matcher.kind) {
      case 'call':
        return [...Object.values(matcher.with), ...Object.values(matcher.without), matcher.string ?? []].flat();
      case 'config':
        return matcher.value ?? [];
      case 'text':
        return [...matcher.matches, ...matcher.notMatches];
      case 'workflow':
        return [matcher.runs ?? [], matcher.uses ?? []].flat();
      case 'document':
        return [matcher.heading ?? [], ...matcher.says].flat();
      default:
        return [];
    }
  });
}
