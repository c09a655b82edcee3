import { describe, expect, it } from 'vitest';
import { type Holds, holds } from '../../src/assess/condition.js';

const terms = {
  context: { updates: ['scheduled'], exposure: ['internal', 'partners'] },
  does: new Map<string, Holds>([
    ['trains', 'yes'],
    ['serves', 'no'],
    ['acts', 'unknown'],
  ]),
};

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
    ['an activity that takes place', { any: { does: ['trains', 'serves'] } }, 'yes'],
    ['an activity that does not take place', { any: { does: ['serves'] } }, 'no'],
    ['an activity that is unclear', { any: { does: ['serves', 'acts'] } }, 'unknown'],
    ['an activity that is not known at all', { all: { does: ['retrieves'] } }, 'unknown'],
    ['none, an activity that takes place', { none: { does: ['trains'] } }, 'no'],
  ])('%s', (_, condition, expected) => expect(holds(condition, terms)).toBe(expected));
});
