import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'tsup';
import { pageAssets } from './scripts/page-assets.js';

/** What the code that looks at files is made of: its own sources, and the libraries that parse for it. */
function detector(): string {
  const sources = ['src/signals', 'src/inventory', 'src/parsers', 'src/project'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  );
  const hash = createHash('sha256');
  for (const path of [...sources.filter((path) => path.endsWith('.ts')).sort(), 'package-lock.json']) hash.update(path).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

// Everything is bundled, so that a user installs one package and starts it quickly; each command and reporter stays a chunk of its own.
export default defineConfig({
  entry: ['src/main.ts', 'src/index.ts'],
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
  esbuildPlugins: [
    {
      // The badge is set in one font; the widths of the others would be a megabyte.
      name: 'one-font',
      setup: (build) => build.onLoad({ filter: /anafanafo.data.(?:helvetica|verdana-10px)/ }, () => ({ contents: '[[32,126,0]]', loader: 'json' })),
    },
  ],
  noExternal: [/.*/],
  define: { __MLREADY_VERSION__: JSON.stringify(version), __MLREADY_DETECTOR__: JSON.stringify(detector()), ...pageAssets() },
  // Bundled CommonJS packages ask for Node's own modules by require.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});
