import { defineConfig } from 'vitest/config';
import { pageAssets } from './scripts/page-assets.js';
import { skippedReporter } from './test/support/skipped-reporter.js';

/** What every project has: a test that hangs ends here, and so does what it waits for before and after. */
const shared = {
  // What a developer's shell or CI sets must not change a result.
  env: { CI: '', NO_COLOR: '', FORCE_COLOR: '', COLUMNS: '', SOURCE_DATE_EPOCH: '', LC_ALL: '', LANG: 'en_GB.UTF-8' },
  setupFiles: ['test/support/property.ts'],
  // The rules are read and proved, and their matchers compiled, once for each worker and not once for each file; no test leaves anything behind in a module.
  isolate: false,
  testTimeout: 120_000,
  hookTimeout: 120_000,
};
/** The real program needs a build; it is made once, whichever projects ask for it. */
const built = { globalSetup: ['test/support/build.ts'] };

/** The kinds of tests, by what they need; each has constants of its own, because Vitest takes them out of the object that it is given. @param define the constants that stand for the style and the script of the page */
export const projectsWith = (define: Record<string, string>) => [
  {
    define: { ...define },
    test: { ...shared, name: 'rooms', include: ['test/**/*.test.ts'], exclude: ['test/{cli,hostile,program}/**', 'test/**/*.chromium.test.ts'] },
  },
  { define: { ...define }, test: { ...shared, name: 'commands', include: ['test/cli/**/*.test.ts'] } },
  { define: { ...define }, test: { ...shared, name: 'browser', include: ['test/**/*.chromium.test.ts'] } },
  {
    define: { ...define },
    test: { ...shared, ...built, name: 'program', include: ['test/{hostile,program}/**/*.test.ts'], exclude: ['test/**/*.terminal.test.ts'] },
  },
  { test: { ...shared, ...built, name: 'terminal', include: ['test/**/*.terminal.test.ts'] } },
];

export default defineConfig(() => ({
  test: {
    // The default leaves one core to the main process, which has little to do: on two cores everything would take twice as long.
    maxWorkers: '100%',
    reporters: ['default', skippedReporter],
    projects: projectsWith(pageAssets()),
  },
}));
