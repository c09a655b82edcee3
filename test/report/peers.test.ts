// Where public projects stand beside one: by kind where there are enough of them, otherwise over all; never by a table of other rules.
import { describe, expect, it } from 'vitest';
import type { PeerTable } from '../../src/model/index.js';
import { kindOf, kinds, peersOf, peersText } from '../../src/report/peers.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const row = (name: string, kind: string | null, overall: number | null) => ({ repository: `acme/${name}`, commit: '0'.repeat(40), kind, overall, stages: {} });
const table: PeerTable = {
  date: '2026-11-29',
  pack: '2.0.0',
  repositories: [10, 20, 30, 40, 50]
    .map((score, at) => row(`s${at}`, 'serves', score))
    .concat(
      [5, 60, 70].map((score, at) => row(`t${at}`, 'trains', score)),
      row('none', 'serves', null),
    ),
  checks: {},
};
const serving = { pack: '2.0.0', activities: [{ id: 'serves', state: 'present' as const }], url: null };
const training = { ...serving, activities: [{ id: 'trains', state: 'present' as const }] };

describe('the peers of a project', () => {
  it('are of its kind where there are five of it', () => {
    expect(peersOf(table, { ...serving, score: 35 })).toEqual({ kind: 'serves', of: 5, moreThan: 3, date: '2026-11-29' });
    expect(peersOf(table, { ...training, score: 35 })).toEqual({ kind: null, of: 8, moreThan: 4, date: '2026-11-29' });
  });

  it('that show as much are not passed', () => expect(peersOf(table, { ...serving, score: 30 })?.moreThan).toBe(2));

  it('do not include itself', () => {
    const known = peersOf(table, { ...training, score: 60, url: 'https://github.com/Acme/T1' });
    expect(known).toMatchObject({ of: 7, moreThan: 6 });
    expect(peersOf(table, { ...serving, score: 30, url: 'https://github.com/acme/s2' })).toMatchObject({ kind: null, of: 7 });
  });

  it('are not named by a table of other rules, without a score, or where they are few', () => {
    expect(peersOf({ ...table, pack: '1.0.0' }, { ...serving, score: 35 })).toBeNull();
    expect(peersOf(table, { ...serving, score: null })).toBeNull();
    expect(peersOf(null, { ...serving, score: 35 })).toBeNull();
    expect(peersOf({ ...table, repositories: table.repositories.slice(0, 4) }, { ...serving, score: 35 })).toBeNull();
  });

  it('are told in words', () => {
    expect(peersText({ of: 12, moreThan: 9 }, null)).toBe('more than 9 of 12 public projects');
    expect(peersText({ of: 12, moreThan: 0 }, null)).toBe('no more than any of 12 public projects');
    expect(peersText({ of: 6, moreThan: 4 }, 'answers requests')).toBe('more than 4 of 6 public projects of this kind (answers requests)');
  });
});

describe('a kind', () => {
  it('is the first activity of the order that takes place', () => {
    const state = (id: string) => ({ id, state: 'present' as const });
    expect(kindOf([state('trains'), state('serves')])).toBe('serves');
    expect(kindOf([{ id: 'serves', state: 'unclear' }, state('trains')])).toBe('trains');
    expect(kindOf([])).toBeNull();
  });

  it('can be every activity of the rules', () => expect([...kinds].sort()).toEqual(catalogue.activities.map(({ id }) => id).sort()));
});

describe('the published table', () => {
  const { peers, version, releases } = catalogue;

  it('is made by a version that was published, of known kinds, each repository once', () => {
    expect(Object.keys(releases)).toContain(peers?.pack);
    const names = peers?.repositories.map(({ repository }) => repository.toLowerCase()) ?? [];
    expect(new Set(names).size).toBe(names.length);
    for (const { kind } of peers?.repositories ?? []) expect([null, ...kinds]).toContain(kind);
  });

  it('tells of checks that there are, of no more repositories than it has', () => {
    const known = new Set(catalogue.checks.map(({ id }) => id));
    const all = Object.entries(peers?.checks ?? {});
    expect(all.length).toBeGreaterThan(150);
    expect(all.filter(([id, { of, shown }]) => !known.has(id) || shown > of || of > (peers?.repositories.length ?? 0))).toEqual([]);
  });

  it('is made by the running rules, or no report speaks of it', () => {
    const shown = peersOf(peers, { score: 50, pack: version, activities: [], url: null });
    if (peers?.pack === version) expect(shown).not.toBeNull();
    else expect(shown).toBeNull();
  });
});
