// Writes what is generated: docs/checks.md and the published schema. Run it after changing rules/; tests compare.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../src/root.js';

const mlready = (...args: string[]) => execFileSync(process.execPath, [join(root, 'bin', 'mlready.js'), ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });

for (const folder of ['docs', 'schemas']) mkdirSync(join(root, folder), { recursive: true });
writeFileSync(join(root, 'docs', 'checks.md'), mlready('checks', '--format', 'markdown'));
writeFileSync(join(root, 'schemas', 'manifest.schema.json'), mlready('schema', 'manifest'));
