// What is told of a practice that stands and rests on less.
import { describe, expect, it } from 'vitest';
import { thinnerBeside, thinnerThan } from '../../src/gate/thinner.js';
import type { Check, Fact, Finding, Lessened, Scan } from '../../src/model/index.js';

const places = (count: number) => Array.from({ length: count }, (_, index) => ({ path: 'ci.yml', line: index + 1 }));
const fact = (signal: string, more: Partial<Fact> = {}): Fact => ({ signal, state: 'present', places: places(1), ...more });
const scanOf = (...facts: Fact[]) => ({ facts }) as unknown as Scan;
const finding = (reason: Finding['reason'], observed = 7) => ({ check: 'a.tested', reason, points: { observed } }) as unknown as Finding;
const shown = (signal: string): Finding['reason'] => ({ code: 'shown', signal });

describe('a degree', () => {
  const base = scanOf(fact('tests_in_ci', { degree: { count: 4, total: 10 } }), fact('tests'));
  const head = (count: number, total: number) => scanOf(fact('tests_in_ci', { degree: { count, total } }), fact('tests'));
  const became = (scan: Scan) => thinnerThan(finding(shown('tests_in_ci')), finding(shown('tests')), base, scan);

  it('of which there is more, and no less that counts, is no loss where another practice decides now', () => {
    expect(became(head(4, 20))).toMatchObject({ outgrown: true, told: { signal: 'tests_in_ci', of: 'degree', after: { count: 4, total: 20 } } });
  });

  it.each([
    ['less counts', head(3, 20)],
    ['there is no more of it', head(4, 10)],
    ['the practice is gone', scanOf(fact('tests'))],
    ['the practice is hollow', scanOf(fact('tests_in_ci', { state: 'weak', degree: { count: 4, total: 20 } }), fact('tests'))],
  ])('is one where %s', (_, scan) => {
    expect(became(scan)).toBeNull();
  });
});

describe('a degree that another practice takes the place of', () => {
  const outgrown = (old: Partial<Fact> | null) => {
    const before = scanOf(...(old === null ? [] : [fact('tests_in_ci', old)]), fact('tests'));
    return thinnerThan(
      finding(shown('tests_in_ci')),
      finding(shown('tests')),
      before,
      scanOf(fact('tests_in_ci', { degree: { count: 4, total: 20 } }), fact('tests')),
    );
  };

  it.each<[string, Partial<Fact> | null, boolean]>([
    ['stood before', { degree: { count: 4, total: 10 } }, true],
    ['was hollow before', { state: 'weak', degree: { count: 4, total: 10 } }, false],
    ['was counted by nobody before', {}, false],
    ['was not known before', null, false],
  ])('%s', (_, old, told) => expect(outgrown(old) !== null).toBe(told));
});

describe('a practice beside what decides', () => {
  const check = { id: 'a.tested', shownBy: [{ signal: 'hooks' }, { signal: 'linted' }] } as unknown as Check;
  const met = finding(shown('hooks'));
  const base = scanOf(fact('hooks'), fact('linted', { places: places(3) }));
  const told = (linted: Partial<Fact>) => thinnerBeside(check, met, met, base, scanOf(fact('hooks'), fact('linted', linted)));

  it.each<[string, Partial<Fact>, number | null]>([
    ['stands in fewer places', { places: places(2) }, 2],
    ['is gone', { state: 'absent', places: [] }, 0],
    ['is hollow now', { state: 'weak', places: places(3) }, 0],
    ['stands as before', { places: places(3) }, null],
    ['could not be read', { state: 'unreadable', places: [] }, null],
  ])('that %s', (_, linted, count) => {
    expect(told(linted)?.after.count ?? null).toBe(count);
  });

  it.each<[string, Partial<Fact> | null, Partial<Fact> | null, string | null]>([
    ['stood in more places than are kept', { places: places(20) }, { places: places(3) }, null],
    ['stood in as many as are known for sure', { places: places(19) }, { places: places(3) }, '19 3'],
    ['was hollow before', { state: 'weak', places: places(3) }, { places: places(2) }, null],
    ['was not known before', null, { places: places(2) }, null],
    ['is not known any more', { places: places(3) }, null, null],
  ])('that %s', (_, was, is, told) => {
    const [before, after] = [was, is].map((one) => scanOf(fact('hooks'), ...(one === null ? [] : [fact('linted', one)])));
    const thin = thinnerBeside(check, met, met, before ?? base, after ?? base);
    expect(thin && `${thin.before.count} ${thin.after.count}`).toBe(told);
  });

  it('is told of a check that is proven on both sides alone', () => {
    const head = scanOf(fact('hooks'), fact('linted', { places: places(2) }));
    const nothing = finding(shown('hooks'), 0);
    expect(thinnerBeside(check, met, met, base, head)).not.toBeNull();
    expect([thinnerBeside(check, nothing, met, base, head), thinnerBeside(check, met, nothing, base, head)]).toEqual([null, null]);
  });

  it('is not told of a check that is lost', () => {
    expect(thinnerBeside(check, met, finding(shown('hooks'), 0), base, scanOf())).toBeNull();
  });
});

