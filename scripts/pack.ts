// Packs the build as it is published: npm run pack -- [<folder>]   (docs/developing/releasing.md)
import { relative, resolve } from 'node:path';
import { pack } from './release/pack.js';

const to = resolve(process.argv[2] ?? '.');
const { filename, size, unpackedSize, files } = pack(to, process.env['REPOSITORY_URL'] || null);
const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} kB`;
console.log(`${relative('.', resolve(to, filename))}: ${files.length} files, ${kilobytes(size)}, unpacked ${kilobytes(unpackedSize)}`);
const groups = new Map<string, number>();
for (const { path, size: bytes } of files) {
  const group = /^dist\/[^/]+\.js$/.test(path) ? 'dist/*.js' : (/^(?:dist\/types|schemas)/.exec(path)?.[0] ?? path);
  groups.set(group, (groups.get(group) ?? 0) + bytes);
}
for (const [group, bytes] of [...groups].sort(([, a], [, b]) => b - a)) console.log(`${kilobytes(bytes).padStart(9)}  ${group}`);
