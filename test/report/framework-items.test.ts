// What is said of an item of a framework, by what the checks that speak to it say.
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { isReport } from '../../src/inventory/report-heads.js';
import { frameworksCsv } from '../../src/report/evidence-pack/frameworks.js';
import { frameworksIn, stateOf } from '../../src/report/framework-items.js';
import { frameworkText } from '../../src/report/framework-print.js';
import { countsText, itemCounts } from '../../src/report/framework-texts.js';
import { everyReport, hostileReport } from '../support/every-report.js';

type About = Parameters<typeof stateOf>[0];

const table: [name: string, about: About, state: ReturnType<typeof stateOf>][] = [
  ['no check speaks to it', [], 'not-asked'],
  ['all that speak to it do not apply', [{ verdict: 'not-applicable', basis: null }], 'set-aside'],
  ['nobody has said', [{ verdict: 'unknown', basis: null }], 'open'],
  ['it is missing', [{ verdict: 'gap', basis: 'observed' }], 'open'],
  ['the repository shows it', [{ verdict: 'met', basis: 'observed' }], 'shown'],
  ['a document shows it', [{ verdict: 'met', basis: 'documented' }], 'shown'],
  ['half of it is shown', [{ verdict: 'partial', basis: 'observed' }], 'partly'],
  ['somebody says so, and points at nothing', [{ verdict: 'met', basis: 'asserted' }], 'open'],
  [
    'one of two is shown',
    [
      { verdict: 'met', basis: 'observed' },
      { verdict: 'unknown', basis: null },
    ],
    'partly',
  ],
  [
    'one is shown and the other does not apply',
    [
      { verdict: 'met', basis: 'observed' },
      { verdict: 'not-applicable', basis: null },
    ],
    'shown',
  ],
];

it.each(table)('where %s', (_, about, state) => {
  expect(stateOf(about)).toBe(state);
});

it('counts only what checks themselves refer to, and lists every item', () => {
  const item = { title: 'Keep a list', note: null, applies: 'later', roles: ['provider'], riskClasses: [] };
  const framework = {
    id: 'rules',
    title: 'Rules',
    issuer: 'Somebody',
    version: '1',
    status: 'current',
    url: 'https://example.org/',
    notes: [],
    applies: { later: { from: '2027-12-02', note: null } },
    items: { R1: item, R2: { ...item, applies: null, roles: [] } },
  };
  const finding = { check: 'finding.listed', verdict: 'met' as const, basis: 'observed' as const, refs: { rules: ['R1'], others: ['R2'] } };
  const items = (context: Record<string, string[]>) => frameworksIn([framework], [finding], context)['rules']?.items;
  expect(items({})).toEqual([
    { id: 'R1', title: 'Keep a list', state: 'shown', checks: ['finding.listed'], from: '2027-12-02', applies: null, roles: ['provider'] },
    { id: 'R2', title: 'Keep a list', state: 'not-asked', checks: [] },
  ]);
  // What binds providers alone is set aside for a deployer; who is both, or has not said, is bound.
  expect(items({ role: ['deployer'] })?.map(({ state }) => state)).toEqual(['set-aside', 'not-asked']);
  expect(items({ role: ['deployer', 'provider'] })?.map(({ state }) => state)).toEqual(['shown', 'not-asked']);
});

const screen = { color: false, width: 100, unicode: true };
const every = await everyReport();

it('prints one framework with every item, its state, its checks and where they are to be seen, and no number that promises more', () => {
  const text = frameworkText(every, 'eu-ai-act', screen);
  const flat = text.replace(/\s+/g, ' ');
  const items = every.frameworks['eu-ai-act']?.items ?? [];
  expect(items.filter(({ id, title }) => !flat.includes(`${id}: ${title}`)).map(({ id }) => id)).toEqual([]);
  expect(flat).toContain(countsText({ items }));
  expect(flat).toContain('This is no legal advice');
  expect(flat).toMatch(/fully shown · \S+: .*? met: [\w.-]+, \S+/);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  // Somebody may keep it in the repository: it is no evidence.
  expect(isReport(Buffer.from(text))).toBe(true);
});

it('counts every item in one state', () => {
  for (const { items } of Object.values(every.frameworks)) expect(Object.values(itemCounts({ items })).reduce((sum, one) => sum + one, 0)).toBe(items.length);
});

it('is a row of CSV for every item, in which the places of all its checks stand', () => {
  const csv = frameworksCsv(every);
  const rows: Record<string, string>[] = parse(csv, { columns: true });
  expect(rows.map(({ framework, item }) => `${framework} ${item}`)).toEqual(
    Object.entries(every.frameworks).flatMap(([id, { items }]) => items.map((item) => `${id} ${item.id}`)),
  );
  const shown = rows.filter(({ state }) => state === 'fully shown');
  expect(shown.length).toBeGreaterThan(10);
  expect(shown.filter(({ places }) => places === '')).toEqual([]);
  expect(rows.filter(({ state, checks }) => state === 'not looked at' && checks !== '')).toEqual([]);
  expect(isReport(Buffer.from(csv))).toBe(true);
});

it('is text, whatever a repository says', async () => {
  const hostile = await hostileReport();
  const id = Object.keys(hostile.frameworks)[0] ?? '';
  expect(frameworkText(hostile, id, screen)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  for (const row of parse(frameworksCsv(hostile), { relax_column_count: true }) as string[][])
    for (const value of row) expect(value).not.toMatch(/^\s*[=+\-@]/);
});
