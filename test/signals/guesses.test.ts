// What a repository lets us guess about the project: fixtures/guesses/<field>.yaml holds small trees with the value that is guessed, or none.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { assess } from '../../src/assess/assess.js';
import { noManifest } from '../../src/manifest/manifest.js';
import { readValidated } from '../../src/parsers/config/validate.js';
import { type Files, treeOf } from '../../src/project/text-tree.js';
import { root } from '../../src/root.js';
import { scan } from '../../src/signals/scan.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const fixture = z.strictObject({
  field: z.string(),
  cases: z.array(
    z.strictObject({
      name: z.string(),
      value: z.string().nullable(),
      place: z.strictObject({ path: z.string(), line: z.number() }).optional(),
      files: z.record(z.string(), z.string()),
    }),
  ),
});
const folder = join(root, 'fixtures', 'guesses');
const fixtures = readdirSync(folder).map((file) => {
  const read = readValidated(`fixtures/guesses/${file}`, readFileSync(join(folder, file), 'utf8'), fixture, 1024 * 1024);
  if ('problems' in read) throw new Error(read.problems.map(({ message }) => message).join('\n'));
  return read.value;
});
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
