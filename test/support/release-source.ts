// A copy of this project as a repository of its own, so that a release can be made of it.
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../../src/root.js';
import { environment, git, type Outcome } from './program.js';

/** The version that package.json has. */
export const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** @param without the folders that are left out @returns where it lies; the changelog has no dated entry */
export function releaseSource(...without: string[]): string {
  const source = join(mkdtempSync(join(tmpdir(), 'mlready-')), 'mlready');
  const files = git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', '.', ...without.map((folder) => `:!${folder}`));
  for (const path of files.split('\0').filter((one) => one !== '' && existsSync(join(root, one)))) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    cpSync(join(root, path), join(source, path));
  }
  git(source, 'init', '-q', '-b', 'main');
  git(source, 'config', 'user.name', 'somebody');
  git(source, 'config', 'user.email', 'somebody@example.org');
  symlinkSync(join(root, 'node_modules'), join(source, 'node_modules'));
  appendFileSync(join(source, '.git', 'info', 'exclude'), 'node_modules\n');
  const changelog = readFileSync(join(source, 'CHANGELOG.md'), 'utf8').replace(/^## .*$/m, `## ${version}, unreleased`);
  writeFileSync(join(source, 'CHANGELOG.md'), changelog);
  commit(source, 'The source');
  return source;
}

/** Gives the changelog of a copy a dated entry. */
export function dateEntry(source: string): void {
  const file = join(source, 'CHANGELOG.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace(', unreleased', ', 2026-11-30'));
}

export function commit(source: string, message: string): void {
  git(source, 'add', '-A');
  git(source, 'commit', '-q', '--allow-empty', '-m', message);
}

/** Runs a script of a copy. */
export function runScript(source: string, script: string, ...args: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', 'tsx'), [`scripts/${script}.ts`, ...args], {
    cwd: source,
    encoding: 'utf8',
    env: environment,
  });
  return { code: status, out: stdout, err: stderr };
}
