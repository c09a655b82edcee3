// A saved report in other forms, and what lies between two, with the real program.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/shape.js';
import { root } from '../../src/root.js';
import { folderOf, mlready } from './program.js';

const folder = folderOf();
const [churn, before, after] = [join(folder, 'churn'), join(folder, 'before.json'), join(folder, 'after.json')];
const gate = ['--min-score', '90', '--fail-on', 'critical'];

beforeAll(() => {
  cpSync(join(root, 'fixtures', 'projects', 'churn'), churn, { recursive: true });
  mlready(['audit', churn, ...gate, '-o', before]);
  rmSync(join(churn, '.github', 'workflows'), { recursive: true });
  mlready(['audit', churn, '-o', after]);
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

  it('renders again as the audit did, with its exit code', () => {
    rmSync(join(churn, '.github'), { recursive: true, force: true });
    const own = join(folder, 'own');
    cpSync(join(root, 'fixtures', 'projects', 'churn'), own, { recursive: true });
    const audit = mlready(['audit', own, ...gate, '-o', join(folder, 'own.json')]);
    expect(audit.code).toBe(1);
    expect(mlready(['report', join(folder, 'own.json')])).toEqual(audit);
    expect(mlready(['report', join(folder, 'own.json'), '--informational'])).toEqual({ ...audit, code: 0 });
    expect(mlready(['report', 'own.json', '--json', '-o', 'own.txt'], { cwd: folder }).out).toBe(readFileSync(join(folder, 'own.json'), 'utf8'));
    expect(readFileSync(join(folder, 'own.txt'), 'utf8')).toBe(audit.out);
    const page = mlready(['report', 'own.json', '-f', 'html', '-o', 'own.html'], { cwd: folder }).out;
    expect(page).toMatch(/^<!doctype html>\n<html lang="en"><head><meta charset="utf-8"\/>/);
    expect(readFileSync(join(folder, 'own.html'), 'utf8')).toBe(page);
    expect(mlready(['report', 'own.json', '--stage', 'model-learning'], { cwd: folder }).out).not.toContain('DATA MANAGEMENT');
  });

  it.each<[string, (report: Report) => unknown, RegExp]>([
    ['is of another schema', (report) => ({ ...report, schema: 2 }), /is a report of another schema \(2\)/],
    ['has a verdict that there is none of', (report) => ({ ...report, findings: [{ ...report.findings[0], verdict: 'great' }] }), /at findings\.0\.verdict/],
    ['lacks a part', ({ readiness: _, ...report }) => report, /at readiness/],
    [
      'links to where it should not',
      (report) => ({ ...report, project: { ...report.project, remote: { kind: 'github', url: 'javascript:alert(1)' } } }),
      /remote\.url/,
    ],
    ['is something else', () => ['\u001b[31m'], /is no report of mlready/],
  ])('that %s is refused in one line', (_, change, message) => {
    const file = join(folder, 'wrong.json');
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(before, 'utf8')))));
    const { code, out, err } = mlready(['report', file]);
    expect({ code, out, lines: err.split('\n').length - 1 }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toMatch(message);
    expect(mlready(['diff', file, before]).err).toMatch(message);
  });

  it('is not overwritten by what is made from it', () => {
    const bytes = readFileSync(before);
    expect(mlready(['report', 'before.json', '-o', './before.json'], { cwd: folder })).toMatchObject({
      code: 2,
      err: expect.stringMatching(/is what the report is made from/),
    });
    expect(readFileSync(before)).toEqual(bytes);
    expect(mlready(['report', 'none.json'], { cwd: folder })).toMatchObject({ code: 2, err: expect.stringMatching(/none\.json: does not exist/) });
    writeFileSync(join(folder, 'x.json'), '{');
    expect(mlready(['report', 'x.json'], { cwd: folder }).err).toMatch(/x\.json: is no JSON/);
  });
});

describe('a diff of saved reports', () => {
  it('says what was lost, as between revisions', () => {
    const found = JSON.parse(mlready(['diff', before, after, '--json']).out);
    expect(found).toMatchObject({
      from: { score: 28.1 },
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
    expect(JSON.parse(mlready(['diff', after, before, '--json']).out).improved).toMatchObject([
      { check: 'software-engineering-anti-patterns.tested-in-ci', points: 7 },
    ]);
    expect(mlready(['diff', before, before]).out).toContain('No check differs.');
  });

  it('names the checks that only one side knows', () => {
    const report: Report = JSON.parse(readFileSync(before, 'utf8'));
    const file = join(folder, 'fewer.json');
    writeFileSync(file, JSON.stringify({ ...report, findings: report.findings.slice(1) }));
    const id = report.findings[0]?.check;
    expect(JSON.parse(mlready(['diff', file, before, '--json']).out)).toMatchObject({ added: [id], gone: [] });
    expect(mlready(['diff', before, file]).out.replace(/\s+/g, ' ')).toContain(`knows ${id}.`);
  });

  it('holds one against what is on disk', () => {
    expect(JSON.parse(mlready(['diff', before, '--project', churn, '--json']).out)).toMatchObject({ to: { name: 'on disk', commit: null } });
  });
});
