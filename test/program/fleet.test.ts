// mlready fleet run, as somebody uses it: real repositories, real processes.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordSchema } from '../../src/fleet/record-schema.js';
import { root } from '../../src/root.js';
import { committed, repositoryOf, training } from '../support/fleet.js';
import { environment, folderOf, mlready } from '../support/program.js';

const work = folderOf();
const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => recordSchema.parse(JSON.parse(line)));
/** Every file of a folder with what is in it. */
const contents = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.json'))
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
const revisions: Record<string, string> = {};

beforeAll(() => {
  for (const name of ['a', 'b', 'c']) revisions[name] = repositoryOf(join(work, 'repos', name), training());
  revisions['plain'] = repositoryOf(join(work, 'repos', 'plain'), { 'main.py': 'print(1)\n' });
  revisions['wrong'] = repositoryOf(join(work, 'repos', 'wrong'), { ...training(), 'mlready.yaml': 'version: 99\n' });
  execFileSync('git', ['clone', '-q', '--bare', join(work, 'repos', 'a'), join(work, 'bare.git')]);
  mkdirSync(join(work, 'nothing'));
  writeFileSync(join(work, 'list.txt'), '# ours\nrepos/c\n\nnothing\nbare.git\ngone\nrepos/plain\nrepos/wrong\n');
});

describe('mlready fleet run', () => {
  it('audits what a list names, in its order, and goes on where one fails', () => {
    const { code, out, err } = mlready(['fleet', 'run', 'list.txt'], { cwd: work });
    const records = linesOf(out);
    expect(code).toBe(0);
    expect(records.map(({ repository, revision, error, summary }) => [repository, revision, error?.code ?? summary?.ml])).toEqual([
      ['repos/c', revisions['c'], true],
      ['nothing', null, 'no-repository'],
      ['bare.git', revisions['a'], true],
      ['gone', null, 'no-repository'],
      ['repos/plain', revisions['plain'], false],
      ['repos/wrong', revisions['wrong'], 'refused'],
    ]);
    expect(err).toBe('mlready fleet: 6 repositories: 3 audited (1 without machine learning), 3 failed\n');
  });

  it('writes one file a record, the same bytes each time and with any number of processes, and passes over what is there', () => {
    const run = (out: string, jobs: string) => mlready(['fleet', 'run', 'repos', '--out', out, '--jobs', jobs], { cwd: work });
    expect(run('one', '1').err).toBe('mlready fleet: 5 repositories: 4 audited (1 without machine learning), 1 failed\n');
    expect(run('three', '3').code).toBe(0);
    const first = contents(join(work, 'one'));
    expect(Object.keys(first).length).toBe(5);
    expect(contents(join(work, 'three'))).toEqual(first);
    expect(run('one', '2').err).toBe('mlready fleet: 5 repositories: 0 audited, 4 unchanged, 1 failed\n');
    expect(contents(join(work, 'one'))).toEqual(first);
  });

  it('makes a new record of a new revision, and keeps the old one', () => {
    const folder = join(work, 'moving');
    const before = repositoryOf(folder, training());
    mlready(['fleet', 'run', 'moving', '--out', 'history'], { cwd: work });
    const after = committed(folder, training(1));
    expect(mlready(['fleet', 'run', 'moving', '--out', 'history'], { cwd: work }).err).toContain('1 audited');
    expect(
      Object.values(contents(join(work, 'history')))
        .flatMap(linesOf)
        .map(({ revision }) => revision)
        .sort(),
    ).toEqual([before, after].sort());
    // An older commit that is asked for by name is known already.
    expect(mlready(['fleet', 'run', 'moving', '--out', 'history', '--rev', before], { cwd: work }).err).toContain('1 unchanged');
  });

  it('makes anew what other rules made', () => {
    mlready(['fleet', 'run', 'repos/a', '--out', 'rules'], { cwd: work });
    const [path = ''] = Object.keys(contents(join(work, 'rules')));
    const file = join(work, 'rules', path);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"rules":"\w+"/, '"rules":"000000000000"'));
    expect(mlready(['fleet', 'run', 'repos/a', '--out', 'rules'], { cwd: work }).err).toContain('1 audited');
    expect(readFileSync(file, 'utf8')).not.toContain('"rules":"000000000000"');
  });

  it('gives up on a repository after its time, and on no other', () => {
    // Git waits for a pipe that nobody writes to.
    const stuck = join(work, 'stuck');
    repositoryOf(stuck, training());
    rmSync(join(stuck, '.git', 'HEAD'));
    execFileSync('mkfifo', [join(stuck, '.git', 'HEAD')]);
    writeFileSync(join(work, 'stuck.txt'), 'stuck\ngone\n');
    const { out, code } = mlready(['fleet', 'run', 'stuck.txt', '--timeout', '9', '--jobs', '1'], { cwd: work });
    expect(code).toBe(0);
    expect(linesOf(out).map(({ repository, error }) => [repository, error?.code])).toEqual([
      ['stuck', 'timed-out'],
      ['gone', 'no-repository'],
    ]);
  });

  it('goes on after it was interrupted, with all records there once', async () => {
    const list = Array.from({ length: 12 }, (_, index) => `many/r${index}`);
    for (const name of list) repositoryOf(join(work, name), training());
    writeFileSync(join(work, 'many.txt'), list.join('\n'));
    const args = ['fleet', 'run', 'many.txt', '--out', 'resumed', '--jobs', '1'];
    const child = spawn(process.execPath, [join(root, 'bin', 'mlready.js'), ...args], { cwd: work, env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    while (!existsSync(join(work, 'resumed')) || Object.keys(contents(join(work, 'resumed'))).length < 2) await new Promise((wait) => setTimeout(wait, 20));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const part = contents(join(work, 'resumed'));
    expect(Object.keys(part).length).toBeLessThan(12);
    expect(mlready(args, { cwd: work }).err).toContain(`${Object.keys(part).length} unchanged`);
    const all = contents(join(work, 'resumed'));
    expect(all).toMatchObject(part);
    expect(
      Object.values(all)
        .flatMap(linesOf)
        .map(({ repository }) => repository)
        .sort(),
    ).toEqual([...list].sort());
  });

  it.each([
    [['fleet', 'run', 'missing'], 'mlready: missing: does not exist; '],
    [['fleet', 'run', 'empty.txt'], 'mlready: empty.txt: names no repository; '],
    [['fleet', 'report', 'nothing'], 'mlready: nothing: holds no records of a fleet; '],
    [['fleet', 'report', 'one', '-o', 'x.pdf'], 'mlready: --output x.pdf: has an ending that names no format; '],
  ])('says in one line what is wrong with %j', (args, line) => {
    writeFileSync(join(work, 'empty.txt'), '# nothing\n');
    const { code, err, out } = mlready(args, { cwd: work });
    expect([code, out]).toEqual([2, '']);
    expect(err.startsWith(line)).toBe(true);
    expect(err.trim().split('\n').length).toBe(1);
  });
});
