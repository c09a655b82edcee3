// Proves rules/ and writes it as one JSON file beside the bundle. With --check it only proves.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { builtText } from '../src/catalogue/built.js';
import { builtFile, loadPack } from '../src/catalogue/builtin.js';
import { root } from '../src/root.js';

const loaded = await loadPack(join(root, 'rules'), 'rules/');
if ('problems' in loaded) {
  for (const problem of loaded.problems) console.error(problem.message);
  process.exitCode = 1;
} else {
  const { considerations, checks, signals, cases, tools } = loaded.catalogue;
  if (!process.argv.includes('--check')) {
    mkdirSync(dirname(builtFile), { recursive: true });
    const { BROTLI_PARAM_QUALITY, BROTLI_MAX_QUALITY } = constants;
    writeFileSync(builtFile, brotliCompressSync(builtText(loaded.catalogue), { params: { [BROTLI_PARAM_QUALITY]: BROTLI_MAX_QUALITY } }));
  }
  console.log(
    `rules: ${considerations.length} considerations, ${checks.length} checks, ${signals.length} signals, ${tools.length} tool jobs, ${cases.length} cases`,
  );
}
