// mlready fleet collect and report, over records that anybody may have written.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import { recordSchema } from '../../src/fleet/record-schema.js';
import { lineOf } from '../../src/report/project-summary.js';
import { recordWith, summaryWith } from '../support/fleet.js';
import { emptyFolder, runHere } from '../support/run-here.js';

let work = '';
beforeEach(() => {
  work = emptyFolder();
});
const write = (name: string, ...data: unknown[]) =>
  writeFileSync(join(work, name), data.map((one) => (typeof one === 'string' ? `${one}\n` : lineOf(one))).join(''));
const collect = (...args: string[]) => runHere(work, ['fleet', 'collect', ...args, '--out', 'records']);
const report = async (...args: string[]) => (await runHere(work, ['fleet', 'report', 'records', ...args])).out;
const kept = () =>
  readdirSync(join(work, 'records'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => recordSchema.parse(JSON.parse(readFileSync(join(work, 'records', path), 'utf8'))));

describe('mlready fleet collect', () => {
  it('takes summaries in, the newest of a project at a commit, and keeps the history', async () => {
    const [one, two] = ['1'.repeat(40), '2'.repeat(40)];
    write('a.jsonl', summaryWith({ revision: one, when: '2026-11-01T00:00:00.000Z' }), summaryWith({ revision: two, when: '2026-11-10T00:00:00.000Z' }));
    expect(await collect('a.jsonl')).toEqual({ code: 0, out: '', err: 'mlready fleet: 2 taken in, 0 known already, 0 left out\n' });
    write(
      'b.jsonl',
      summaryWith({ revision: two, when: '2026-11-09T00:00:00.000Z' }),
      summaryWith({ revision: one, when: '2026-11-12T00:00:00.000Z', name: 'later' }),
    );
    expect((await collect('b.jsonl')).err).toBe('mlready fleet: 1 taken in, 1 known already, 0 left out\n');
    expect(
      kept()
        .map(({ repository, revision, when, summary }) => [repository, revision, when.slice(0, 10), summary?.name])
        .sort(),
    ).toEqual([
      ['https://github.com/acme/churn', one, '2026-11-12', 'later'],
      ['https://github.com/acme/churn', two, '2026-11-10', 'churn'],
    ]);
  });

  it('calls a project by where it is kept and lies, else by its name, and reads folders, records and what is piped in', async () => {
    mkdirSync(join(work, 'jobs', 'x'), { recursive: true });
    write('jobs/x/s.json', summaryWith({ inside: 'services/scoring' }));
    write('jobs/r.jsonl', recordWith('repos/b'));
    write('jobs/readme.md', 'no summary');
    expect((await collect('jobs')).code).toBe(0);
    expect((await runHere(work, ['fleet', 'collect', '-', '--out', 'records'], { read: () => lineOf(summaryWith({ remote: null })) })).code).toBe(0);
    expect(
      kept()
        .map(({ repository }) => repository)
        .sort(),
    ).toEqual(['churn', 'https://github.com/acme/churn/services/scoring', 'repos/b']);
  });

  it('refuses each line that is no summary in a line of its own, at most twenty, and takes the others', async () => {
    const bad = [
      'no JSON \u001b[31m',
      '{"summary": 1}',
      { ...summaryWith(), more: 1 },
      { ...summaryWith(), when: '2027-01-01T00:00:00.000Z' },
      { ...summaryWith(), name: 'x'.repeat(20_000) },
      { ...summaryWith(), remote: 'javascript:alert(1)' },
      { ...summaryWith(), considerations: { earned: '<b>', possible: '' } },
      ...Array.from({ length: 30 }, () => '[]'),
    ];
    write('bad.jsonl', ...bad, summaryWith());
    const { code, err } = await collect('bad.jsonl');
    const lines = err.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(lines.length).toBe(22);
    expect(lines[0]).toBe('mlready fleet: bad.jsonl:1: is no JSON; it is left out');
    expect(lines[2]).toMatch(/^mlready fleet: bad\.jsonl:3: is no summary of mlready \(.*more.*\); it is left out$/);
    expect(lines[3]).toBe('mlready fleet: bad.jsonl:4: is of the future (2027-01-01T00:00:00.000Z); it is left out');
    expect(lines[4]).toBe('mlready fleet: bad.jsonl:5: is longer than 8000 bytes; it is left out');
    expect(lines.slice(20)).toEqual(['mlready fleet: and 17 more that are left out', `mlready fleet: 1 taken in, 0 known already, 37 left out`]);
    expect(err).not.toContain('\u001b');
  });

  it('ends with 2 where nothing could be taken in', async () => {
    write('bad.jsonl', '{}');
    expect((await collect('bad.jsonl')).code).toBe(2);
    expect((await collect('missing.jsonl')).err).toMatch(/^mlready: missing\.jsonl: does not exist; [^\n]+\n$/);
  });

  it('holds a line of any length in bounded memory', async () => {
    writeFileSync(join(work, 'long.jsonl'), Buffer.concat([Buffer.alloc(3_000_000, 'a'), Buffer.from(`\n${lineOf(summaryWith())}`)]));
    expect((await collect('long.jsonl')).err).toContain('1 taken in, 0 known already, 1 left out');
  });
});

describe('mlready fleet report', () => {
  const hostile = '<script>alert(1)</script>\u202e=cmd|calc';
  beforeEach(async () => {
    const old = { when: '2026-09-01T00:00:00.000Z', revision: '3'.repeat(40) };
    write(
      'all.jsonl',
      recordWith('a', { critical: { count: 0, first: [] }, repository: { score: 80, stages: {} } }),
      recordWith('b', { repository: { score: 20.5, stages: {} } }),
      recordWith('b', { ...old, repository: { score: 10, stages: {} } }),
      recordWith('stale', { ...old, waivers: { count: 0, expired: 2, next: null } }),
      recordWith('plain', { ml: false, considerations: { earned: '', possible: '' } }),
      recordWith(hostile, { gaps: { count: 1, first: [hostile.slice(0, 80)] } }),
      {
        record: 1,
        mlready: '0.1.0',
        repository: 'broken',
        revision: null,
        when: '2026-11-20T00:00:00.000Z',
        summary: null,
        error: { code: 'crashed', says: hostile },
      },
    );
    expect((await collect('all.jsonl')).err).toContain('7 taken in');
  });

  it('says in a few lines who needs somebody first, what is missing most often, what is due, who has not run', async () => {
    const text = await report();
    expect(text).toContain('4 projects with machine learning, 1 without, 1 without a result');
    expect(text).toMatch(/What needs somebody first\n {2}1 critical, 20\.5 % {2}b\n/);
    expect(text).toMatch(/Missing most often\n {2}3 {2}concept-drift\.watched\n/);
    expect(text).toMatch(/Waivers that are due\n {2}stale: 2 expired\n {2}[^\n]+: concept-drift\.watched until 2026-12-01\n/);
    expect(text).toMatch(/No result for 30 days\n {2}81 days {2}stale\n/);
    expect(text).not.toContain('\u202e');
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('makes a table with a row for each repository, formulas made harmless', async () => {
    const table: Record<string, string>[] = parse(await report('-f', 'csv'), { columns: true, record_delimiter: '\r\n' });
    expect(table.map((row) => row['repository'])).toEqual(['b', expect.stringContaining('script'), 'stale', 'a', 'plain', 'broken']);
    expect(table[0]).toMatchObject({ 'repository score': '20.5', 'critical open': '1', 'days since': '1', 'earned: data-discovery': '100' });
  });

  it('gives the newest record of each repository as lines of JSON', async () => {
    const lines = (await report('-f', 'jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => recordSchema.parse(JSON.parse(line)));
    expect(lines.find(({ repository }) => repository === 'b')?.summary?.repository.score).toBe(20.5);
    expect(lines.length).toBe(6);
  });

  it('makes a page that escapes every text, has no script, and asks for nothing', async () => {
    await report('-o', 'fleet.html', '-o', 'fleet.csv');
    const page = readFileSync(join(work, 'fleet.html'), 'utf8');
    expect(page).not.toMatch(/<script|<img|<link|<iframe| on\w+=|\u202e/i);
    expect(page).toContain('&lt;script>alert(1)');
    expect(page).toContain("default-src 'none'; style-src 'sha256-");
    expect([...page.matchAll(/ href="([^"]*)"/g)].map(([, to]) => to)).toEqual(['#_main']);
    expect(page.match(/<th scope="col"><div class="up">/g)?.length).toBe(3 + 44);
    // The month before last had the old results only.
    expect(page).toMatch(/<th scope="row">2026-10<\/th><td>2<\/td><td>25\u00a0%/);
    expect(readFileSync(join(work, 'fleet.csv'), 'utf8')).toBe(await report('-f', 'csv'));
  });

  it('passes over a file where a folder of records would stand', async () => {
    const before = await report('-f', 'csv');
    writeFileSync(join(work, 'records', 'zz'), '');
    writeFileSync(join(work, 'records', '0f'), '');
    expect(await report('-f', 'csv')).toBe(before);
  });

  it('is the same each time, and passes over what is no record', async () => {
    const before = await report('-f', 'html');
    const [part = ''] = readdirSync(join(work, 'records'));
    writeFileSync(join(work, 'records', part, `${'0'.repeat(40)}.json`), lineOf(recordWith('forged')));
    const again = await runHere(work, ['fleet', 'report', 'records', '-f', 'html']);
    expect(again.out).toBe(before);
    expect(again.err).toContain('is no record of a fleet; it is passed over');
  });
});
