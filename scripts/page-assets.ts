// The style and the script of the HTML report, as they stand in the page: written into the program by the build, and into the tests.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const folder = fileURLToPath(new URL('../src/report/formats/html/', import.meta.url));

/** @returns the constants that src/report/formats/html/assets.ts declares, as source text. */
export function pageAssets(): Record<string, string> {
  const made = (path: string) =>
    buildSync({
      entryPoints: [join(folder, path)],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      charset: 'utf8',
      legalComments: 'none',
      target: ['chrome109', 'firefox115', 'safari16'],
    }).outputFiles[0]?.text.trim() ?? '';
  return { __MLREADY_PAGE_STYLE__: JSON.stringify(made('page.css')), __MLREADY_PAGE_SCRIPT__: JSON.stringify(made('client/page.client.ts')) };
}
