// What is said of an item of a framework, by what the checks that speak to it say.
import { expect, it } from 'vitest';
import { frameworksIn, stateOf } from '../../src/report/framework-items.js';

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
