// Spans of time, as the command line says them.
import { expect, it } from 'vitest';
import { spanStart } from '../../src/cli/trend-span.js';

it.each([
  ['12m', '2025-11-21'],
  ['1y', '2025-11-21'],
  ['90d', '2026-08-23'],
  ['2w', '2026-11-07'],
  ['0m', null],
  ['12', null],
  ['m', null],
  ['12x', null],
  ['trend.json', null],
  ['9999y', null],
])('%s begins on %s', (span, day) => expect(spanStart(span, '2026-11-21')).toBe(day));
