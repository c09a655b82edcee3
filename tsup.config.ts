import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';
import { detectorHash } from './scripts/detector.js';
import { pageAssets } from './scripts/page-assets.js';
import { trimmed } from './scripts/trimmed.js';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

// Everything is bundled, so that a user installs one package and starts it quickly; each command and reporter stays a chunk of its own.
export default defineConfig({
  entry: { main: 'src/main.ts', index: 'src/index.ts', 'fleet-worker': 'src/fleet/worker.ts' },
  format: 'esm',
  target: 'node20',
  platform: 'node',
  splitting: true,
  clean: true,
  dts: false,
  minify: true,
  metafile: true,
  esbuildOptions: (options) => {
    options.alias = { '@inquirer/external-editor': './scripts/no-editor.js' };
  },
  esbuildPlugins: trimmed,
  // The client of PostgreSQL and its queue are for who works on a fleet with many machines, and installs them.
  external: ['pg', 'pg-boss'],
  noExternal: [/^(?!pg$|pg-boss$).*/],
  define: { __MLREADY_VERSION__: JSON.stringify(version), __MLREADY_DETECTOR__: JSON.stringify(detectorHash()), ...pageAssets() },
  // Bundled CommonJS packages ask for Node's own modules by require.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});
