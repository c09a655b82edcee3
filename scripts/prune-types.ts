// Leaves of the generated types those that the library's types lead to; the others speak of libraries that nobody who installs this package has.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { root } from '../src/root.js';

const folder = join(root, 'dist', 'types');
const reached = new Set<string>();
const queue = [join(folder, 'src', 'index.d.ts')];
for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
  if (reached.has(file)) continue;
  reached.add(file);
  for (const [, to = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*['"](\.[^'"]+)['"]/g))
    queue.push(resolve(dirname(file), to.replace(/\.js$/, '.d.ts')));
}
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && !reached.has(path)) rmSync(path);
}
