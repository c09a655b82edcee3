// What is told of a practice that stands and rests on less.
import { describe, expect, it } from 'vitest';
import { thinnerBeside, thinnerThan } from '../../src/gate/thinner.js';
import type { Check, Fact, Finding, Scan } from '../../src/model/index.js';

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

  it('is not told of a check that is lost', () => {
    expect(thinnerBeside(check, met, finding(shown('hooks'), 0), base, scanOf())).toBeNull();
  });
});
