// Collects the licences of what is bundled into dist/, from the bundler's own list of inputs.
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/root.js';

const metafile = join(root, 'dist', 'metafile-esm.json');
const inputs = Object.keys(JSON.parse(readFileSync(metafile, 'utf8')).inputs);
const packages = new Set(inputs.flatMap((path) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []));
const notices = [...packages].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, folder)).find((entry) => /^licen[sc]e/i.test(entry));
  return `${name} ${version} (${license})\n\n${file ? readFileSync(join(root, folder, file), 'utf8').trim() : 'No licence text is distributed with the package.'}\n`;
});
writeFileSync(join(root, 'dist', 'THIRD-PARTY-NOTICES.txt'), `mlready bundles these packages.\n\n${notices.join(`\n${'-'.repeat(78)}\n\n`)}`);
if (existsSync(metafile)) rmSync(metafile);
