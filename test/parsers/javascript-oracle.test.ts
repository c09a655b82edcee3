// Babel's parser tells what a JavaScript or TypeScript file imports, calls and defines; the scanner has to find the same in this
// repository's own sources and in some packages.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { type Bound, newNames } from '../../src/parsers/code/bindings.js';
import type { Interest } from '../../src/parsers/code/facts.js';
import { scanJavaScript } from '../../src/parsers/javascript/scan.js';
import { isNode, type Truth, truthOf } from '../support/javascript-truth.js';
import { titled } from '../support/needs.js';

const babel = await import('@babel/parser').catch(() => null);
const noBabel = babel === null ? '@babel/parser is not installed' : null;

const root = join(import.meta.dirname, '../..');
/** Packages with hand-written sources, TypeScript first; the first files of each, in sorted order. */
const packages = ['zod/src/v4/classic', 'zod/src/v4/core', 'ajv/lib', 'preact', 'commander', 'semver'];
const filesOfEach = 40;
const largest = 150_000;

/** Known differences: how many there may be of a kind, in all files together. */
const allowed = {
  // A name and brackets are read as a call: a method in a type or class that has no body, or whose return type stands before it.
  'call that is a method with a type': 45,
  // `import.meta.a.b()` is read as "meta.a.b()": only the end of such a name matters to anybody. Missed under one name, found under the other.
  'import.meta': 4,
  // Without semicolons, what a statement assigns is known until the next assignment: `const a = b()`, then `type C = () => void` or
  // `(d as any).e = () => 1`, makes "a" a function.
  'definition in a file without semicolons': 3,
};

class Forgetful extends Map<string, Bound> {
  override set(): this {
    return this;
  }
}

it.skipIf(babel === null)(titled('finds what Babel finds in this repository and in packages', noBabel), () => {
  const different: string[] = [];
  const counts = { files: 0, imports: 0, calls: 0, definitions: 0 };
  const known = new Map<string, number>();
  for (const path of [...ownFiles(), ...packageFiles()]) {
    const source = readFileSync(path, 'utf8');
    const truth = askBabel(path, source);
    if (truth === null) continue;
    counts.files++;
    const found = scanned(source);
    for (const what of ['imports', 'calls', 'definitions'] as const) {
      counts[what] += truth[what].length;
      for (const [fact, count] of balance(truth[what], found[what])) {
        const kind = kindOf(fact, count, truth);
        if (kind === null) different.push(`${relative(root, path)} ${count > 0 ? 'extra' : 'missed'}: ${fact}`);
        else known.set(kind, (known.get(kind) ?? 0) + Math.abs(count));
      }
    }
  }
  expect(different).toEqual([]);
  for (const [kind, most] of Object.entries(allowed)) expect(known.get(kind) ?? 0, kind).toBeLessThanOrEqual(most);
  expect(counts.files).toBeGreaterThan(500);
  expect(counts.imports).toBeGreaterThan(2500);
  expect(counts.calls).toBeGreaterThan(30_000);
  expect(counts.definitions).toBeGreaterThan(2000);
});

function kindOf(fact: string, count: number, truth: Truth): keyof typeof allowed | null {
  if (count > 0 && truth.signatures.includes(fact)) return 'call that is a method with a type';
  if (/ call \.(?:import\.)?meta\./.test(fact)) return 'import.meta';
  return count > 0 && fact.startsWith('function ') ? 'definition in a file without semicolons' : null;
}

/** What the scanner finds, its names as written: bindings are forgotten. */
function scanned(source: string): Omit<Truth, 'signatures'> {
  const all: Interest = { roots: 'all', last: 'all' };
  const { imports, calls, definitions } = scanJavaScript(source, all, { ...newNames(all), imported: new Forgetful(), held: new Forgetful() });
  return {
    imports: imports.map(({ line, module }) => `${line} import ${module}`),
    calls: calls.map(({ line, name, role }) => `${line} ${role} ${name}`),
    definitions: definitions.map(({ name, role }) => `${role} ${name}`),
  };
}

/** Null for what Babel does not read: some declaration files. */
function askBabel(path: string, source: string): Truth | null {
  const typed = /\.[cm]?tsx?$/.test(path);
  try {
    const tree: unknown = babel?.parse(source, {
      sourceType: 'unambiguous',
      allowReturnOutsideFunction: true,
      plugins: [...(typed ? ['typescript' as const] : []), ...(/[cm]?ts$/.test(path) ? [] : ['jsx' as const]), 'decorators'],
    }).program;
    return isNode(tree) ? truthOf(tree) : null;
  } catch {
    return null;
  }
}

/** What is there too often (above 0) or too seldom. */
function balance(truth: readonly string[], found: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const fact of truth) counts.set(fact, (counts.get(fact) ?? 0) - 1);
  for (const fact of found) counts.set(fact, (counts.get(fact) ?? 0) + 1);
  return [...counts].filter(([, count]) => count !== 0);
}

function ownFiles(): string[] {
  return ['src', 'test', 'scripts'].flatMap((folder) => sources(join(root, folder)));
}

function packageFiles(): string[] {
  return packages.map((name) => join(root, 'node_modules', name)).flatMap((folder) => (existsSync(folder) ? sources(folder).slice(0, filesOfEach) : []));
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?[jt]sx?$/.test(name) && !/\.min\.|(?:^|\/)(?:node_modules|dist)\//.test(name))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).size < largest);
}
