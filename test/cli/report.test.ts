// A saved report in other forms, and what lies between two.
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Run } from 'sarif';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { everyTrend } from '../support/every-trend.js';
import { folderOf, git } from '../support/program.js';
import { runMlready } from '../support/run-here.js';

const folder = folderOf();
const [churn, before, after] = [join(folder, 'churn'), join(folder, 'before.json'), join(folder, 'after.json')];
const gate = ['--min-score', '90', '--fail-on', 'critical'];

beforeAll(async () => {
  cpSync(join(root, 'fixtures', 'projects', 'churn'), churn, { recursive: true });
  await runMlready(['audit', churn, ...gate, '-o', before]);
  rmSync(join(churn, '.github', 'workflows'), { recursive: true });
  await runMlready(['audit', churn, '-o', after]);
});

describe('a saved report', () => {
  it('is what the published schema says', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const validate = ajv.compile(JSON.parse(readFileSync(join(root, 'schemas', 'report.schema.json'), 'utf8')));
    validate(JSON.parse(readFileSync(before, 'utf8')));
    expect(validate.errors).toBeNull();
    validate({ ...JSON.parse(readFileSync(before, 'utf8')), more: 1 });
    expect(validate.errors).not.toBeNull();
  });

  it('renders again as the audit did, with its exit code', async () => {
    rmSync(join(churn, '.github'), { recursive: true, force: true });
    const own = join(folder, 'own');
    cpSync(join(root, 'fixtures', 'projects', 'churn'), own, { recursive: true });
    const audit = await runMlready(['audit', own, ...gate, '-o', join(folder, 'own.json')]);
    expect(audit.code).toBe(1);
    expect(await runMlready(['report', join(folder, 'own.json')])).toEqual(audit);
    expect(await runMlready(['report', join(folder, 'own.json'), '--informational'])).toEqual({ ...audit, code: 0 });
    expect((await runMlready(['report', 'own.json', '--json', '-o', 'own.txt'], { cwd: folder })).out).toBe(readFileSync(join(folder, 'own.json'), 'utf8'));
    expect(readFileSync(join(folder, 'own.txt'), 'utf8')).toBe(audit.out);
    const page = (await runMlready(['report', 'own.json', '-f', 'html', '-o', 'own.html'], { cwd: folder })).out;
    expect(page).toMatch(/^<!doctype html>\n<html lang="en"><head><meta charset="utf-8"\/>/);
    expect(readFileSync(join(folder, 'own.html'), 'utf8')).toBe(page);
    expect((await runMlready(['report', 'own.json', '--stage', 'model-learning'], { cwd: folder })).out).not.toContain('DATA MANAGEMENT');
  });

  it.each<[string, (report: Report) => unknown, RegExp]>([
    ['is of another schema', (report) => ({ ...report, schema: 3 }), /is a report of another schema \(3\)/],
    ['has a verdict that there is none of', (report) => ({ ...report, findings: [{ ...report.findings[0], verdict: 'great' }] }), /at findings\.0\.verdict/],
    ['lacks a part', ({ readiness: _, ...report }) => report, /at readiness/],
    [
      'links to where it should not',
      (report) => ({ ...report, project: { ...report.project, remote: { kind: 'github', url: 'javascript:alert(1)' } } }),
      /remote\.url/,
    ],
    ['is something else', () => ['\u001b[31m'], /is no report of mlready/],
  ])('that %s is refused in one line', async (_, change, message) => {
    const file = join(folder, 'wrong.json');
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(before, 'utf8')))));
    const { code, out, err } = await runMlready(['report', file]);
    expect({ code, out, lines: err.split('\n').length - 1 }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toMatch(message);
    expect((await runMlready(['diff', file, before])).err).toMatch(message);
  });

  it('becomes SARIF, JUnit, code quality and CSV, as the audit writes them, several at once', async () => {
    const outputs = (name: string) => ['-o', `${name}.sarif`, '-o', `junit=${name}-results.xml`, '-o', `gitlab=${name}-quality.json`, '-o', `${name}.csv`];
    const own = join(folder, 'several');
    cpSync(join(root, 'fixtures', 'projects', 'churn'), own, { recursive: true });
    const audit = await runMlready(['audit', 'several', '-f', 'terminal', '-o', 'several.json', ...outputs('audit')], { cwd: folder });
    expect(audit).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Level: ') });
    const again = await runMlready(['report', 'several.json', ...outputs('again'), '-o', 'kept.sarif', '--keep-waived'], { cwd: folder });
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    expect(again.code).toBe(0);
    for (const name of ['-results.xml', '-quality.json', '.csv']) expect(read(`again${name}`)).toBe(read(`audit${name}`));
    expect(read('again.sarif')).toBe(read('kept.sarif'));
    await runMlready(['report', 'several.json', '-o', 'again.sarif'], { cwd: folder });
    expect(read('again.sarif')).toBe(read('audit.sarif'));
    expect(JSON.parse(read('audit.sarif')).runs[0].results.length).toBeGreaterThan(10);
    expect(read('kept.sarif')).toContain('"kind": "external"');
    expect(read('audit.sarif')).not.toContain('"suppressions"');
    expect(read('audit-results.xml')).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites>/);
    expect(JSON.parse(read('audit-quality.json'))[0]).toMatchObject({ check_name: expect.stringMatching(/^mlready\//) });
    expect(read('audit.csv')).toMatch(/^stage,step,consideration,check,/);
    expect((await runMlready(['report', 'several.json', '-f', 'junit'], { cwd: folder })).out).toBe(read('audit-results.xml'));
    // Kept in the project, they change nothing.
    for (const name of ['audit.sarif', 'audit-results.xml', 'audit-quality.json', 'audit.csv']) cpSync(join(folder, name), join(own, name));
    const scores = (text: string) => JSON.parse(text).readiness;
    expect(scores((await runMlready(['audit', 'several', '--json'], { cwd: folder })).out)).toEqual(scores(read('several.json')));
  });

  it.each([
    ['with its manifest', []],
    ['without one', ['mlready.yaml']],
    ['without one and without a README', ['mlready.yaml', 'README.md']],
  ])('of a project in a larger repository, %s, points at lines that exist, by their path in the repository', async (name, removed) => {
    const repository = folderOf({ 'README.md': 'Several projects.\n' });
    const project = join(repository, 'services', 'churn');
    cpSync(join(root, 'fixtures', 'projects', 'churn'), project, { recursive: true });
    for (const path of removed) rmSync(join(project, path));
    git(repository, 'init', '-q');
    git(repository, 'add', '-A');
    git(repository, 'commit', '-qm', name);
    await runMlready(['audit', '-o', join(folder, 'inside.sarif'), '-o', join(folder, 'inside.json'), '-o', `gitlab=${join(folder, 'inside-quality.json')}`], {
      cwd: project,
    });
    const run: Run = JSON.parse(readFileSync(join(folder, 'inside.sarif'), 'utf8')).runs[0];
    expect(run.automationDetails?.id).toBe('mlready/services/churn/');
    const places = (run.results ?? []).flatMap(({ locations, relatedLocations }) => [...(locations ?? []), ...(relatedLocations ?? [])]);
    expect(places.length).toBeGreaterThan(5);
    for (const { physicalLocation } of places) {
      const lines = readFileSync(join(repository, decodeURIComponent(physicalLocation?.artifactLocation?.uri ?? '')), 'utf8').split('\n').length;
      expect(physicalLocation?.region?.startLine).toBeLessThanOrEqual(lines);
    }
    const first: string = JSON.parse(readFileSync(join(folder, 'inside.json'), 'utf8')).project.firstFile;
    expect(first).toBe(removed.includes('README.md') ? '.github/dependabot.yml' : 'README.md');
    const violations: { location: { path: string } }[] = JSON.parse(readFileSync(join(folder, 'inside-quality.json'), 'utf8'));
    expect(violations.length).toBeGreaterThan(5);
    for (const { location } of violations) expect(existsSync(join(repository, location.path))).toBe(true);
  });

  it('shows a trend on its page, and refuses what is none in one line', async () => {
    const folder = folderOf({ 'trend.json': JSON.stringify(everyTrend), 'wrong.json': '{"schema": 1}' });
    const given = async (file: string) =>
      await runMlready(['audit', join(root, 'fixtures', 'projects', 'churn'), '-o', join(folder, 'report.html'), '--trend', join(folder, file)]);
    expect(await given('wrong.json')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^mlready: .*wrong\.json: is no trend of mlready \(.*\n$/),
    });
    expect(existsSync(join(folder, 'report.html'))).toBe(false);
    expect(await given('trend.json')).toMatchObject({ code: 0, err: '' });
    expect(readFileSync(join(folder, 'report.html'), 'utf8')).toContain('id="_trend"');
    expect(await runMlready(['report', 'before.json', '-o', join(folder, 'saved.html'), '--trend', '12m'], { cwd: dirname(before) })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/--trend 12m: needs the project/),
    });
  });

  it('prints one framework, and refuses what is none, or another format beside it', async () => {
    const asked = (...args: string[]) => runMlready(['report', 'before.json', ...args], { cwd: folder });
    const { out } = await asked('--framework', 'gdpr');
    expect(out).toMatch(/^mlready · GDPR · churn/);
    expect(await asked('--framework', 'gdrp')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/--framework gdrp: is no framework; did you mean "gdpr"/),
    });
    const page = join(folder, 'none.html');
    expect(await asked('--framework', 'gdrp', '-o', page)).toMatchObject({ code: 2 });
    expect(existsSync(page)).toBe(false);
    expect(await asked('--framework', 'gdpr', '-f', 'json')).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/stands beside --format json/) });
  });

  it('is not overwritten by what is made from it', async () => {
    const bytes = readFileSync(before);
    expect(await runMlready(['report', 'before.json', '-o', './before.json'], { cwd: folder })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/is what the report is made from/),
    });
    expect(readFileSync(before)).toEqual(bytes);
    expect(await runMlready(['report', 'none.json'], { cwd: folder })).toMatchObject({ code: 2, err: expect.stringMatching(/none\.json: does not exist/) });
    writeFileSync(join(folder, 'x.json'), '{');
    expect((await runMlready(['report', 'x.json'], { cwd: folder })).err).toMatch(/x\.json: is no JSON/);
  });
});

