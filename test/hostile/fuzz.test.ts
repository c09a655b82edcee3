// What must hold of every file that the program reads, whatever is in it: no exception but a known mistake, no more out than goes in, the same each time.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filesOf, holds, keptCases } from '../support/fuzz.js';
import { fuzzTargets } from '../support/fuzz-targets.js';

const runs = 200;

describe.each(fuzzTargets)('$name', (target) => {
  it('is read without an exception, in bounds, and the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(filesOf(target), (file) => holds(target, file)),
      { numRuns: runs },
    );
  });

  it('is read as it stands: what is mutated is something that is taken', async () => {
    const read = JSON.stringify(await target.read(target.seeds[0] ?? expect.fail('no seed')));
    expect(read).not.toMatch(/^(?:\{"problems"|\{"mistake"|\{\}|"no JSON")/);
  });

  it('is read where it once was not', async () => {
    for (const file of keptCases(target.name)) await holds(target, file);
  });
});
