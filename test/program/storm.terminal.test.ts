// Twenty interviews with random keys, each killed at a random instant; `npm run storm` holds five hundred.
import { describe, expect, it } from 'vitest';
import { noTerminal, titled } from '../support/needs.js';
import { storm } from '../support/storm.js';

describe.skipIf(noTerminal !== null)(titled('a storm of keys', noTerminal), () => {
  it.each(Array.from({ length: 10 }, (_, index) => [2 * index + 1, 2 * index + 2] as const))(
    'and a kill leave a valid manifest with every confirmed answer (seeds %i and %i)',
    async (...seeds) => {
      expect((await Promise.all(seeds.map(storm))).flat()).toEqual([]);
    },
  );
});
