// Whether a repair left everything else as good as it was.
import { expect, it } from 'vitest';
import { isBetterOrSame } from '../../src/gate/no-worse.js';
import type { Fact, Place, Scan } from '../../src/model/index.js';
import { smallRules } from '../support/small-project.js';

const { signals } = smallRules([], ['tests'], { pickle: {} });
const places = (count: number): Place[] => Array.from({ length: count }, (_, index) => ({ path: 'a.py', line: index + 1 }));
const scan = (tests: Fact['state'], pickles: number, state: Fact['state'] = pickles > 0 ? 'present' : 'absent') =>
  ({
    facts: [
      { signal: 'tests', state: tests, places: [] },
      { signal: 'pickle', state, places: places(pickles) },
    ],
  }) as unknown as Scan;

it.each<[name: string, before: Scan, after: Scan, holds: boolean]>([
  ['as it was', scan('present', 1), scan('present', 1), true],
  ['a hazard less', scan('present', 2), scan('present', 1), true],
  ['no hazard left', scan('present', 1), scan('present', 0), true],
  ['a hazard more', scan('present', 1), scan('present', 2), false],
  ['a hazard that cannot be read', scan('present', 1), scan('present', 0, 'unreadable'), false],
  ['a practice more', scan('absent', 1), scan('present', 1), true],
  ['a practice that is hollow now', scan('present', 1), scan('weak', 0), false],
  ['a hollow practice that is only declared', scan('weak', 1), scan('declared', 0), false],
  ['a declared practice that is gone', scan('declared', 1), scan('absent', 0), false],
  ['a practice that cannot be read', scan('absent', 1), scan('unreadable', 0), false],
  ['a hollow practice that is whole now', scan('weak', 1), scan('present', 1), true],
  ['nothing looked for', { facts: [] } as unknown as Scan, { facts: [] } as unknown as Scan, false],
  ['a look that saw less than it was asked for', scan('present', 1), { facts: [{ signal: 'tests', state: 'present', places: [] }] } as unknown as Scan, false],
])('%s', (_, before, after, holds) => {
  expect(isBetterOrSame(before, after, signals)).toBe(holds);
});
