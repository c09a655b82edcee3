import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TrendReport } from '../../src/report/trend.js';
import { root } from '../../src/root.js';
import { churnHistory } from '../support/churn-history.js';
import { folderOf, git } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const env = { XDG_CACHE_HOME: folderOf() };
const trendOf = async (args: string[], more: Record<string, string> = env): Promise<TrendReport> => {
  const { code, out, err } = await runMlready(['trend', ...args, '--json'], { env: more });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
};

describe('the trend', () => {
  let folder = '';
  beforeAll(() => {
    folder = churnHistory();
  });

  it('takes the last commit of each month, and each is what an audit of it says', async () => {
    const { points, earlier, shallow, by } = await trendOf([folder]);
    expect({ by, earlier, shallow }).toEqual({ by: 'month', earlier: 0, shallow: false });
    expect(points.map(({ name, date, state }) => [name, date, state])).toEqual([
      ['2026-01', '2026-01-20', 'assessed'],
      ['2026-03', '2026-03-20', 'manifest-broken'],
      ['2026-04', '2026-04-02', 'assessed'],
    ]);
    const at = await runMlready(['audit', folder, '--rev', 'v1', '--json'], { env: { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 0, 20) / 1000) } });
    const { readiness, stages } = JSON.parse(at.out);
    expect(points[0]).toMatchObject({ score: readiness.score, observed: readiness.observed, known: readiness.known, points: readiness.points });
    expect(Object.values(points[0]?.stages ?? {})).toEqual(stages.map(({ score }: { score: number }) => score));
    expect(points[2]?.score).toBe(points[0]?.score);
    // Without what people said there is no score; what the repository shows is known all the same, and nothing is lost by it.
    expect(points[1]).toMatchObject({ score: null, known: null, level: null, lost: [], won: [] });
    expect(points[1]?.observed).toBeGreaterThan(10);
    expect(points[2]).toMatchObject({ lost: [], won: [] });
  });

  it('takes each commit, and names what moved between two', async () => {
    const { points } = await trendOf([folder, '--by', 'commit']);
    expect(points.map(({ state }) => state)).toEqual(['not-assessed', 'assessed', 'assessed', 'manifest-broken', 'assessed']);
    expect(points[0]).toMatchObject({ score: null, level: null, points: null, lost: [], won: [] });
    const lost = points[2]?.lost ?? [];
    expect(lost.length).toBeGreaterThan(0);
    expect(lost.reduce((sum, { points: one }) => sum + one, 0)).toBe((points[1]?.points?.earned ?? 0) - (points[2]?.points?.earned ?? 0));
  });

  it('takes each tag and what comes after the last', async () => {
    expect((await trendOf([folder, '--by', 'tag'])).points.map(({ name }) => name)).toEqual(['v1', 'v2', 'HEAD']);
    expect((await trendOf([folder, '--by', 'tag', '--since', 'v2'])).points.map(({ name }) => name)).toEqual(['v2', 'HEAD']);
  });

  it('begins at a revision, and shows as many as asked for', async () => {
    expect((await trendOf([folder, '--since', 'v1', '--by', 'commit'])).points.map(({ date }) => date)).toEqual([
      '2026-01-20',
      '2026-03-01',
      '2026-03-20',
      '2026-04-02',
    ]);
    const { points, earlier } = await trendOf([folder, '--by', 'commit', '--limit', '2']);
    expect({ dates: points.map(({ date }) => date), earlier }).toEqual({ dates: ['2026-03-20', '2026-04-02'], earlier: 3 });
  });

  it('counts only the commits that touch the folder it is about', async () => {
    const { points } = await trendOf([join(folder, 'src'), '--by', 'commit']);
    expect(points.map(({ date }) => date)).toEqual(['2026-01-20', '2026-04-02']);
  });

  it('gives a month without a commit its column and its row, and one of many in one where they do not fit', async () => {
    const { out } = await runMlready(['trend', folder], { env: { ...env, COLUMNS: '80' } });
    expect(out).toMatch(/^All +[▁-█]· [▁-█] /m);
    expect(out.replace(/\s+/g, ' ')).toContain('One column a month. · is a month without a commit.');
    expect(out).toMatch(/2026-01 .*\n +1 month without a commit\n2026-03 /);
    const long = churnHistory('2031-06-02');
    const far = (await runMlready(['trend', long], { env })).out;
    expect(far).toMatch(/^All +[▁-█]· ·[▁-█] /m);
    expect(far.replace(/\s+/g, ' ')).toContain('· stands for all months without a commit between two.');
    expect(far).toMatch(/2026-03 .*\n +62 months without a commit\n2031-06 /);
    expect((await runMlready(['trend', folder, '--by', 'commit'], { env })).out.replace(/\s+/g, ' ')).toContain('One column a commit, however far apart.');
  });

  it('says the same in text and CSV', async () => {
    const { out } = await runMlready(['trend', folder, '--by', 'commit'], { env });
    await expect(out.replace(/\b[0-9a-f]{10}\b/g, '0123456789')).toMatchFileSnapshot(join(root, 'fixtures', 'reports', 'trend.txt'));
    const csv = (await runMlready(['trend', folder, '-f', 'csv'], { env })).out.split('\r\n');
    expect(csv).toHaveLength(5);
    expect(csv[0]).toMatch(/^name,commit,date,state,score,possible,observed,known,level,data-management,/);
    expect(csv[1]?.split(',')).toHaveLength(csv[0]?.split(',').length ?? 0);
    expect((await runMlready(['trend', folder], { env: { ...env, LC_ALL: 'C' } })).out).not.toMatch(/[▁-█]/);
  });

  it('says that a shallow clone does not hold all', async () => {
    const clone = join(folderOf(), 'churn');
    git(folder, 'clone', '-q', '--depth', '2', `file://${folder}`, clone);
    expect(await trendOf([clone, '--by', 'commit'])).toMatchObject({ shallow: true, points: [{ date: '2026-03-20' }, { date: '2026-04-02' }] });
    expect((await runMlready(['trend', clone], { env })).out).toMatch(/This clone is shallow/);
  });

  it('gives no number for a commit whose files are not here', async () => {
    const clone = join(folderOf(), 'churn');
    git(folder, 'config', 'uploadpack.allowFilter', 'true');
    git(folder, 'clone', '-q', '--filter=blob:none', `file://${folder}`, clone);
    const { points } = await trendOf([clone, '--by', 'commit']);
    expect(points.at(-1)).toMatchObject({ state: 'assessed' });
    expect(points.find(({ date }) => date === '2026-01-05')).toMatchObject({ state: 'objects-missing', score: null, lost: [], won: [] });
  });

  it.each([
    [['--since', 'nowhere'], /--since nowhere: is not known to git here/],
    [['--since', '--output=owned'], /--since --output=owned: is not known to git here/],
    [['--by', 'year'], /Allowed choices are month, tag, commit/],
    [['--limit', '0'], /between 1 and 10000/],
  ])('refuses %j in one line', async (args, message) => {
    const { code, out, err } = await runMlready(['trend', folder, ...args], { env });
    expect({ code, out, lines: err.split('\n').length - 1 }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toMatch(message);
  });

  it('needs commits', async () => {
    const bare = folderOf({ 'README.md': '# x\n' });
    expect(await runMlready(['trend', bare], { env })).toMatchObject({ code: 2, err: expect.stringMatching(/is in no git repository/) });
    git(bare, 'init', '-q');
    expect(await runMlready(['trend', bare], { env })).toMatchObject({ code: 2, err: expect.stringMatching(/has no commit yet/) });
  });

  it('is computed for the page by an audit that asks for a span of time', async () => {
    const page = join(folderOf(), 'page.html');
    const audited = async (span: string) => {
      expect(await runMlready(['audit', folder, '-o', page, '--trend', span])).toMatchObject({ code: 0, err: '' });
      return readFileSync(page, 'utf8')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ');
    };
    expect(await audited('1y')).toMatch(/2026-04 2026-04-02 .*2026-03 2026-03-20 .*2026-02 no commit .*2026-01 2026-01-20/);
    // The clock stands at 2026-11-21: what lies before is not shown, the last moment always is.
    const short = await audited('9m');
    expect(short).toContain('2026-03-20');
    expect(short).not.toContain('2026-01-20');
    expect(await audited('10d')).toContain('2026-04-02');
    const { code, err } = await runMlready(['audit', folder, '-o', page, '--trend', '12x']);
    expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(/12x: is neither a file nor a span of time; write 12m/) });
  });

  it('loses and wins nothing where somebody only says what the project is', async () => {
    const told = churnHistory();
    writeFileSync(join(told, 'mlready.yaml'), readFileSync(join(told, 'mlready.yaml'), 'utf8').replace(/^ {2}exposure:.*$/m, '  exposure: [public-api]'));
    git(told, 'add', '-A');
    git(told, '-c', 'user.name=x', '-c', 'user.email=x@example.org', 'commit', '-q', '-m', 'Say more');
    const last = (await trendOf([told, '--by', 'commit'])).points.at(-1);
    expect(last?.lost).toEqual([]);
    expect(last?.reweighed).toBeGreaterThan(0);
    const shown = (await runMlready(['trend', told, '--by', 'commit'], { env })).out.replace(/\s+/g, ' ');
    expect(shown).toContain(`rules ${last?.reweighed} checks weigh otherwise, as the project says or is something else: no loss, no gain`);
  });
});
