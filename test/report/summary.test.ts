// The sentences with which a report begins.
import { describe, expect, it } from 'vitest';
import { partsText, verdictText, weakestText } from '../../src/report/messages/summary.js';

const stages = [
  { id: 'a', title: 'A', score: 40 },
  { id: 'b', title: 'B', score: null },
  { id: 'c', title: 'C', score: null },
];

describe('the weakest stage', () => {
  it('is named with its score', () =>
    expect(weakestText([{ id: 'a', title: 'A', score: 40 }], 'a')).toBe('Weakest: A, at 40.0 %. The weakest stage sets the level.'));
  it('is the one of which nothing is known', () =>
    expect(weakestText(stages, 'b')).toBe('Weakest: B and C, of which nothing is known. The weakest stage sets the level.'));
  it('is not named where there is none', () => expect(weakestText(stages, null)).toBe(''));
});

describe('the numbers that nobody mixes', () => {
  const repository = { score: 41.3, earned: 41, total: 99, peers: null };
  const level = { proven: 'research', possible: 'pilot', shown: 'pilot', heldBy: [] } as const;
  const text = (team: { answered: number; open: number; minutes: number }, one: { proven: 'research' | null; possible: 'research' | 'pilot' | null } = level) =>
    partsText({ repository, team, level: { ...level, ...one, heldBy: [] } });

  it('are what the repository shows, what people said, and the levels', () =>
    expect(text({ answered: 3, open: 5, minutes: 2.5 })).toBe(
      'Repository: 41.3 % of what leaves a trace in it is seen. Team: 3 of 8 questions for people answered, 5 open (about 3 min). Level: Research is proven, Pilot possible.',
    ));
  it('leave out what there is none of', () =>
    expect(text({ answered: 0, open: 0, minutes: 0 }, { proven: null, possible: null })).toBe('Repository: 41.3 % of what leaves a trace in it is seen.'));
  it('do not tell two levels where they are one', () =>
    expect(text({ answered: 8, open: 0, minutes: 0 }, { proven: 'research', possible: 'research' })).toBe(
      'Repository: 41.3 % of what leaves a trace in it is seen. Team: 8 of 8 questions for people answered.',
    ));
});

describe('the verdict', () => {
  const text = (blockers: string[], gaps: string[]) =>
    verdictText({ blockers, gaps, readiness: { repository: { score: 41.2, earned: 41, total: 99, peers: null } } });
  it('counts blockers apart from the other gaps', () => {
    expect(text(['a'], ['a', 'b', 'c'])).toBe('1 blocker, 2 gaps; the repository shows 41.2 %');
    expect(text([], [])).toBe('No blockers, no gaps; the repository shows 41.2 %');
  });
});
