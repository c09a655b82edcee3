import { defineConfig } from 'vitest/config';
import { pageAssets } from './scripts/page-assets.js';

// What a developer's shell or CI sets must not change a result.
const env = { CI: '', NO_COLOR: '', FORCE_COLOR: '', COLUMNS: '', SOURCE_DATE_EPOCH: '', LC_ALL: '', LANG: 'en_GB.UTF-8' };

export default defineConfig({
  test: {
    projects: [
      {
        define: pageAssets(),
        test: { name: 'rooms', include: ['test/**/*.test.ts'], exclude: ['test/program/**'], env, testTimeout: 60_000, hookTimeout: 60_000 },
      },
      {
        test: {
          name: 'program',
          include: ['test/program/**/*.test.ts'],
          globalSetup: ['test/support/build.ts'],
          env,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
