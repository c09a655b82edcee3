// The main job.
import { chmodSync, cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { asRoot, titled } from '../support/needs.js';
import { folderOf, git, tooWide } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const expected = join(root, 'fixtures', 'reports');

describe('the audit of the sample project', () => {
  let churn = '';
  beforeAll(() => {
    churn = join(folderOf(), 'churn');
    cpSync(join(root, 'fixtures', 'projects', 'churn'), churn, { recursive: true });
  });

  it.each([80, 120])('prints the report of fixtures/reports at %d columns', async (columns) => {
    const { code, out, err } = await runMlready(['audit', churn], { env: { COLUMNS: String(columns) } });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    await expect(out).toMatchFileSnapshot(join(expected, `churn-${columns}.txt`));
    expect(tooWide(out, columns)).toEqual([]);
  });

  it('prints the same bytes each time, and none of colour when told so', async () => {
    const first = (await runMlready(['audit', churn])).out;
    expect((await runMlready(['audit', churn])).out).toBe(first);
    expect((await runMlready(['audit', churn, '--no-color'], { env: { FORCE_COLOR: '1' } })).out).toBe(first);
    expect(first).not.toContain('\u001b');
    expect((await runMlready(['audit', churn, '--color'])).out).toContain('\u001b[1m');
  });

  it('prints plain characters where the terminal knows no others', async () => {
    const { out } = await runMlready(['audit', churn], { env: { LC_ALL: 'C' } });
    expect(out).toContain('# proven by the repository  + claimed  ? unknown  . missing');
  });

  it('gives JSON in which every number adds up', async () => {
    const report: Report = JSON.parse((await runMlready(['audit', churn, '-f', 'json', '--full'])).out);
    expect(report).toMatchObject({
      schema: 2,
      generated: '2026-11-21T00:00:00.000Z',
      project: { name: 'churn', manifest: 'mlready.yaml' },
      readiness: { assessed: true },
    });
    const sum = (key: 'earned' | 'observed' | 'possible' | 'total') => report.findings.reduce((total, { points }) => total + points[key], 0);
    expect(report.readiness.points).toEqual({ earned: sum('earned'), observed: sum('observed'), possible: sum('possible'), total: sum('total') });
    expect(Math.min(report.gaps.length, report.open.length, Object.keys(report.cases).length)).toBeGreaterThan(5);
    for (const id of [...report.gaps, ...report.open]) expect(report.findings.some(({ check }) => check === id)).toBe(true);
    for (const { cases } of report.findings) for (const id of cases) expect(report.cases[id]).toBeDefined();
    expect(new Set(report.findings.map(({ verdict }) => verdict))).toEqual(new Set(['met', 'partial', 'gap', 'unknown', 'not-applicable']));
    expect(new Set(report.findings.map(({ basis }) => basis))).toEqual(new Set(['observed', 'documented', 'asserted', null]));
  });

  it('writes reports to files beside what it prints', async () => {
    const folder = folderOf();
    const { code, out } = await runMlready([
      'audit',
      churn,
      '-f',
      'json',
      '-o',
      join(folder, 'a.txt'),
      '-o',
      join(folder, 'b.json'),
      '-o',
      `json=${join(folder, 'c.report')}`,
    ]);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'b.json'), 'utf8')).toBe(out);
    expect(readFileSync(join(folder, 'c.report'), 'utf8')).toBe(out);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toMatch(/^mlready · churn/);
  });

  it('shows the details of one stage with --stage, and the ledger with -v', async () => {
    const { out } = await runMlready(['audit', churn, '--stage', 'model-learning', '-v']);
    expect(out).toContain('MODEL LEARNING');
    expect(out).not.toContain('DATA MANAGEMENT');
    expect(out).toMatch(/\d+ earned, \d+ observed, \d+ possible of \d+/);
  });

  it('finds the manifest from a folder inside the project', async () => {
    expect((await runMlready(['audit', '-f', 'json'], { cwd: join(churn, 'src', 'churn') })).out).toBe(
      (await runMlready(['audit', '-f', 'json'], { cwd: churn })).out,
    );
  });

  it.each([
    [['--min-score', '5'], 0],
    [['--min-score', '99'], 1],
    [['--min-score', 'model-learning=5', '--min-score', 'data-management=99'], 1],
    [['--fail-on', 'low'], 1],
  ])('with %j ends with %d', async (flags, code) => {
    const { out, code: ended } = await runMlready(['audit', churn, ...flags]);
    expect(ended).toBe(code);
    expect(out).toContain(code === 0 ? 'Gate passed.' : 'Gate failed.');
  });
});

