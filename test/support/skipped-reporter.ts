// Lists at the end of a run what was skipped and why, so that a green run cannot hide it.
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import { reasonIn } from './needs.js';

/** The title that says why a test is skipped, its own or that of a group around it, with the reason; null where none says it. */
function saidOf(test: TestCase): { title: string; reason: string } | null {
  for (let at: TestCase | TestSuite | TestModule = test; at.type !== 'module'; at = at.parent) {
    const reason = reasonIn(at.name);
    if (reason !== null) return { title: at.name.slice(0, -` (skipped: ${reason})`.length), reason };
  }
  return null;
}

/** What the tests of a run leave unproved. @returns a line for each group that was skipped, with the reason; none where nothing was */
export function skippedLines(modules: readonly TestModule[]): string[] {
  const counts = new Map<string, number>();
  for (const test of modules.flatMap((module) => [...module.children.allTests('skipped')])) {
    const said = saidOf(test);
    const line = said === null ? `${test.module.relativeModuleId}: no reason given` : `${said.title}: ${said.reason}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => `${String(count).padStart(4)}  ${line}`);
}

let filtered = false;

/** The reporter; silent where tests were left out by name. */
export const skippedReporter: Reporter = {
  onInit: (vitest) => {
    filtered = vitest.config.testNamePattern !== undefined;
  },
  onTestRunEnd: (modules) => {
    const lines = filtered ? [] : skippedLines(modules);
    if (lines.length > 0) console.log(`\n Skipped tests, and why:\n${lines.join('\n')}\n`);
  },
};
