// Runs on every line of Node.js that is supported what a stranger runs first (npx of the packed package, in an empty folder) and the quick part of the tests:
// npm run nodes -- [<line>…] [--project <repository>] [--rev <commit>] [--only <test file>]…   (docs/developing/releasing.md)
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { root } from '../src/root.js';
import { pack } from './release/pack.js';

/** The lines that are tried where none is named. */
const lines = ['20', '22', '24'];

/** Gets a version of Node.js from npm's package of its program for this platform. @returns the folder that has `node` */
function nodeOf(line: string, into: string): string {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  mkdirSync(into);
  writeFileSync(join(into, 'package.json'), '{"private": true}\n');
  run('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', `${name}@${line}`], into, process.env);
  const folder = join(into, 'node_modules', name, 'bin');
  if (!existsSync(folder)) throw new Error(`${name}@${line} has no bin/`);
  return folder;
}

/** @throws Error where it fails; what it says has been shown */
function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): void {
  const { status, error } = spawnSync(command, args, { cwd, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

/** What is audited: a folder, or a commit of it. */
interface Audited {
  project: string;
  rev: string | undefined;
}

/** `npx` of the packed package in an empty folder; a cache of its own keeps what was installed before out of it. */
function asStranger(tarball: string, { project, rev }: Audited, into: string, env: NodeJS.ProcessEnv): void {
  const empty = join(into, 'empty');
  mkdirSync(empty, { recursive: true });
  const audit = ['audit', resolve(project), ...(rev === undefined ? [] : ['--rev', rev]), '--no-input', '--no-color', '-o', 'report.json'];
  run('npx', ['--yes', '--offline', '--cache', join(into, 'cache'), `--package=${tarball}`, 'mlready', ...audit], empty, env);
  // Nothing beside what was asked for: no warning of a Node.js that knows other settings.
  const checks = ['--yes', '--offline', '--cache', join(into, 'cache'), `--package=${tarball}`, 'mlready', 'checks', '--json'];
  const { status, stderr } = spawnSync('npx', checks, { cwd: empty, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0 || stderr !== '') throw new Error(`mlready checks ended with ${status}: ${stderr}`);
  if (!existsSync(join(empty, 'report.json'))) throw new Error('npx wrote no report');
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    project: { type: 'string', default: join(root, 'fixtures', 'projects', 'churn') },
    rev: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const folder = mkdtempSync(join(tmpdir(), 'mlready-nodes-'));
const failed: string[] = [];
try {
  const tarball = join(folder, pack(folder, null).filename);
  for (const line of positionals.length > 0 ? positionals : lines) {
    const bin = nodeOf(line, join(folder, line));
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` };
    const version = spawnSync(join(bin, 'node'), ['--version'], { encoding: 'utf8' }).stdout.trim();
    console.log(`\n=== Node.js ${version}`);
    try {
      asStranger(tarball, { project: values.project, rev: values.rev }, join(folder, `${line}-empty`), env);
      run(join(bin, 'node'), [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'rooms', ...values.only], root, env);
    } catch (error) {
      console.error(String(error));
      failed.push(version);
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
if (failed.length > 0) {
  console.error(`failed on Node.js ${failed.join(', ')}`);
  process.exitCode = 1;
}