describe('an empty folder', () => {
  it('is not assessed, says why, shows no percentage, and passes', async () => {
    const { code, out, err } = await runMlready(['audit', folderOf()]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('No machine learning is seen here: there are no files');
    expect(out).not.toContain('%');
  });

  it.each(['terminal', 'markdown', 'html', 'json', 'sarif', 'junit', 'gitlab', 'github', 'csv'])(
    'passes as %s, and so does what shows no machine learning',
    async (format) => {
      const folder = folderOf({
        'app.py': 'def add(a, b):\n    return a + b\n',
        'test_app.py': 'from app import add\n\n\ndef test_add():\n    assert add(1, 2) == 3\n',
        '.gitlab-ci.yml': 'test:\n  script:\n    - pytest\n',
      });
      const { code, out, err } = await runMlready(['audit', folder, '-f', format, '--no-input']);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      if (format === 'terminal')
        expect(out.replace(/\s+/g, ' ')).toContain(
          'No machine learning is seen here: in the 3 files nothing was found that trains, loads, calls or serves a model',
        );
      if (format === 'json')
        expect(JSON.parse(out)).toMatchObject({ readiness: { assessed: false, score: null, repository: { score: null } }, blockers: [], gaps: [], open: [] });
    },
  );

  it('fails a minimum score, because it has none', async () => expect((await runMlready(['audit', folderOf(), '--min-score', '1'])).code).toBe(1));

  it('is not assessed with to-do lists in it either', async () => {
    const folder = folderOf({
      'MODEL_CARD.md': '# Model card\n\nTODO\n',
      'docs/monitoring.md': '# Drift\n\nTBD\n',
      'SECURITY.md': '',
      'tests/test_nothing.py': '',
    });
    const report: Report = JSON.parse((await runMlready(['audit', folder, '-f', 'json'])).out);
    expect(report.readiness).toMatchObject({ assessed: false, score: null, possible: null, known: null, level: { proven: null } });
  });
});

describe('a hostile project', () => {
  const files = {
    'train.py': 'import mlflow\nmlflow.log_metric("a", 1)\n',
    'binary.py': new Uint8Array([0, 1, 2, 3]),
    'latin.py': new Uint8Array([0x23, 0xe9, 0x0a]),
    'huge.py': `${'x = 1\n'.repeat(400_000)}`,
    'broken.ipynb': '{"cells": [',
    'bomb.yaml': Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${'*a'.concat(String(i), ', ').repeat(9)}]`).join('\n'),
    'deep.json': '['.repeat(100_000),
  };

  it('is audited all the same, and what was not read is said', async () => {
    const folder = folderOf(files);
    symlinkSync('/nowhere', join(folder, 'dangling.py'));
    const report: Report = JSON.parse((await runMlready(['audit', folder, '-f', 'json'])).out);
    expect(report.facts.find(({ signal }) => signal === 'train.tracked')).toMatchObject({ state: 'present', places: [{ path: 'train.py', line: 2 }] });
    const codes = Object.fromEntries(report.limits.flatMap((limit) => ('path' in limit ? [[limit.path, limit.code]] : [])));
    expect(codes).toMatchObject({ 'binary.py': 'not-parsed', 'huge.py': 'too-large', 'broken.ipynb': 'not-parsed', 'dangling.py': 'symlink-outside' });
  });

  it.skipIf(asRoot !== null)(titled('with a file that may not be read says so', asRoot), async () => {
    const folder = folderOf(files);
    chmodSync(join(folder, 'train.py'), 0);
    const report: Report = JSON.parse((await runMlready(['audit', folder, '-f', 'json'])).out);
    expect(report.limits).toContainEqual({ code: 'unreadable', path: 'train.py' });
  });

  it('gets none of its names to the terminal as they are', async () => {
    const name = 'a\u001b[31m\u202e\u0007.py';
    const folder = folderOf({ [`${name}`]: 'import mlflow\nmlflow.log_metric("a", 1)\n', 'mlready.yaml': 'version: 1\nproject: "evil\\e[2J\\u202Ename"\n' });
    const { out } = await runMlready(['audit', folder]);
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(out).toContain('evil\\u{1b}[2J\\u{202e}name');
  });
});

describe('a project in git', () => {
  it('is read as far as git tracks it, at a commit that is named', async () => {
    const folder = folderOf({
      'train.py': 'import mlflow\nmlflow.log_metric("a", 1)\n',
      'other.py': 'from ydata_profiling import ProfileReport\nProfileReport(df).to_file("a.html")\n',
    });
    git(folder, 'init', '-q');
    git(folder, 'add', 'train.py');
    git(folder, 'commit', '-qm', 'x');
    const report: Report = JSON.parse((await runMlready(['audit', folder, '-f', 'json'])).out);
    expect(report.project.revision).toBe(git(folder, 'rev-parse', 'HEAD').trim());
    expect(report.limits).toContainEqual({ code: 'untracked', files: 1 });
    const profiled = (one: Report) => one.facts.find(({ signal }) => signal === 'data.profiled')?.state;
    expect(profiled(report)).toBe('absent');
    expect(profiled(JSON.parse((await runMlready(['audit', folder, '-f', 'json', '--untracked'])).out))).toBe('present');
  });

  it('says of a repository that a case tells of, and of no other, that it is itself a case', async () => {
    const folder = folderOf({ 'train.py': 'import mlflow\nmlflow.autolog()\n' });
    git(folder, 'init', '-q');
    git(folder, 'add', 'train.py');
    git(folder, 'commit', '-qm', 'x');
    git(folder, 'remote', 'add', 'origin', 'git@github.com:ray-project/ray.git');
    const { out } = await runMlready(['audit', folder]);
    expect(out.replace(/\s+/g, ' ')).toContain('This repository is itself a case (');
    expect((JSON.parse((await runMlready(['audit', folder, '-f', 'json'])).out) as Report).project.cases).toEqual(['shadowray-2023']);
    git(folder, 'remote', 'set-url', 'origin', 'git@github.com:acme/ray.git');
    expect((await runMlready(['audit', folder])).out).not.toContain('itself a case');
  });
});

describe('bad input', () => {
  const here = () => folderOf({ 'a.py': 'x = 1\n' });
  const rows: [name: string, args: () => string[], message: RegExp][] = [
    ['an unknown flag', () => ['audit', '--fromat', 'json'], /^mlready: unknown option '--fromat' \(Did you mean --format\?\); see mlready --help\n$/],
    ['an unknown command', () => ['adit'], /^mlready: unknown command 'adit' \(Did you mean audit\?\); see mlready --help\n$/],
    [
      'an unknown format',
      () => ['audit', '-f', 'pdf'],
      /^mlready: option '-f, --format <format>' argument 'pdf' is invalid\. Allowed choices are terminal, [a-z, ]+\.; see mlready --help\n$/,
    ],
    ['a folder that does not exist', () => ['audit', '/nonexistent'], /^mlready: \/nonexistent: does not exist; name the folder of a project\n$/],
    ['a file instead of a folder', () => ['audit', join(root, 'package.json')], /package\.json: is not a directory; name the folder of a project\n$/],
    [
      'an unknown stage',
      () => ['audit', here(), '--stage', 'deployment'],
      /^mlready: --stage deployment: is no stage; did you mean "model-deployment"\?\n$|is no stage; use one of/,
    ],
    [
      'a minimum that is no number',
      () => ['audit', here(), '--min-score', 'high'],
      /^mlready: --min-score high: is no percentage; write --min-score 70 or --min-score model-deployment=60\n$/,
    ],
    ['a minimum over 100', () => ['audit', here(), '--min-score', '101'], /is no percentage/],
    ['an unknown risk', () => ['audit', here(), '--fail-on', 'hihg'], /did you mean "high"\?/],
    [
      'an output with an unknown ending',
      () => ['audit', here(), '-o', 'report.pdf'],
      /^mlready: --output report\.pdf: has an ending that names no format; write format=file/,
    ],
    [
      'a trend that is neither a file nor a span',
      () => ['audit', here(), '--trend', '12x', '-o', 'report.html'],
      /^mlready: --trend 12x: is neither a file nor a span of time; write 12m, 90d or 1y, or name what mlready trend --json made\n$/,
    ],
    [
      'an output in a folder that does not exist',
      () => ['audit', here(), '-o', '/nonexistent/a.json'],
      /^mlready: \/nonexistent\/a\.json: lies in a folder that does not exist; name another file\n$/,
    ],
    [
      'a clock that is no number',
      () => ['audit', here()],
      /^mlready: SOURCE_DATE_EPOCH: is "soon"; set it to whole seconds since 1970, before the year 9999, or unset it\n$/,
    ],
    [
      'an unknown id',
      () => ['explain', 'train.sedeed'],
      /^mlready: train\.sedeed: is no check, consideration, signal, stage or case; did you mean "train\.seeded", "[\w.-]+" or "[\w.-]+"\? See: mlready checks\n$/,
    ],
    [
      'a pack that is no folder',
      () => ['validate', '--pack', '/nonexistent'],
      /^mlready: \/nonexistent: is not a folder that can be read; name the folder of a pack/,
    ],
  ];

  it.each(rows)('%s is one line and ends with 2', async (name, args, message) => {
    const { code, out, err } = await runMlready(args(), name.includes('clock') ? { env: { SOURCE_DATE_EPOCH: 'soon' } } : {});
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err.trimEnd()).not.toContain('\n');
  });

  it('in a manifest ends with 2 before anything is scanned, and says how many more there are', async () => {
    const folder = folderOf({ 'mlready.yaml': 'version: 1\ncontxt: {}\nanswrs: {}\n' });
    const { code, out, err } = await runMlready(['audit', folder]);
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: 'mlready: mlready.yaml:2:1: unknown key "contxt"; did you mean "context"? (1 more: mlready validate)\n',
    });
    expect((await runMlready(['validate', folder])).err.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each([
    ['two manifests', { 'mlready.yaml': 'version: 1\n', 'mlready.yml': 'version: 1\n' }, /mlready\.yml: stands beside mlready\.yaml; keep one of the two/],
    ['a manifest that is no text', { 'mlready.yaml': new Uint8Array([0x76, 0, 1, 2, 0xff]) }, /mlready\.yaml: is no UTF-8 text; save it as UTF-8/],
    ['a manifest that is huge', { 'mlready.yaml': `# ${'x'.repeat(600 * 1024)}\nversion: 1\n` }, /mlready\.yaml: is larger than 512 KiB/],
  ])('%s ends with 2', async (_, files, message) => {
    const { code, err } = await runMlready(['audit', folderOf(files)]);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it('of a manifest that is a link is refused', async () => {
    const folder = folderOf({ 'a.py': '' });
    symlinkSync('/etc/passwd', join(folder, 'mlready.yaml'));
    expect(await runMlready(['audit', folder])).toMatchObject({
      code: 2,
      err: 'mlready: mlready.yaml: is not a readable regular file; put a plain YAML file there\n',
    });
  });

  it('does not write a report over the manifest', async () => {
    const folder = folderOf({ 'mlready.yaml': 'version: 1\n' });
    expect(await runMlready(['audit', folder, '-o', `json=${join(folder, 'mlready.yaml')}`])).toMatchObject({ code: 2, out: '' });
    expect(readFileSync(join(folder, 'mlready.yaml'), 'utf8')).toBe('version: 1\n');
  });

  it('of a folder without a name is refused', async () =>
    expect(await runMlready(['audit', ''])).toMatchObject({ code: 2, err: 'mlready: the folder: is an empty text; name the folder of a project, or none\n' }));

  it('leaves an existing output as it was', async () => {
    const folder = folderOf({ 'out.json': 'old' });
    await runMlready(['audit', '/nonexistent', '-o', join(folder, 'out.json')]);
    expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe('old');
  });
});
