// The sources of src/ and what imports what, types and dynamic imports counted.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { root } from '../../src/root.js';

export interface Source {
  path: string;
  text: string;
  /** Files of src/ that it imports. */
  imports: string[];
}

const paths = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => `src/${path}`)
  .sort();
const known = new Set(paths);

/** Every source file, sorted by path. */
export const sources: readonly Source[] = paths.map((path) => {
  const text = readFileSync(join(root, path), 'utf8');
  return { path, text, imports: [...text.matchAll(/(?:from|import\(|^import)\s*'(\.[^']+)'/gm)].map(([, to = '']) => resolved(path, to)) };
});

/** @throws Error where the import leads to no source: a rule that cannot see an import would prove nothing */
function resolved(from: string, to: string): string {
  const bare = posix.join(posix.dirname(from), to).replace(/\.js$/, '');
  const found = [`${bare}.ts`, `${bare}.tsx`].find((path) => known.has(path));
  if (found === undefined) throw new Error(`${from} imports ${to}, which is no source`);
  return found;
}

/** The groups of files that import each other in a circle (Tarjan, "Depth-first search and linear graph algorithms", 1972), each sorted. */
export function circlesOf(graph: readonly Pick<Source, 'path' | 'imports'>[]): string[][] {
  const targets = new Map(graph.map(({ path, imports }) => [path, imports]));
  const numbers = new Map<string, number>();
  const lows = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];
  const visit = (path: string): void => {
    numbers.set(path, numbers.size);
    lows.set(path, numbers.size - 1);
    stack.push(path);
    for (const to of targets.get(path) ?? []) {
      if (!numbers.has(to)) visit(to);
      if (stack.includes(to)) lows.set(path, Math.min(lows.get(path) ?? 0, lows.get(to) ?? 0));
    }
    if (lows.get(path) !== numbers.get(path)) return;
    const circle = stack.splice(stack.indexOf(path));
    if (circle.length > 1 || targets.get(path)?.includes(path)) circles.push(circle.sort());
  };
  for (const { path } of graph) if (!numbers.has(path)) visit(path);
  return circles;
}
