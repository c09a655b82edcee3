// CPython's own parser tells what a Python file imports and calls; the scanner has to find the same in the standard library.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scanPython } from '../../src/parsers/python/scan.js';
import { root } from '../../src/root.js';
import { noPython, titled } from '../support/needs.js';

interface Truth {
  path: string;
  imports: string[];
  calls: string[];
}

it.skipIf(noPython !== null)(titled('finds what CPython finds in its standard library', noPython), () => {
  const library = standardLibrary();
  const files = ['json', 'email', 'asyncio', 'http', 'unittest', 'importlib', 'logging', 'concurrent', 'xml'].flatMap((name) =>
    pythonFiles(join(library, name)),
  );
  const wrong: string[] = [];
  let found = 0;
  let extra = 0;
  let missed = 0;
  const truths = askPython(files);
  for (const { path, imports, calls } of truths) {
    const facts = scanPython(readFileSync(path), { roots: 'all', last: 'all' });
    if (
      facts.imports
        .map(({ module }) => module)
        .sort()
        .join() !== imports.sort().join()
    )
      wrong.push(path);
    const balance = new Map<string, number>();
    for (const name of calls) balance.set(name, (balance.get(name) ?? 0) - 1);
    for (const { name, role } of facts.calls) {
      if (role !== 'call') continue;
      const last = name.slice(name.lastIndexOf('.') + 1);
      balance.set(last, (balance.get(last) ?? 0) + 1);
      found++;
    }
    for (const count of balance.values()) {
      extra += Math.max(0, count);
      missed += Math.max(0, -count);
    }
  }
  expect(truths.length).toBeGreaterThan(80);
  expect(wrong).toEqual([]);
  expect((found - extra) / found).toBeGreaterThanOrEqual(0.99);
  expect((found - extra) / (found - extra + missed)).toBeGreaterThanOrEqual(0.99);
});

function standardLibrary(): string {
  return execFileSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_paths()["stdlib"])'], { encoding: 'utf8' }).trim();
}

function pythonFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((name) => join(folder, name));
}

function askPython(files: readonly string[]): Truth[] {
  const script = join(root, 'test', 'support', 'python-oracle.py');
  const answer = execFileSync('python3', [script], { input: `${files.join('\n')}\n`, encoding: 'utf8', maxBuffer: 1 << 28 });
  return answer
    .trim()
    .split('\n')
    .map((line): Truth => JSON.parse(line));
}
