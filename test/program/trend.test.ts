// Readiness over a history, with the real program.
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrendReport } from '../../src/report/trend.js';
import { root } from '../../src/root.js';
import { folderOf, git, mlready } from '../support/program.js';

/** Commits all that is there at noon of a day. */
function commit(folder: string, day: string, subject: string): void {
  git(folder, 'add', '-A');
  execFileSync('git', ['-C', folder, '-c', 'user.name=somebody', '-c', 'user.email=somebody@example.org', 'commit', '-q', '--allow-empty', '-m', subject], {
    env: { PATH: process.env['PATH'], HOME: folder, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` },
    stdio: 'pipe',
  });
}

const cache = folderOf();
const env = { XDG_CACHE_HOME: cache };
const trendOf = (args: string[], more: Record<string, string> = env): TrendReport => {
  const { code, out, err } = mlready(['trend', ...args, '--json'], { env: more });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};

describe('the trend', () => {
  const folder = join(folderOf(), 'churn');
  beforeAll(() => {
    mkdirSync(folder);
    git(folder, 'init', '-q');
    writeFileSync(join(folder, 'README.md'), '# churn\n');
    commit(folder, '2026-01-05', 'Begin');
    cpSync(join(root, 'fixtures', 'projects', 'churn'), folder, { recursive: true });
    commit(folder, '2026-01-20', 'Bring the project');
    git(folder, 'tag', 'v1');
    rmSync(join(folder, '.github'), { recursive: true });
    commit(folder, '2026-03-01', 'Drop CI');
    writeFileSync(join(folder, 'mlready.yaml'), 'answers: {no-such-check: {value: yes}}\n');
    commit(folder, '2026-03-20', 'Break the manifest');
    git(folder, 'tag', 'v2');
    git(folder, 'checkout', '-q', 'v1', '--', 'mlready.yaml', '.github');
    commit(folder, '2026-04-02', 'Bring it back');
  });

  it('takes the last commit of each month, and each is what an audit of it says', () => {
    const { points, earlier, shallow, by } = trendOf([folder]);
    expect({ by, earlier, shallow }).toEqual({ by: 'month', earlier: 0, shallow: false });
    expect(points.map(({ name, date, state }) => [name, date, state])).toEqual([
      ['2026-01', '2026-01-20', 'assessed'],
      ['2026-03', '2026-03-20', 'manifest-broken'],
      ['2026-04', '2026-04-02', 'assessed'],
    ]);
    const at = mlready(['audit', folder, '--rev', 'v1', '--json'], { env: { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 0, 20) / 1000) } });
    const { readiness, stages } = JSON.parse(at.out);
    expect(points[0]).toMatchObject({ score: readiness.score, observed: readiness.observed, known: readiness.known, points: readiness.points });
    expect(Object.values(points[0]?.stages ?? {})).toEqual(stages.map(({ score }: { score: number }) => score));
    expect(points[2]?.score).toBe(points[0]?.score);
    // Without what people said there is no score; what the repository shows is known all the same, and nothing is lost by it.
    expect(points[1]).toMatchObject({ score: null, known: null, level: null, lost: [], won: [] });
    expect(points[1]?.observed).toBeGreaterThan(10);
    expect(points[2]).toMatchObject({ lost: [], won: [] });
  });

  it('takes each commit, and names what moved between two', () => {
    const { points } = trendOf([folder, '--by', 'commit']);
    expect(points.map(({ state }) => state)).toEqual(['not-assessed', 'assessed', 'assessed', 'manifest-broken', 'assessed']);
    expect(points[0]).toMatchObject({ score: null, level: null, points: null, lost: [], won: [] });
    const lost = points[2]?.lost ?? [];
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.reduce((sum, { points: one }) => sum + one, 0)).toBe((points[1]?.points?.earned ?? 0) - (points[2]?.points?.earned ?? 0));
  });

  it('takes each tag and what comes after the last', () => {
    expect(trendOf([folder, '--by', 'tag']).points.map(({ name }) => name)).toEqual(['v1', 'v2', 'HEAD']);
    expect(trendOf([folder, '--by', 'tag', '--since', 'v2']).points.map(({ name }) => name)).toEqual(['v2', 'HEAD']);
  });

  it('begins at a revision, and shows as many as asked for', () => {
    expect(trendOf([folder, '--since', 'v1', '--by', 'commit']).points.map(({ date }) => date)).toEqual([
      '2026-01-20',
      '2026-03-01',
      '2026-03-20',
      '2026-04-02',
    ]);
    const { points, earlier } = trendOf([folder, '--by', 'commit', '--limit', '2']);
    expect({ dates: points.map(({ date }) => date), earlier }).toEqual({ dates: ['2026-03-20', '2026-04-02'], earlier: 3 });
  });

  it('counts only the commits that touch the folder it is about', () => {
    const { points } = trendOf([join(folder, 'src'), '--by', 'commit']);
    expect(points.map(({ date }) => date)).toEqual(['2026-01-20', '2026-04-02']);
  });

  it('says the same in text and CSV', async () => {
    const { out } = mlready(['trend', folder, '--by', 'commit'], { env });
    await expect(out.replace(/\b[0-9a-f]{10}\b/g, '0123456789')).toMatchFileSnapshot(join(root, 'fixtures', 'reports', 'trend.txt'));
    const csv = mlready(['trend', folder, '-f', 'csv'], { env }).out.split('\r\n');
    expect(csv).toHaveLength(5);
    expect(csv[0]).toMatch(/^name,commit,date,state,score,possible,observed,known,level,data-management,/);
    expect(csv[1]?.split(',')).toHaveLength(csv[0]?.split(',').length ?? 0);
    expect(mlready(['trend', folder], { env: { ...env, LC_ALL: 'C' } }).out).not.toMatch(/[▁-█]/);
  });

  it('keeps what it saw, and loses nothing when that is gone, wrong or taken by two at once', async () => {
    const own = folderOf();
    const args = ['trend', folder, '--by', 'commit', '--json'];
    const first = mlready([...args, '--no-cache'], { env: { XDG_CACHE_HOME: own } });
    expect(existsSync(join(own, 'mlready'))).toBe(false);
    const again = () => mlready(args, { env: { XDG_CACHE_HOME: own } });
    expect(again()).toEqual(first);
    const [name = ''] = readdirSync(join(own, 'mlready'));
    const file = join(own, 'mlready', name);
    const kept = readFileSync(file, 'utf8');
    expect(again()).toEqual(first);
    expect(readFileSync(file, 'utf8')).toBe(kept);
    for (const wrong of ['', 'x', kept.slice(0, -10), kept.replace('"bytes":', '"bytes":9'), kept.replace(/"made":"/, '"made":"old ')]) {
      writeFileSync(file, wrong);
      expect(again()).toEqual(first);
      expect(readFileSync(file, 'utf8')).toBe(kept);
    }
    rmSync(file);
    const runs = [0, 1, 2].map(
      () =>
        new Promise<string>((done) => {
          const child = spawn(process.execPath, [join(root, 'bin', 'mlready.js'), ...args], { env: { PATH: process.env['PATH'], XDG_CACHE_HOME: own } });
          let out = '';
          child.stdout.on('data', (data) => (out += String(data)));
          child.on('close', () => done(out));
        }),
    );
    for (const out of await Promise.all(runs)) expect(out).toBe(first.out);
    expect(readdirSync(join(own, 'mlready'))).toEqual([name]);
    expect(readFileSync(file, 'utf8')).toBe(kept);
  });

  it('goes on without a place for it', () => {
    const own = folderOf({ mlready: 'a file where a folder should be' });
    const { code, out, err } = mlready(['trend', folder, '--json'], { env: { XDG_CACHE_HOME: own } });
    expect({ code, lines: err.split('\n').length - 1 }).toEqual({ code: 0, lines: 1 });
    expect(err).toMatch(/--no-cache/);
    expect(out).toBe(mlready(['trend', folder, '--json', '--no-cache']).out);
  });

  it('says that a shallow clone does not hold all', () => {
    const clone = join(folderOf(), 'churn');
    git(folder, 'clone', '-q', '--depth', '2', `file://${folder}`, clone);
    expect(trendOf([clone, '--by', 'commit'])).toMatchObject({ shallow: true, points: [{ date: '2026-03-20' }, { date: '2026-04-02' }] });
    expect(mlready(['trend', clone], { env }).out).toMatch(/This clone is shallow/);
  });

  it('gives no number for a commit whose files are not here', () => {
    const clone = join(folderOf(), 'churn');
    git(folder, 'config', 'uploadpack.allowFilter', 'true');
    git(folder, 'clone', '-q', '--filter=blob:none', `file://${folder}`, clone);
    const { points } = trendOf([clone, '--by', 'commit']);
    expect(points.at(-1)).toMatchObject({ state: 'assessed' });
    expect(points.find(({ date }) => date === '2026-01-05')).toMatchObject({ state: 'objects-missing', score: null, lost: [], won: [] });
  });

  it.each([
    [['--since', 'nowhere'], /--since nowhere: is not known to git here/],
    [['--since', '--output=owned'], /--since --output=owned: is not known to git here/],
    [['--by', 'year'], /Allowed choices are month, tag, commit/],
    [['--limit', '0'], /between 1 and 10000/],
  ])('refuses %j in one line', (args, message) => {
    const { code, out, err } = mlready(['trend', folder, ...args], { env });
    expect({ code, out, lines: err.split('\n').length - 1 }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toMatch(message);
  });

  it('needs commits', () => {
    const bare = folderOf({ 'README.md': '# x\n' });
    expect(mlready(['trend', bare], { env })).toMatchObject({ code: 2, err: expect.stringMatching(/is in no git repository/) });
    git(bare, 'init', '-q');
    expect(mlready(['trend', bare], { env })).toMatchObject({ code: 2, err: expect.stringMatching(/has no commit yet/) });
  });
});
