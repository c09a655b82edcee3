// mlready import, and what audits make of what it wrote.
import { appendFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Report } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { folderOf, git } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const results = JSON.parse(readFileSync(join(root, 'fixtures', 'imports', 'promptfoo', 'results.json'), 'utf8'));
const evals = (stats: object, timestamp = '2026-11-02T09:00:00.000Z') =>
  JSON.stringify({ ...results, results: { ...results.results, timestamp, stats: { ...results.results.stats, ...stats } } });
const good = evals({ successes: 50, failures: 0 });
const bad = evals({ successes: 42, failures: 8 });
const evaluated = 'performance-metrics.answers-evaluated-on-change';
const recorded = 'performance-metrics.results-recorded';

const files = {
  'README.md': '# Assistant\n\nIt answers questions on refunds.\n',
  'prompts/system.md': 'You answer questions on refunds. You never promise a date.\n',
  'app.py':
    'from openai import OpenAI\n\nclient = OpenAI()\n\n\ndef answer(question):\n    system = open("prompts/system.md").read()\n    return client.responses.create(model="gpt-4.1-2025-04-14", instructions=system, input=question).output_text\n',
  'requirements.txt': 'openai==1.99.0\n',
  'mlready.yaml': '# ours\nversion: 1 # one\n',
  '.gitignore': 'out/\n',
};

/** @returns the id of a commit of all that git may track */
function commit(folder: string, message: string): string {
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '--allow-empty', '-m', message);
  return git(folder, 'rev-parse', 'HEAD').trim();
}

/** A project in git, with results that git does not track. */
function project(more: Record<string, string> = { 'out/results.json': good }): string {
  const folder = folderOf(files);
  commit(folder, 'first');
  for (const [path, text] of Object.entries(more)) write(folder, path, text);
  return folder;
}

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const importing = (folder: string, ...args: string[]) => runMlready(['import', ...args], { cwd: folder });
const manifest = (folder: string) => readFileSync(join(folder, 'mlready.yaml'), 'utf8');
const entries = (folder: string) => parse(manifest(folder)).imports;

async function audited(folder: string, ...args: string[]) {
  const { code, out, err } = await runMlready(['audit', '--json', '--full', ...args], { cwd: folder });
  expect(err).toBe('');
  const report: Report = JSON.parse(out);
  const finding = (check: string) => {
    const { verdict = '', basis = '', reason } = report.findings.find((one) => one.check === check) ?? {};
    return [verdict, basis, reason?.code ?? ''].join(' ');
  };
  return { code, report, finding, imported: report.imported.map(({ file, state, old, changed }) => ({ file, state, old, changed })) };
}

