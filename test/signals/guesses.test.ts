// What a repository lets us guess about the project: fixtures/guesses/<field>.yaml holds small trees with the value that is guessed, or none.
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assess/assess.js';
import { noManifest } from '../../src/manifest/manifest.js';
import { type Files, treeOf } from '../../src/project/text-tree.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { guessFixtures as fixtures } from '../support/guess-fixtures.js';

const guessesOf = (field: string, files: Files) => scan(treeOf(files), catalogue, []).guesses[field] ?? [];

describe.each(fixtures)('$field', ({ field, cases }) => {
  it.each(cases)('$value: $name', ({ value, place, files }) => {
    const guesses = guessesOf(field, files);
    if (value === null) expect(guesses).toEqual([]);
    else expect(guesses.map((guess) => guess.value)).toContain(value);
    if (place) expect(guesses.find((guess) => guess.value === value)?.places[0]).toEqual(place);
  });

  it('has a tree for each value that can be guessed, and one that only looks like it', () => {
    const guessed = catalogue.context.find(({ id }) => id === field)?.guesses.map(({ value }) => value) ?? [];
    expect(guessed.filter((value) => !cases.some((one) => one.value === value))).toEqual([]);
    expect(cases.some(({ value }) => value === null)).toBe(true);
  });
});

it('has a fixture for each field that can be guessed', () => {
  const guessed = catalogue.context.filter(({ guesses }) => guesses.length > 0).map(({ id }) => id);
  expect(fixtures.map(({ field }) => field).sort()).toEqual(guessed.sort());
});

it('never overrides what the manifest says', () => {
  const seen = scan(treeOf({ 'a.py': 'import gymnasium as gym\nenv = gym.make("CartPole-v1")\n' }), catalogue, []);
  const contextOf = (said: Record<string, string[]>) =>
    assess({ catalogue, scan: seen, manifest: { ...noManifest, context: said }, citations: {}, today: '2026-11-26' }).context['learning'];
  expect(contextOf({})).toMatchObject({ value: ['reinforcement'], source: 'guessed', places: [{ path: 'a.py', line: 2 }] });
  expect(contextOf({ learning: ['supervised'] })).toMatchObject({ value: ['supervised'], source: 'set' });
});