describe('a diff of saved reports', () => {
  it('says what was lost, as between revisions', async () => {
    const found = JSON.parse((await runMlready(['diff', before, after, '--json'])).out);
    expect(found).toMatchObject({
      from: { score: 28.7 },
      regressed: [
        {
          check: 'software-engineering-anti-patterns.tested-in-ci',
          points: 7,
          before: { evidence: expect.arrayContaining([expect.objectContaining({ path: '.github/workflows/ci.yml' })]) },
        },
      ],
      added: [],
      gone: [],
    });
    expect(JSON.parse((await runMlready(['diff', after, before, '--json'])).out).improved).toMatchObject([
      { check: 'software-engineering-anti-patterns.tested-in-ci', points: 7 },
    ]);
    expect((await runMlready(['diff', before, before])).out).toContain('No check differs.');
  });

  it('names the checks that only one side knows', async () => {
    const report: Report = JSON.parse(readFileSync(before, 'utf8'));
    const file = join(folder, 'fewer.json');
    writeFileSync(file, JSON.stringify({ ...report, findings: report.findings.slice(1) }));
    const id = report.findings[0]?.check;
    expect(JSON.parse((await runMlready(['diff', file, before, '--json'])).out)).toMatchObject({ added: [id], gone: [] });
    expect((await runMlready(['diff', before, file])).out.replace(/\s+/g, ' ')).toContain(`knows ${id}.`);
  });

  it('loses and wins nothing where one side only says something else about the project', async () => {
    const said = async (text: string) => {
      const manifest = `version: 1\ncontext: ${text}\nanswers:\n  country-level-regulations.processing-recorded: {value: yes, by: ana@example.org, on: 2026-11-01}\n`;
      const project = folderOf({ 'mlready.yaml': manifest, 'train.py': 'from sklearn.svm import SVC\nSVC().fit([[1]], [1])\n' });
      const { out } = await runMlready(['audit', '--json', '--no-input'], { cwd: project });
      const file = join(folderOf(), 'said.json');
      writeFileSync(file, out);
      return file;
    };
    const [people, none] = [await said('{data: personal, exposure: [public-api]}'), await said('{data: none, exposure: [internal]}')];
    const { oneSided, policy, ...compared } = JSON.parse((await runMlready(['diff', people, none, '--json'])).out);
    expect(compared).toMatchObject({ regressed: [], improved: [], added: [], gone: [], ownRules: true });
    expect(oneSided).toContain('country-level-regulations.processing-recorded');
    expect(policy.map(({ field }: { field: string }) => field)).toEqual(['data', 'exposure']);
    const text = (await runMlready(['diff', people, none])).out.replace(/\s+/g, ' ');
    expect(text).toContain('the context field "data" was personal and is none; each side goes by its own.');
    expect(text).not.toMatch(/Lost|No check differs/);
  });

  it('holds one against what is on disk', async () => {
    expect(JSON.parse((await runMlready(['diff', before, '--project', churn, '--json'])).out)).toMatchObject({ to: { name: 'on disk', commit: null } });
  });
});
