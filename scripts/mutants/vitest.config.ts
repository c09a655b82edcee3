// Runs the tests that are to notice a mutant, over the code with all mutants in it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { root } from '../../src/root.js';
import { quick, tests } from './what.js';

const folder = process.env['MUTANTS'] ?? '';
const one = process.env['MUTANTS_ONE'];
const code: Record<string, string> = JSON.parse(readFileSync(join(folder, 'code.json'), 'utf8'));

class QuickestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => tests.findIndex((test) => moduleId.endsWith(test));
    return [...files].sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  root,
  plugins: [
    {
      name: 'mutants',
      enforce: 'pre',
      load: (id) => code[id.slice(root.length).replace(/^\//, '')] ?? null,
    },
  ],
  test: {
    include: tests,
    testNamePattern: quick,
    setupFiles: ['test/support/property.ts', 'scripts/mutants/setup.ts'],
    isolate: false,
    maxWorkers: 1,
    testTimeout: 120_000,
    sequence: { sequencer: QuickestFirst },
    env: { CI: '', NO_COLOR: '', FORCE_COLOR: '', COLUMNS: '', LC_ALL: '', LANG: 'en_GB.UTF-8', ...(one !== undefined && { __STRYKER_ACTIVE_MUTANT__: one }) },
    ...(one === undefined && { runner: join(root, 'scripts/mutants/runner.ts') }),
  },
});
