import { describe, expect, it } from 'vitest';
import { holds } from '../../src/assess/condition.js';

const context = { updates: ['scheduled'], exposure: ['internal', 'partners'] };

describe('a condition', () => {
  it.each([
    ['any, one holds', { any: { updates: ['scheduled', 'continual'], decisions: ['automated'] } }, 'yes'],
    ['any, none holds and one field is unset', { any: { updates: ['continual'], decisions: ['automated'] } }, 'unknown'],
    ['any, none holds and all fields are set', { any: { updates: ['continual'], exposure: ['public-api'] } }, 'no'],
    ['all, each holds', { all: { updates: ['scheduled'], exposure: ['partners'] } }, 'yes'],
    ['all, one fails although another is unset', { all: { updates: ['none'], decisions: ['automated'] } }, 'no'],
    ['all, one is unset', { all: { updates: ['scheduled'], decisions: ['automated'] } }, 'unknown'],
    ['none, one holds', { none: { exposure: ['internal'] } }, 'no'],
    ['none, nothing holds', { none: { exposure: ['on-device'] } }, 'yes'],
    ['none, the field is unset', { none: { decisions: ['automated'] } }, 'unknown'],
    ['several clauses must all hold', { any: { updates: ['scheduled'] }, none: { exposure: ['internal'] } }, 'no'],
  ])('%s', (_, condition, expected) => expect(holds(condition, context)).toBe(expected));
});
