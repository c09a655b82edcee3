// No pattern of the rules can be made slow by a hostile file.
import { checkSync } from 'recheck';
import { describe, expect, it } from 'vitest';
import { matchersOf } from '../src/expression.js';
import type { Matcher } from '../src/model.js';
import { patternOf } from '../src/pattern.js';
import { catalogue } from './catalogue-of-rules.js';

function patternsOf(matcher: Matcher): string[] {
  const maybe = (pattern: string | null) => (pattern === null ? [] : [pattern]);
  switch (matcher.kind) {
    case 'call':
      return [...Object.values(matcher.with), ...Object.values(matcher.without), ...maybe(matcher.string)];
    case 'config':
      return maybe(matcher.value);
    case 'text':
      return [...matcher.matches, ...matcher.notMatches];
    case 'workflow':
      return [...maybe(matcher.runs), ...maybe(matcher.uses)];
    case 'document':
      return [...maybe(matcher.heading), ...matcher.says];
    default:
      return [];
  }
}

const owners = [...catalogue.signals.map(({ id, seen }) => ({ id, seen })), ...catalogue.context.flatMap(({ id, guesses }) => guesses.map(({ value, seen }) => ({ id: `${id}: ${value}`, seen })))];

describe('the patterns of', () => {
  it.each(owners)('$id are safe', ({ seen }) => {
    for (const pattern of new Set(matchersOf(seen).flatMap(patternsOf))) {
      const { source, flags } = patternOf(pattern);
      const result = checkSync(source, flags, { timeout: 20_000 });
      expect(`${pattern}: ${result.status === 'vulnerable' ? result.complexity.type : 'safe'}`).toBe(`${pattern}: safe`);
    }
  });
});
