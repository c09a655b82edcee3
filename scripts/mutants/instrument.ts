// Makes the mutants, with the part of Stryker that does so: it is fetched into the temporary folder, and the project itself does not depend on it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../../src/root.js';

/** The last that runs on Node.js 20. */
const version = '9.6.1';

/** One small change. */
export interface Mutant {
  id: string;
  path: string;
  line: number;
  column: number;
  mutator: string;
  was: string;
  is: string;
}

interface Position {
  line: number;
  column: number;
}
interface Instrumenter {
  instrument(
    files: { name: string; content: string; mutate: true }[],
    options: { plugins: null; excludedMutations: string[]; ignorers: [] },
  ): Promise<{
    files: { name: string; content: string }[];
    mutants: { id: string; fileName: string; location: { start: Position; end: Position }; mutatorName: string; replacement: string }[];
  }>;
}

/**
 * @param paths of the files to mutate, below the root
 * @returns the mutants, and the text of each file with all of them in it, each behind a switch
 */
export async function instrumented(paths: readonly string[]): Promise<{ mutants: Mutant[]; code: Record<string, string> }> {
  const quiet = { isDebugEnabled: () => false, debug() {}, info() {}, warn() {} };
  const { Instrumenter }: { Instrumenter: new (logger: typeof quiet) => Instrumenter } = await import(pathToFileURL(fetched()).href);
  const texts = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const files = [...texts].map(([name, content]) => ({ name, content, mutate: true as const }));
  const made = await new Instrumenter(quiet).instrument(files, { plugins: null, excludedMutations: [], ignorers: [] });
  return {
    code: Object.fromEntries(made.files.map(({ name, content }) => [name, content])),
    mutants: made.mutants.map(({ id, fileName: path, location: { start, end }, mutatorName: mutator, replacement: is }) => {
      return { id, path, line: start.line + 1, column: start.column + 1, mutator, was: between(texts.get(path) ?? '', start, end), is };
    }),
  };
}

function between(text: string, start: Position, end: Position): string {
  const lines = text.split('\n');
  const at = ({ line, column }: Position) => lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + column;
  return text.slice(at(start), at(end));
}

/** @returns where the instrumenter begins; it is installed where it is not there yet */
function fetched(): string {
  const folder = join(tmpdir(), `mlready-stryker-${version}`);
  const name = '@stryker-mutator/instrumenter';
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'node_modules', name, 'package.json')))
    execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', `${name}@${version}`], {
      stdio: 'inherit',
    });
  return createRequire(join(folder, 'package.json')).resolve(name);
}
