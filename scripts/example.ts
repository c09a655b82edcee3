// Runs the example of docs/library.md as a stranger would: with the package installed beside it.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../src/root.js';

const page = join(root, 'docs', 'library.md');
const marked = (name: string) => new RegExp(`(<!-- ${name} -->\\n\`\`\`\\w+\\n)([\\s\\S]*?)(\`\`\`\\n<!-- /${name} -->)`);

/** The text of the marked block in docs/library.md. @throws Error where there is none */
export function blockOf(name: 'example' | 'output'): string {
  const [, , text] = marked(name).exec(readFileSync(page, 'utf8')) ?? [];
  if (text === undefined) throw new Error(`docs/library.md has no block ${name}`);
  return text;
}

/** The shorter examples of docs/library.md, which are compiled and not run. */
export function snippetsOf(): string[] {
  return [...readFileSync(page, 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
}

/** A folder that has the sample project in it, and the package where Node looks for it. @param place puts the package at a path */
export function consumer(place: (path: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlready-library-'));
  mkdirSync(join(folder, 'node_modules'));
  place(join(folder, 'node_modules', 'mlready'));
  cpSync(join(root, 'fixtures', 'projects', 'churn'), join(folder, 'churn'), { recursive: true });
  return folder;
}

/** Runs the example in such a folder. @returns what it prints */
export function outputIn(folder: string): string {
  writeFileSync(join(folder, 'example.mjs'), blockOf('example'));
  return execFileSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'] } });
}

/** Writes what the example prints into docs/library.md. */
export function writeOutput(): void {
  const output = outputIn(consumer((path) => symlinkSync(root, path)));
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(marked('output'), (_, before: string, __: string, after: string) => `${before}${output}${after}`),
  );
}
