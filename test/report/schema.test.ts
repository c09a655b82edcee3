// A saved report and a saved trend are read as what they are, or refused with the place of the first mistake.
import { describe, expect, it } from 'vitest';
import { reportIn, trendIn } from '../../src/report/read-saved.js';
import { everyReport } from '../support/every-report.js';
import { everyTrend } from '../support/every-trend.js';

const report = await everyReport();
const silent = (mistake: string) => {
  throw new Error(mistake);
};
const mistakeIn = (read: typeof reportIn | typeof trendIn, data: unknown) => {
  let said = '';
  expect(read(data, (mistake) => (said = mistake))).toBeNull();
  return said;
};

describe('a saved report', () => {
  it('with every code in it is given back as it is', () => expect(reportIn(report, silent)).toBe(report));

  it.each([
    ['an unknown member', { ...report, more: 1 }, /more/],
    ['an unknown code', { ...report, limits: [{ code: 'tired', path: 'a' }] }, / at limits\.0/],
    ['a member of another code', { ...report, limits: [{ code: 'git-silent', path: 'a' }] }, / at limits\.0/],
    [
      'a place before the first line',
      { ...report, facts: [{ signal: 'a.b', state: 'present', places: [{ path: 'a', line: 0 }], title: 'A' }] },
      / at facts\.0\.places\.0\.line/,
    ],
    ['nothing', null, /expected object/],
  ])('with %s is refused', (_, data, mistake) => expect(mistakeIn(reportIn, data)).toMatch(mistake));
});

describe('a saved trend', () => {
  it('is given back as it is', () => expect(trendIn(everyTrend, silent)).toBe(everyTrend));

  it('with a share of more than all is refused', () =>
    expect(mistakeIn(trendIn, { ...everyTrend, points: [{ ...everyTrend.points[3], score: 101 }] })).toMatch(/ at points\.0\.score/));
});
