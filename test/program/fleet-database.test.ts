// A fleet in PostgreSQL: four processes share the work, two of them are killed in the middle, and every repository is in the result exactly once.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { repositoryOf } from '../support/fleet.js';
import { noPostgres, titled } from '../support/needs.js';
import { type Server, startPostgres } from '../support/postgres.js';
import { environment, folderOf, git, mlready } from '../support/program.js';

const password = 'p4ss-of-the-fleet';
const many = 200;

describe.skipIf(noPostgres !== null)(titled('a fleet in PostgreSQL', noPostgres), () => {
  let server: Server;
  const work = folderOf();
  let revision = '';
  const env = () => ({ MLREADY_DATABASE: server.url });
  const run = (...args: string[]) => {
    const outcome = mlready(['fleet', ...args], { cwd: work, env: env() });
    expect(outcome.out + outcome.err).not.toContain(password);
    return outcome;
  };
  const query = async (sql: string): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    server = await startPostgres(password);
    mkdirSync(join(work, 'many'));
    revision = repositoryOf(join(work, 'template'), { 'main.py': 'print(1)\n' });
    rmSync(join(work, 'template', '.git', 'hooks'), { recursive: true });
    for (let number = 0; number < many; number++) cpSync(join(work, 'template'), join(work, 'many', `r${number}`), { recursive: true });
  });
  afterAll(() => server?.stop());

  it('is worked through by four processes, two of which are killed in the middle, each repository once', async () => {
    expect(run('run', 'many', '--database', 'env', '--timeout', '30')).toMatchObject({
      code: 0,
      err: expect.stringContaining(`${many} to be audited, 0 unchanged`),
    });
    // Put in twice it is to be done once.
    expect(run('run', 'many', '--database', 'env', '--timeout', '30').code).toBe(0);
    expect(JSON.parse(run('status', '--database', 'env', '--json').out)).toEqual({ jobs: { created: many }, dead: [] });

    const start = (): ChildProcess =>
      spawn(process.execPath, [join(root, 'bin', 'mlready.js'), 'fleet', 'work', '--database', 'env', '--jobs', '1', '--until-empty'], {
        cwd: work,
        env: { ...environment, ...env() },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
    const ended = (child: ChildProcess) =>
      new Promise<{ code: number | null; signal: string | null }>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    const workers = [start(), start(), start(), start()];
    const ends = workers.map(ended);
    const said = workers.map((worker) => {
      const parts: string[] = [];
      worker.stderr?.setEncoding('utf8').on('data', (text: string) => parts.push(text));
      return parts;
    });
    const done = async () => Number((await query('SELECT count(*)::int AS number FROM mlready.record'))[0]?.['number']);
    while ((await done()) < 20) await new Promise((wait) => setTimeout(wait, 200));
    workers[0]?.kill('SIGKILL');
    while ((await done()) < 50) await new Promise((wait) => setTimeout(wait, 200));
    workers[1]?.kill('SIGKILL');
    expect(await Promise.all(ends)).toEqual([
      { code: null, signal: 'SIGKILL' },
      { code: null, signal: 'SIGKILL' },
      { code: 0, signal: null },
      { code: 0, signal: null },
    ]);
    expect(said.flat().join('')).not.toContain(password);

    const rows = await query('SELECT repository, revision, line FROM mlready.record');
    expect(rows.length).toBe(many);
    expect(rows.map(({ repository, revision }) => `${repository} ${revision}`).sort()).toEqual(
      Array.from({ length: many }, (_, number) => `many/r${number} ${revision}`).sort(),
    );
    expect(rows.filter(({ line }) => JSON.parse(String(line)).error !== null)).toEqual([]);
    const { jobs, dead } = JSON.parse(run('status', '--database', 'env', '--json').out);
    expect([Object.keys(jobs), dead]).toEqual([['completed'], []]);
  }, 900_000);

  it('is not done again, and shown as a folder of records is', () => {
    expect(run('run', 'many', '--database', 'env').err).toContain(`0 to be audited, ${many} unchanged`);
    expect(run('report', '--database', 'env').out).toContain(`0 projects with machine learning, ${many} without, 0 without a result`);
    expect(run('report', '--database', 'env', '-f', 'jsonl').out.trim().split('\n').length).toBe(many);
  });

  it('takes in what CI left', () => {
    writeFileSync(join(work, 'left.jsonl'), mlready(['audit', join(work, 'many', 'r0'), '-f', 'summary']).out);
    expect(run('collect', 'left.jsonl', '--database', 'env').err).toContain('1 taken in, 0 known already, 0 left out');
  });

  it('lays aside what comes to no result, and says so', () => {
    const stuck = join(work, 'stuck');
    repositoryOf(stuck, { 'main.py': 'print(2)\n' });
    const own = git(stuck, 'rev-parse', 'HEAD').trim();
    run('run', 'stuck', '--database', 'env', '--timeout', '1');
    // No audit is done in so short a time.
    return query("UPDATE mlready_queue.job SET retry_limit = 0, data = jsonb_set(data, '{seconds}', '0.001') WHERE state = 'created'").then(() => {
      expect(run('work', '--database', 'env', '--until-empty').code).toBe(0);
      expect(JSON.parse(run('status', '--database', 'env', '--json').out).dead).toEqual([
        { repository: 'stuck', revision: own, says: 'it took longer than 0.001 s' },
      ]);
      expect(run('status', '--database', 'env').out).toContain(`1 given up\n  stuck at ${own.slice(0, 12)}: it took longer`);
      expect(run('report', '--database', 'env').out).toContain('stuck: given up after several tries');
    });
  });

  it.each([
    ['another password', (url: string) => url.replace(password, 'another-secret'), 'refuses the password'],
    ['another port', (url: string) => url.replace(/:\d+\//, ':1/'), 'does not answer'],
    ['another database', (url: string) => url.replace(/postgres$/, 'nowhere'), 'does not exist'],
    ['another kind of database', () => 'mysql://me:secret@host/name', 'is no address of PostgreSQL'],
  ])('says in one line that it cannot be reached with %s, and no secret', (_, change, line) => {
    const { code, out, err } = mlready(['fleet', 'status', '--database', change(server.url)], { cwd: work });
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(line);
    expect(err.trim().split('\n').length).toBe(1);
    expect(err).not.toMatch(/secret|p4ss|127\.0\.0\.1/);
  });
});

describe('without the packages that a database needs', () => {
  it('it is said in one line what to install', () => {
    const copy = folderOf();
    for (const name of ['dist', 'bin', 'rules', 'package.json']) execFileSync('cp', ['-r', join(root, name), copy]);
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(copy, 'bin', 'mlready.js'), 'fleet', 'status', '--database', 'postgres://me:secret@host/name'],
      {
        env: environment,
        encoding: 'utf8',
      },
    );
    expect([status, stderr]).toEqual([
      2,
      'mlready: --database: needs the packages pg and pg-boss, which are not installed; install them beside mlready: npm install pg@8 pg-boss@10\n',
    ]);
  });
});
