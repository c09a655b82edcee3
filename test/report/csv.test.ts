// The report as CSV, read by a library as a spreadsheet would.
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { csvRow } from '../../src/report/csv-row.js';
import { csv } from '../../src/report/formats/csv/index.js';
import type { Report } from '../../src/report/report.js';
import { root } from '../../src/root.js';
import { emptyReport, everyReport, hostileReport } from '../support/every-report.js';

const tableOf = (text: string): Record<string, string>[] => parse(text, { columns: true, record_delimiter: '\r\n', relax_column_count: false });
const parsed = (text: string): string[][] => parse(text, { record_delimiter: '\r\n' });
/** What a spreadsheet takes for a formula (OWASP, "CSV Injection"). */
const formula = /^\s*[=+\-@\t\r＝＋－＠]/;

let every: Report;
let hostile: Report;
beforeAll(async () => {
  [every, hostile] = [await everyReport(), await hostileReport()];
});

describe('the report as CSV', () => {
  it('is that of fixtures/reports', () => expect(csv(every)).toMatchFileSnapshot(join(root, 'fixtures', 'reports', 'every.csv')));

  it('has a row for each check, with its verdict, points and waiver', () => {
    const rows = tableOf(csv(every));
    expect(rows.map((row) => [row['check'], row['verdict'], row['basis'], row['risk'], row['earned'], row['total'], row['effort']])).toEqual(
      every.findings.map(({ check, verdict, basis, risk, points, effort }) => [
        check,
        verdict,
        basis ?? '',
        risk,
        String(points.earned),
        String(points.total),
        effort,
      ]),
    );
    expect(rows.find((row) => row['check'] === 'concept-drift.watched')).toMatchObject({
      stage: 'Model deployment',
      consideration: 'Concept drift',
      answer: 'no',
      waiver: expect.stringMatching(/^waived until 2027-01-29 by Mara Lindqvist: /),
    });
    expect(rows.find((row) => row['check'] === 'mixed-team-dynamics.decisions-recorded')).toMatchObject({
      by: 'Mara Lindqvist',
      on: '2026-11-02',
      evidence:
        'docs/decisions.md (missing) | docs/runbook.md (part-missing) | docs/decisions-todo.md (empty) | mlready.yaml (manifest) | docs/lunch.md (unrelated) | docs/copied.md (echo) | docs/scores.csv (too-large) | evals/results.json (imported)',
    });
  });

  it('says in each row what the gate says, and what became of the check since the base', () => {
    const rows = tableOf(csv(every));
    const since = (check: string) => rows.find((row) => row['check'] === check)?.['since the base'];
    expect(new Set(rows.map((row) => row['gate']))).toEqual(new Set(['fail']));
    expect(since('software-engineering-anti-patterns.tested-in-ci')).toMatch(/^'?-14 points: met, observed -> gap, observed$/);
    expect(since('concept-drift.watched')).toMatch(/\(waived: not counted\)$/);
    expect(since('operational-support.telemetry')).toBe('not comparable: could not be read here');
    expect(since('model-stealing.queries-limited')).toBe('left out on both sides: what it concerns is gone');
    expect(since('data-discovery.documented')).toBe("not compared: newer than the manifest's pack");
    expect(since('data-poisoning.model-files-inert')).toBe('new hazard at models/churn.pkl');
    expect(tableOf(csv({ ...every, gate: null })).every((row) => row['gate'] === '' && row['since the base'] === '')).toBe(true);
  });

  it('ends every line as RFC 4180 says, and holds no other line break', () => {
    for (const report of [every, hostile, emptyReport()]) {
      const lines = csv(report).split('\r\n');
      expect(lines).toHaveLength(report.findings.length + 2);
      expect(lines.pop()).toBe('');
      expect(lines.filter((line) => /[\r\n]/.test(line))).toEqual([]);
    }
  });

  it('holds hostile text in the same cells, none of them a formula or longer than a cell may be', () => {
    const [plain, attacked] = [parsed(csv(every)), parsed(csv(hostile))];
    expect(attacked.map((row) => row.length)).toEqual(plain.map((row) => row.length));
    const cells = attacked.flat();
    expect(cells.filter((cell) => formula.test(cell))).toEqual([]);
    expect(cells.filter((cell) => cell.length > 32_767)).toEqual([]);
    expect(cells.filter((cell) => /^'[=+\-@＝]/.test(cell)).length).toBeGreaterThan(20);
    expect(csv(hostile)).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff]/u);
  });
});

describe('a row', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "' =1"],
    ['\rx', "' x"],
    [' =1', "' =1"],
    ['\n-1', "' -1"],
    ['＝1', "'＝1"],
    ['a=1', 'a=1'],
    ['he said "no", twice', 'he said "no", twice'],
    ['two\r\nlines', 'two  lines'],
    ['', ''],
    [-3, '-3'],
    [null, ''],
    [true, 'true'],
  ])('holds %j as %j', (value, cell) => expect(parsed(csvRow([value, 'end']))).toEqual([[cell, 'end']]));

  it('quotes what holds a semicolon, at which some spreadsheets part cells', () => expect(csvRow(['a;=1'])).toBe('"a;=1"\r\n'));
});