describe('a practice that decides as before', () => {
  const less = (...by: Lessened[]): Finding['reason'] => ({ code: 'shown-less', signal: 'tests', by });
  const few: Lessened = { code: 'few', degree: { count: 1, total: 9 }, enough: 50 };
  const degree = (count: number, total: number, more: Partial<Fact> = {}) => scanOf(fact('tests', { degree: { count, total }, ...more }));
  const at = (count: number, more: Partial<Fact> = {}) => scanOf(fact('tests', { places: places(count), ...more }));
  const rows: [name: string, was: Finding['reason'], is: Finding['reason'], base: Scan, head: Scan, told: string | null][] = [
    ['stands in as many places', shown('tests'), shown('tests'), at(3), at(3), null],
    ['stands in more places', shown('tests'), shown('tests'), at(3), at(4), null],
    ['stands in fewer places', shown('tests'), shown('tests'), at(3), at(2), 'places 3/3 2/3'],
    ['stands in fewer places of more than are kept', shown('tests'), shown('tests'), at(20), at(2), null],
    ['stands in fewer places, of as many as are known for sure', shown('tests'), shown('tests'), at(19), at(2), 'places 19/19 2/19'],
    ['is hollow now, in fewer places', shown('tests'), shown('tests'), at(3), at(2, { state: 'weak' }), null],
    ['is not known any more', shown('tests'), shown('tests'), at(3), scanOf(), null],
    ['was not known before', shown('tests'), shown('tests'), scanOf(), at(3), null],
    ['counts as much', shown('tests'), shown('tests'), degree(4, 10), degree(4, 10), null],
    ['counts less', shown('tests'), shown('tests'), degree(4, 10), degree(3, 10), 'degree 4/10 3/10'],
    ['counts more', shown('tests'), shown('tests'), degree(4, 10), degree(5, 10), null],
    ['counts as much of more', shown('tests'), shown('tests'), degree(4, 10), degree(4, 20), null],
    ['counts as much of more, where an answer decides now', shown('tests'), { code: 'answered' }, degree(4, 10), degree(4, 20), null],
    ['counts as much, in fewer places', shown('tests'), shown('tests'), degree(4, 10, { places: places(3) }), degree(4, 10), null],
    ['has places where it was counted before', shown('tests'), shown('tests'), degree(4, 10, { places: places(3) }), at(2), 'places 3/3 2/3'],
    ['is counted where it had places before', shown('tests'), shown('tests'), at(3), degree(4, 10, { places: places(2) }), 'places 3/3 2/3'],
    ['counts as much of more, and too little for all', shown('tests'), less(few), degree(4, 8), degree(4, 9), 'degree 4/8 4/9 outgrown'],
    ['counts more of more, and too little for all', shown('tests'), less(few), degree(4, 8), degree(5, 12), 'degree 4/8 5/12 outgrown'],
    ['counts less of more, and too little for all', shown('tests'), less(few), degree(4, 8), degree(3, 9), 'degree 4/8 3/9'],
    ['counts as much of as many, and too little for all', shown('tests'), less(few), degree(4, 8), degree(4, 8), null],
    ['counts too little for all, as before', less(few), less(few), degree(4, 9), degree(4, 10), null],
    ['counts too little for all, and is hollow', shown('tests'), less(few, { code: 'hollow', doubt: null }), degree(4, 8), degree(4, 9), null],
    ['decides by an answer now', shown('tests'), { code: 'shown-answer-lower', signal: 'tests' }, at(3), at(2), null],
    ['decides where an answer did', { code: 'answered' }, shown('tests'), at(3), at(2), null],
  ];
  it.each(rows)('and %s', (_, was, is, base, head, told) => {
    const thin = thinnerThan(finding(was), finding(is), base, head);
    const side = ({ count, total }: { count: number; total: number }) => `${count}/${total}`;
    expect(thin && [thin.told.of, side(thin.told.before), side(thin.told.after), ...(thin.outgrown ? ['outgrown'] : [])].join(' ')).toBe(told);
    if (thin) expect(thin.told).toMatchObject({ check: 'a.tested', signal: 'tests' });
  });
});
