// Twenty interviews with random keys, each killed at a random instant; `npm run storm` holds five hundred.
import { describe, expect, it } from 'vitest';
import { storm } from '../support/storm.js';
import { noTerminal } from '../support/terminal.js';

describe.skipIf(noTerminal !== null)(`a storm of keys${noTerminal === null ? '' : `: ${noTerminal}`}`, () => {
  it.each(Array.from({ length: 10 }, (_, index) => [2 * index + 1, 2 * index + 2] as const))(
    'and a kill leave a valid manifest with every confirmed answer (seeds %i and %i)',
    async (...seeds) => {
      expect((await Promise.all(seeds.map(storm))).flat()).toEqual([]);
    },
  );
});