describe('import', () => {
  it('says what a result is and shows, and names it with what it rests on, keeping all that stands there', async () => {
    const folder = project();
    const { code, out, err } = await importing(folder, 'out/results.json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      `promptfoo 0.121.20, 50 of 50 passed, out/results.json, 2026-11-02: it shows ${evaluated}.\n` +
        '  rests on app.py, prompts/system.md (guessed; --covers says it)\n' +
        '  taken as these files are now: where they have changed since 2026-11-02, make the result again\n' +
        'Written to mlready.yaml.\n',
    );
    expect(manifest(folder).startsWith(files['mlready.yaml'])).toBe(true);
    expect(entries(folder)).toEqual([
      {
        file: 'out/results.json',
        on: '2026-11-02',
        covers: [
          { path: 'app.py', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
          { path: 'prompts/system.md', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
        ],
      },
    ]);
    expect(await runMlready(['validate'], { cwd: folder })).toMatchObject({ code: 0, out: expect.not.stringContaining('Old') });
  });

  it('writes nothing on a dry run, and gives all of it as data', async () => {
    const folder = project();
    const { out } = await importing(folder, 'out/results.json', '--dry-run', '--json', '--covers', 'prompts/**');
    expect(JSON.parse(out)).toMatchObject([
      {
        file: 'out/results.json',
        tool: 'promptfoo',
        state: 'shown',
        checks: [evaluated],
        coversBy: 'said',
        written: false,
        entry: { on: '2026-11-02' },
      },
    ]);
    expect(manifest(folder)).toBe(files['mlready.yaml']);
  });

  it('says a file anew where it stands there', async () => {
    const folder = project();
    await importing(folder, 'out/results.json');
    await importing(folder, 'out/results.json', '--covers', 'prompts/**', '--bound', '>= 0.9');
    expect(entries(folder)).toMatchObject([{ file: 'out/results.json', bound: '>= 0.9', covers: [{ path: 'prompts/system.md' }] }]);
    expect(entries(folder)).toHaveLength(1);
  });

  it('takes in a number that keeps its bound', async () => {
    const folder = project({ 'metrics.json': '{"test": {"auc": 0.83}}' });
    const check = 'performance-metrics.release-bounds-written';
    const { out } = await importing(folder, 'metrics.json', '--path', 'test.auc', '--bound', '>= 0.80', '--check', check, '--on', '2026-11-02');
    expect(out).toContain(`test.auc 0.83 against a bound of >= 0.80, metrics.json, 2026-11-02: it shows ${check}`);
    expect(entries(folder)).toEqual([{ file: 'metrics.json', on: '2026-11-02', check, path: 'test.auc', bound: '>= 0.80' }]);
    const { report } = await audited(folder);
    expect(report.imported[0]).toMatchObject({ format: 'number', state: 'half', says: check, measures: [{ passed: true, bound: '>= 0.80' }] });
  });

  it('hashes what a result rests on as it was at the commit that the result names', async () => {
    const folder = project({});
    const first = commit(folder, 'second');
    const run = {
      info: { run_id: 'a', status: 'FINISHED', end_time: 1_793_610_000_000 },
      data: { metrics: { auc: 0.8 }, params: { depth: '6' }, tags: { 'mlflow.source.git.commit': first } },
    };
    write(folder, 'out/run.json', JSON.stringify(run));
    appendFileSync(join(folder, 'app.py'), '\nTIMEOUT = 3\n');
    const { out } = await importing(folder, 'out/run.json', '--covers', 'app.py');
    expect(out).toContain(`made at the commit ${first.slice(0, 12)}`);
    expect((await audited(folder)).imported).toEqual([{ file: 'out/run.json', state: 'old', old: 'changed', changed: [{ path: 'app.py', how: 'changed' }] }]);
  });

  it.each([
    ['a file that is not there', ['out/none.json'], {}, 'is no readable file of the project'],
    ['a file outside', ['../elsewhere.json'], {}, 'does not lie in the project'],
    ['a file of no format', ['out/a.json'], { 'out/a.json': '{"a": 1}' }, 'is of no format that is known'],
    ['a report of its own', ['out/a.json'], { 'out/a.json': '{"schema": 2, "tool": {"name": "mlready"}}' }, 'is a report of mlready itself'],
    ['a file without measures', ['out/a.xml'], { 'out/a.xml': '<testsuites/>' }, 'holds nothing that was measured'],
    [
      'XML that declares entities',
      ['out/a.xml'],
      { 'out/a.xml': '<!DOCTYPE testsuites [<!ENTITY a "b">]><testsuites><testcase/></testsuites>' },
      'is of no format',
    ],
    ['no number at the path', ['out/a.json', '--path', 'auc', '--bound', '> 0', '--check', evaluated], { 'out/a.json': '{"auc": NaN}' }, 'holds no number'],
    ['a bound that is none', ['out/results.json', '--bound', 'high'], {}, 'is no bound'],
    ['a path without its bound', ['out/results.json', '--path', 'a'], {}, 'add --check and --bound'],
    ['a format that there is none of', ['out/results.json', '--format', 'promptfo'], {}, 'did you mean "promptfoo"?'],
    ['a check that there is none of', ['out/results.json', '--check', 'concept-drift.watche'], {}, 'concept-drift.watched'],
    ['a glob that names nothing', ['out/results.json', '--covers', 'evals/**'], {}, 'names 0 files'],
    ['a day that is none', ['out/results.json', '--on', 'monday'], {}, 'is no day'],
  ])('refuses %s in one line and writes nothing', async (_, args, more, cause) => {
    const folder = project({ 'out/results.json': good, ...more });
    const { code, out, err } = await importing(folder, ...args);
    expect({ code, out, lines: err.trim().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toContain(cause);
    expect(manifest(folder)).toBe(files['mlready.yaml']);
  });

  it('follows no link, and prints no text of a file as it is', async () => {
    const folder = project();
    const outside = folderOf({ 'results.json': good });
    symlinkSync(join(outside, 'results.json'), join(folder, 'out', 'link.json'));
    expect(await importing(folder, 'out/link.json')).toMatchObject({ code: 2, out: '' });
    const hostile = '\u001b[31m\u202eowned\n::error::owned';
    write(folder, 'out/sarif.json', JSON.stringify({ version: '2.1.0', runs: [{ tool: { driver: { name: hostile, version: hostile } }, results: [] }] }));
    for (const args of [[], ['--json']]) {
      const { out } = await importing(folder, 'out/sarif.json', '--dry-run', ...args);
      expect(out).toContain('owned');
      expect(out).not.toMatch(/\u001b|\u202e|^::/m);
    }
  });
});

describe('a result that is imported', () => {
  it('shows its checks until what it rests on is edited; a README costs nothing', async () => {
    const folder = project();
    await importing(folder, 'out/results.json', '--covers', 'prompts/**');
    const before = await audited(folder, '--release');
    expect([before.code, before.finding(evaluated), before.finding(recorded)]).toEqual([0, 'partial imported imported', 'not-applicable  not-here']);
    appendFileSync(join(folder, 'README.md'), '\nIt is in use since May.\n');
    expect((await audited(folder, '--release')).imported).toMatchObject([{ state: 'shown' }]);
    appendFileSync(join(folder, 'prompts/system.md'), 'You promise a date.\n');
    const after = await audited(folder, '--release');
    expect([after.code, after.finding(evaluated), after.report.readiness.repository]).toEqual([
      1,
      'unknown  not-seen-here',
      before.report.readiness.repository,
    ]);
    expect(after.imported).toEqual([{ file: 'out/results.json', state: 'old', old: 'changed', changed: [{ path: 'prompts/system.md', how: 'changed' }] }]);
    expect((await audited(folder)).code).toBe(0);
    for (const format of ['terminal', 'markdown', 'html'])
      expect((await runMlready(['audit', '-f', format, '--full'], { cwd: folder })).out).toMatch(/prompts\/system\.md\s+(?:<[^>]*>)?changed since/);
  });

  it('keeps its hashes where a checkout turns line ends', async () => {
    const folder = project();
    await importing(folder, 'out/results.json', '--covers', 'prompts/**');
    write(folder, 'prompts/system.md', files['prompts/system.md'].replaceAll('\n', '\r\n'));
    expect((await audited(folder)).imported).toMatchObject([{ state: 'shown' }]);
  });

  it('says in every format what it measured', async () => {
    const folder = project();
    await importing(folder, 'out/results.json', '--covers', 'prompts/**');
    for (const format of ['markdown', 'html', 'csv', 'json'])
      expect((await runMlready(['audit', '-f', format, '--full'], { cwd: folder })).out).toContain(
        format === 'json' ? '"code": "imported"' : 'imported: promptfoo 0.121.20, 50 of 50 passed, out/results.json, 2026-11-02',
      );
    expect((await runMlready(['audit', '-v'], { cwd: folder })).out.replace(/\s+/g, ' ')).toContain(
      'imported: promptfoo 0.121.20, 50 of 50 passed, out/results.json, 2026-11-02',
    );
    expect((await runMlready(['explain', evaluated], { cwd: folder })).out.replace(/\s+/g, ' ')).toContain('Imported: promptfoo 0.121.20, 50 of 50 passed');
  });

  it('is one run, which shows no habit, where another result stands there than the one that was imported', async () => {
    const folder = project();
    await importing(folder, 'out/results.json', '--covers', 'prompts/**');
    appendFileSync(join(folder, 'prompts/system.md'), 'You promise a date.\n');
    write(folder, 'out/results.json', evals({ successes: 50, failures: 0 }, '2026-11-20T09:00:00.000Z'));
    const { imported, finding } = await audited(folder);
    expect(imported).toMatchObject([{ state: 'half', changed: null }]);
    expect(finding(evaluated)).toBe('unknown  not-seen-here');
  });

  it('speaks against its checks where it failed, and fails a release', async () => {
    const folder = project({ 'out/results.json': bad });
    const { out } = await importing(folder, 'out/results.json', '--covers', 'prompts/**');
    expect(out).toContain(`Failed: promptfoo 0.121.20, 42 of 50 passed, out/results.json, 2026-11-02: it speaks against ${evaluated}`);
    const { finding, report } = await audited(folder);
    expect(finding(evaluated)).toBe('gap observed import-failed');
    expect(report.blockers).toContain(evaluated);
    const release = await audited(folder, '--release');
    expect([release.code, release.report.gate?.causes]).toEqual([
      1,
      [{ code: 'import-not-current', file: 'out/results.json', state: 'failed', changed: null }],
    ]);
    await importing(folder, 'out/results.json', '--covers', 'prompts/**', '--bound', '>= 0.8');
    expect((await audited(folder, '--release')).finding(evaluated)).toBe('partial imported imported');
  });

  it('is missed where it is not there, and found by a glob where git does not track it', async () => {
    const folder = project({ 'out/a/results.json': good, 'out/b/results.json': bad });
    write(folder, 'mlready.yaml', 'version: 1\nimports: ["out/*/results.json", reports/none.xml]\n');
    const { imported, code } = await audited(folder, '--release');
    expect(code).toBe(1);
    expect(imported.map(({ file, state }) => `${file} ${state}`)).toEqual(['out/a/results.json half', 'out/b/results.json failed', 'reports/none.xml unread']);
    rmSync(join(folder, 'out'), { recursive: true });
    expect((await audited(folder)).imported.map(({ state }) => state)).toEqual(['unread', 'unread']);
  });

  it('is no evidence of an answer, under no name', async () => {
    const folder = project();
    const answer = `answers:\n  ${evaluated}: {value: automated, by: Ana, on: 2026-11-20, evidence: [{path: out/results.json}, {path: copy.json}]}\n`;
    write(folder, 'copy.json', good);
    commit(folder, 'copy');
    write(folder, 'mlready.yaml', `version: 1\nimports: [out/results.json]\n${answer}`);
    const { report } = await audited(folder);
    const { evidence = [] } = report.findings.find(({ check }) => check === evaluated) ?? {};
    expect(evidence).toEqual([
      { path: 'out/results.json', state: 'imported' },
      { path: 'copy.json', state: 'imported' },
    ]);
  });

  it.each([
    ['a path that leads out', '../results.json', 'must be a path inside the project'],
    ['a format of nobody', '{file: a.json, format: mine}', 'imports[0].format'],
    ['a path without its bound', '{file: a.json, path: auc, check: concept-drift.watched}', 'it needs "check" and "bound"'],
    ['a check of nobody', '{file: a.json, check: concept-drift.seen}', 'unknown check'],
    ['a hash that is none', '{file: a.json, covers: [{path: b, sha256: c}]}', '64 hexadecimal digits'],
  ])('is refused in the manifest: %s', async (_, entry, cause) => {
    const folder = folderOf({ 'mlready.yaml': `version: 1\nimports:\n  - ${entry}\n` });
    const { code, err } = await runMlready(['audit', folder]);
    expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 2, lines: 1 });
    expect(err).toContain(cause);
  });
});

describe('the gate', () => {
  it('compares what is there without any result, on both sides', async () => {
    const folder = project();
    await importing(folder, 'out/results.json', '--covers', 'prompts/**');
    commit(folder, 'import');
    rmSync(join(folder, 'out'), { recursive: true });
    appendFileSync(join(folder, 'prompts/system.md'), 'You promise a date.\n');
    commit(folder, 'edit');
    const { code, report } = await audited(folder, '--base', 'HEAD~1');
    expect([code, report.gate?.verdict, report.gate?.regressed, report.gate?.improved]).toEqual([0, 'pass', [], []]);
    // And one that failed costs no points of the comparison either.
    write(folder, 'out/results.json', bad);
    expect((await audited(folder, '--base', 'HEAD~1')).report.gate).toMatchObject({ verdict: 'pass', regressed: [], improved: [] });
  });

  it('keeps results out of a stored baseline', async () => {
    const folder = project();
    await importing(folder, 'out/results.json', '--covers', 'prompts/**');
    expect(await runMlready(['baseline', 'write'], { cwd: folder })).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'mlready.baseline.yaml'), 'utf8')).not.toContain(evaluated);
    rmSync(join(folder, 'out'), { recursive: true });
    expect(await runMlready(['audit', '--baseline', 'mlready.baseline.yaml'], { cwd: folder })).toMatchObject({ code: 0 });
  });
});
