// What is lost and won on one check. Each row differs from the one before in what its name says.
import { describe, expect, it } from 'vitest';
import { byPointsAlone, type CheckSnapshot, type ComparePolicy, compareCheck, valueLost } from '../../src/gate/compare-check.js';

const met: CheckSnapshot = {
  check: 'a.b',
  stage: 's',
  risk: 'critical',
  verdict: 'met',
  basis: 'observed',
  earned: 2,
  observed: 2,
  weight: 10,
  evidence: [],
  waived: false,
};
const gap = { ...met, verdict: 'gap', earned: 0, observed: 0 } as const;
const said = { ...met, basis: 'asserted', observed: 0 } as const;
const documented = { ...said, basis: 'documented' } as const;
const aside = { ...gap, verdict: 'not-applicable', basis: null, weight: 0 } as const;

const rows: [string, CheckSnapshot, CheckSnapshot, Partial<ComparePolicy>, string | null][] = [
  ['nothing changed', met, met, {}, null],
  ['met to gap', met, gap, {}, 'regressed 20'],
  ['met to gap, waived', met, { ...gap, waived: true }, {}, 'regressed 20 waived'],
  ['met to gap, corrected', met, gap, { corrected: true }, 'regressed 20 corrected'],
  ['met to gap, corrected and waived', met, { ...gap, waived: true }, { corrected: true }, 'regressed 20 waived'],
  ['gap to met', gap, met, {}, 'improved 20'],
  ['gap to met, waived', gap, { ...met, waived: true }, {}, 'improved 20'],
  ['observed to asserted, with the same points', met, said, {}, 'regressed 20'],
  ['asserted to observed', said, met, {}, null],
  ['observed as before where only that counts', met, met, { observedOnly: true }, null],
  ['asserted to observed where only that counts', said, met, { observedOnly: true }, 'improved 20'],
  ['answered to gap', said, gap, {}, 'regressed 20'],
  ['answered to gap where only what is observed counts', said, gap, { observedOnly: true }, null],
  ['asserted as before', said, said, {}, null],
  ['documented as before', documented, documented, {}, null],
  ['asserted to documented', said, documented, {}, null],
  ['documented to observed', documented, met, {}, null],
  ['documented to asserted', documented, said, {}, 'regressed 0'],
  ['documented to asserted where only what is observed counts', documented, said, { observedOnly: true }, null],
  ['documented to asserted, with nothing earned', { ...documented, earned: 0 }, { ...said, earned: 0 }, {}, null],
  ['newly refuted, with nothing left to lose', gap, gap, { newlyRefuted: true }, 'regressed 0'],
  ['met to set aside, at the weight that it had', met, aside, {}, 'regressed 20'],
  ['met to half, at the weight that it has now', met, { ...met, earned: 1, observed: 1, weight: 7 }, {}, 'regressed 7'],
];

describe('compareCheck', () => {
  it.each(rows)('%s', (_, was, is, policy, expected) => {
    const moved = compareCheck(was, is, { ...byPointsAlone, ...policy });
    const { kind, change } = moved ?? {};
    expect(moved && [kind, change?.points, ...(change?.why ? [change.why] : [])].join(' ')).toBe(expected);
  });

  it('shows both sides in the points of their own time', () => {
    expect(compareCheck(met, { ...met, earned: 1, observed: 1, weight: 7 }, byPointsAlone)?.change).toMatchObject({
      before: { earned: 20, observed: 20 },
      after: { earned: 7, observed: 7 },
    });
  });

  it('falls by what is earned or by what is seen, whichever is more, unless only what is seen counts', () => {
    expect([valueLost(said, gap), valueLost(met, said), valueLost(said, met), valueLost(said, gap, true)]).toEqual([2, 2, 0, 0]);
  });
});
