// Runs each test as it is, and then once more for every mutant that it came by and that no test before it noticed.
import type { RunnerTestCase } from 'vitest';
import { TestRunner } from 'vitest';
import { write } from './record.js';
import { switches } from './switches.js';

const folder = process.env['MUTANTS'] ?? '';
const [share = 0, shares = 1] = (process.env['MUTANTS_SHARE'] ?? '').split('/').map(Number);
const dead = new Set<string>();

export default class MutantRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    switches.currentTestId = test.id;
    try {
      await run();
    } finally {
      switches.currentTestId = undefined;
    }
    const hits = switches.mutantCoverage?.perTest[test.id] ?? {};
    const mutants = Object.keys(hits).filter((id) => Number(id) % shares === share && !dead.has(id));
    for (const id of mutants) {
      // Far more often than the test needs it: a loop that does not end.
      Object.assign(switches, { activeMutant: id, hitCount: 0, hitLimit: 100 * (hits[id] ?? 0) + 1000, currentTestId: 'again' });
      try {
        await run();
      } catch {
        dead.add(id);
        const isEndless = (switches.hitCount ?? 0) > (switches.hitLimit ?? 0);
        write(folder, `${share}`, { killed: id, endless: isEndless, by: test.fullTestName });
      } finally {
        Object.assign(switches, { activeMutant: undefined, hitCount: undefined, currentTestId: undefined });
      }
    }
    // A test that fails the second time would notice everything.
    if (mutants.length > 0) await run();
  }

  override onAfterRunFiles(): void {
    const { static: outside = {}, perTest = {} } = switches.mutantCoverage ?? {};
    const byTests = Object.values(perTest).flatMap((one) => Object.keys(one));
    write(folder, `${share}`, { reached: [...new Set([...Object.keys(outside), ...byTests])], whenLoaded: switches.whenLoaded ?? [] });
    super.onAfterRunFiles();
  }
}
