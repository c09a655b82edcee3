// Of the routes of the project's own service those whose requests are limited in number.
import { routesBehind } from '../route-guards.js';
import type { DegreeKind } from './kind.js';

const limits = new Set('limit limiter limits ratelimit ratelimiter ratelimited throttle throttled throttling quota'.split(' '));

function named(words: readonly string[]): boolean {
  return !words.includes('exempt') && (words.some((word) => limits.has(word)) || words.join(' ').startsWith('slow api'));
}

export const routesLimited: DegreeKind = {
  name: 'routes-limited',
  needs: ['security.rate_limited'],
  count: (evidence) => routesBehind({ signal: 'security.rate_limited', named }, evidence),
};
