// The program that is built says and writes what its sources do, so that most tests can run the sources: one step after the other in two copies of a repository.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { built } from '../../src/catalogue/built.js';
import { readBuilt } from '../../src/catalogue/builtin.js';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { commands } from '../support/commands.js';
import { folderOf, git, mlready } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const watched = 'concept-drift.watched';
const waiver = ['--reason', 'planned', '--statement', 'Soon.', '--owner', 'Ana', '--expires', '2026-12-31'];
const steps: [args: string[], env?: Record<string, string>][] = [
  [['--version']],
  [[]],
  [['audit', '--help']],
  [['adit']],
  [['audit', '--fromat', 'json']],
  [['audit', 'no/such/folder']],
  [['audit']],
  [['audit', '-v', '--stage', 'model-learning'], { COLUMNS: '120', FORCE_COLOR: '1' }],
  [['audit', '--json', '--full']],
  [['audit', '--rev', 'HEAD~1', '-f', 'github']],
  [
    [
      'audit',
      '--base',
      'HEAD~1',
      '-o',
      'a.json',
      '-o',
      'a.md',
      '-o',
      'a.html',
      '-o',
      'a.sarif',
      '-o',
      'junit=a.xml',
      '-o',
      'gitlab=a.quality.json',
      '-o',
      'a.csv',
    ],
  ],
  [['audit', '--min-score', '99', '--fail-on', 'critical']],
  [['report', 'a.json', '-o', 'again.html']],
  [['diff', 'HEAD~1']],
  [['trend', '--by', 'commit', '--no-cache']],
  [['plan', '--target', '45']],
  [['due', '--all']],
  [['inventory']],
  [['fleet', 'report', 'nowhere']],
  [['badge', '-o', 'a.svg']],
  [['evidence', '-o', 'e.zip']],
  [['baseline', 'write']],
  [['waive', 'data-discovery.catalogued', ...waiver]],
  [['waivers', 'list']],
  [['interview']],
  [['interview', '--set', `${watched}=manual`]],
  [['baseline', 'check']],
  [['fix']],
  [['fix', 'decisions-recorded', '--write']],
  [['draft', '--prompt', '--limit', '2']],
  [['import', 'a.sarif', '--dry-run']],
  [['mcp', 'no/such/folder']],
  [['interview', '--export', 'form.md', '--check', watched]],
  [['init', '--force']],
  [['new', 'pack', 'acme']],
  [['validate']],
  [['test']],
  [['explain', watched]],
  [['checks', '--stage', 'data-management']],
  [['cases', 'tay']],
  [['schema', 'manifest']],
];

const folders = { built: join(folderOf(), 'churn'), sources: join(folderOf(), 'churn') };
const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !join(entry.parentPath, entry.name).includes('/.git/'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path.slice(folder.length), readFileSync(path).toString('base64')]);

/** What was said, without the name of the folder it was said in. */
const placeless = <T extends { out: string; err: string }>(said: T, folder: string): T => ({
  ...said,
  out: said.out.replaceAll(folder, '<folder>'),
  err: said.err.replaceAll(folder, '<folder>'),
});

beforeAll(() => {
  mkdirSync(folders.built);
  cpSync(join(root, 'fixtures', 'projects', 'churn'), folders.built, { recursive: true });
  git(folders.built, 'init', '-q');
  git(folders.built, 'add', '-A');
  git(folders.built, 'commit', '-qm', 'The project');
  rmSync(join(folders.built, '.github', 'workflows'), { recursive: true });
  git(folders.built, 'commit', '-qam', 'Drop CI');
  cpSync(folders.built, folders.sources, { recursive: true });
});

describe('the program that is built', () => {
  it('has the rules that it was made from', () => {
    expect(readBuilt()).toEqual(JSON.parse(JSON.stringify(built(catalogue))));
  });

  it('is tried with every command', () => {
    const names = commands().flatMap(({ name }) => name.split(' ')[1] ?? []);
    expect(names.filter((name) => !steps.some(([[command]]) => command === name))).toEqual([]);
  });

  const codes = new Set<number | null>();
  it.each(steps.map(([args, env]) => [args, env ?? {}] as const))('says and writes what its sources do: %j', async (args, env) => {
    const built = mlready(args, { cwd: folders.built, env });
    const sources = await runMlready(args, { cwd: folders.sources, env });
    expect(placeless(built, folders.built)).toEqual(placeless(sources, folders.sources));
    codes.add(built.code);
    expect(filesIn(folders.built)).toEqual(filesIn(folders.sources));
  });

  it('is tried with steps that pass, fail and cannot run', () => expect([...codes].sort()).toEqual([0, 1, 2]));
});
