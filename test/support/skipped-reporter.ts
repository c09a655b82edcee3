// Lists at the end of a run what was skipped and why, so that a green run cannot hide it.
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import { reasonIn, untitled } from './needs.js';

/** A test that was skipped: where it stands, and the titles around it, its own last. */
export interface Skipped {
  file: string;
  titles: readonly string[];
}

/** @returns a line for each group that was skipped for a reason, with the number of its tests; those without a reason are counted by file */
export function skippedLines(tests: readonly Skipped[]): string[] {
  const counts = new Map<string, number>();
  for (const { file, titles } of tests) {
    const title = titles.find((one) => reasonIn(one) !== null);
    const line = title === undefined ? `${file}: no reason given` : `${untitled(title)}: ${reasonIn(title)}`;
    counts.set(line, (counts.get(line) ?? 0) + 1);
  }
  return [...counts].map(([line, count]) => `${String(count).padStart(5)}  ${line}`);
}

function skippedIn(module: TestModule): Skipped[] {
  return [...module.children.allTests('skipped')].map((test) => {
    const titles: string[] = [];
    for (let at: TestCase | TestSuite | TestModule = test; at.type !== 'module'; at = at.parent) titles.unshift(at.name);
    return { file: module.relativeModuleId, titles };
  });
}

let byName = false;

/** Silent where tests were left out by name. */
export const skippedReporter: Reporter = {
  onInit: (vitest) => {
    byName = vitest.config.testNamePattern !== undefined;
  },
  onTestRunEnd: (modules) => {
    const lines = byName ? [] : skippedLines(modules.flatMap(skippedIn));
    if (lines.length > 0) console.log(`\n Skipped tests, and why:\n${lines.join('\n')}\n`);
  },
};
