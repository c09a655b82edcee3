// The tables of days, and the hazards that know ends of their own: both are kept in step here.
import { describe, expect, it } from 'vitest';
import { patternsOf } from '../../src/catalogue/expression-schema.js';
import { expressionFor } from '../../src/signals/dated.js';
import { matchersOf } from '../../src/signals/expression.js';
import { patternOf } from '../../src/signals/pattern.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const { dates, signals } = catalogue;
const signal = (id: string) => signals.find((one) => one.id === id);
const imagePatterns = (id: string) => {
  const seen = signal(id)?.seen;
  return seen === undefined ? [] : matchersOf(seen).flatMap((matcher) => (matcher.kind === 'image' ? patternsOf(matcher) : []));
};
/** What MLR-P04 calls an image that is out of support. */
const dead = imagePatterns('code.dead_stack').map(patternOf);
const isDead = (image: string) => dead.some((pattern) => pattern.test(image));

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);
/** Images that there are, or may be one day, by their table. */
const images: Record<string, string[]> = {
  python: ['python:2', 'python:2.6-slim', 'python:2.7', ...range(0, 30).map((minor) => `registry.example.org/python:3.${minor}-slim`)],
  node: range(4, 40).map((major) => `node:${major}-alpine`),
  debian: [
    ...range(7, 20).map((major) => `debian:${major}-slim`),
    ...['wheezy', 'jessie', 'stretch', 'buster', 'bullseye', 'bookworm', 'trixie'].map((name) => `python:3.12-${name}`),
  ],
  ubuntu: [
    ...range(10, 30).flatMap((year) => [`ubuntu:${year}.04`, `ubuntu:${year}.10`]),
    ...range(5, 15).map((half) => `nvidia/cuda:12.0.0-base-ubuntu${2 * half}.04`),
    ...['trusty', 'xenial', 'bionic', 'focal', 'jammy', 'noble'].map((name) => `ubuntu:${name}`),
  ],
  centos: range(5, 8).map((major) => `centos:${major}`),
};
/** The rows of a table that an image is of. */
const rowsOf = (table: (typeof dates)[number], image: string) =>
  table.rows.filter((row) => {
    const seen = expressionFor(table, [row], signals);
    return (
      seen !== null &&
      matchersOf(seen)
        .flatMap((matcher) => (matcher.kind === 'image' ? patternsOf(matcher) : []))
        .some((pattern) => patternOf(pattern).test(image))
    );
  });
const tableOf = (id: string) => dates.filter((table) => table.id === id);

/**
 * What has ended since the places of MLR-P04 were last read by people. It lowers scores, so its patterns are widened with places to read; until then it says less than
 * the tables do.
 */
const tooYoung = [
  'registry.example.org/python:3.10-slim',
  'node:20-alpine',
  'node:21-alpine',
  'node:23-alpine',
  'node:25-alpine',
  'debian:11-slim',
  'python:3.12-bullseye',
  'ubuntu:20.04',
  'ubuntu:20.10',
  'nvidia/cuda:12.0.0-base-ubuntu20.04',
  'ubuntu:21.04',
  'ubuntu:21.10',
  'ubuntu:22.10',
  'ubuntu:23.04',
  'ubuntu:23.10',
  'ubuntu:24.10',
  'ubuntu:25.04',
  'ubuntu:25.10',
  'ubuntu:focal',
];

/** All texts that a pattern of groups, classes and options matches. @throws Error where it holds more than these */
function textsOf(pattern: string): string[] {
  let at = 0;
  const class_ = (): string[] => {
    const end = pattern.indexOf(']', at);
    const inside = pattern.slice(at, end);
    at = end + 1;
    const [, from, to] = /^(\d)-(\d)$/.exec(inside) ?? [];
    return from !== undefined && to !== undefined ? range(Number(from), Number(to)).map(String) : [...inside];
  };
  const piece = (): string[] => {
    if (pattern.startsWith('(?:', at)) {
      at += 3;
      const inner = alternatives();
      at++;
      return inner;
    }
    const character = pattern[at++] ?? '';
    if (character === '[') return class_();
    if (character === '\\') return [pattern[at++] ?? ''];
    if (/[\w.-]/.test(character)) return [character];
    throw new Error(`${pattern.slice(at - 1, at + 20)} is more than a list`);
  };
  const sequence = (): string[] => {
    let texts = [''];
    while (at < pattern.length && pattern[at] !== '|' && pattern[at] !== ')') {
      const found = piece();
      const next = pattern[at] === '?' ? ['', ...found] : found;
      if (pattern[at] === '?') at++;
      texts = texts.flatMap((text) => next.map((more) => text + more));
    }
    return texts;
  };
  const alternatives = (): string[] => {
    const all = sequence();
    while (pattern[at] === '|') {
      at++;
      all.push(...sequence());
    }
    return all;
  };
  return alternatives();
}

describe('the tables of days', () => {
  it.each(dates)('$id has a source, and no day that cannot be', ({ source, read, rows, kind }) => {
    expect(source).toMatch(/^https:\/\//);
    expect(read >= '2026-11-29').toBe(true);
    for (const { ends } of rows) expect(ends >= '2009-01-01' && ends < '2040-01-01').toBe(true);
    expect(['support', 'model']).toContain(kind);
  });

  it.each(Object.entries(images))('of %s tell each image apart: it is of one row at most', (id, all) => {
    const [table] = tableOf(id);
    if (!table) throw new Error(id);
    expect(all.map((image) => [image, rowsOf(table, image).length]).filter(([, count]) => Number(count) > 1)).toEqual([]);
    // Every row is an image of the list at the least, but for those before all of it.
    const met = new Set(all.flatMap((image) => rowsOf(table, image)));
    expect(met.size).toBeGreaterThan(table.rows.length / 2);
  });

  it.each(Object.entries(images))('of %s have the end of each image that MLR-P04 calls out of support', (id, all) => {
    const [table] = tableOf(id);
    if (!table) throw new Error(id);
    const called = all.filter(isDead);
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((image) => !rowsOf(table, image).some(({ ends }) => ends <= table.read))).toEqual([]);
  });

  it('have no end in the past that MLR-P04 does not know, but for those that are too young for it', () => {
    const past = Object.entries(images).flatMap(([id, all]) =>
      tableOf(id).flatMap((table) => all.filter((image) => rowsOf(table, image).some(({ ends }) => ends <= table.read))),
    );
    expect(past.filter((image) => !isDead(image)).sort()).toEqual([...tooYoung].sort());
  });

  it('have the end of each model that MLR-H02 calls gone', () => {
    const models = dates.filter(({ kind }) => kind === 'model');
    const [listed] = models.map(({ looks }) => looks.placeholder);
    expect(models.every(({ looks }) => 'like' in looks && looks.like === 'provider.model_retired' && looks.placeholder === listed)).toBe(true);
    const ids = textsOf(listed ?? '');
    expect(ids).toContain('gpt-4-turbo-2024-04-09');
    expect(ids.length).toBeGreaterThan(40);
    const over = new Set(models.flatMap(({ rows, read }) => rows.filter(({ ends }) => ends <= read).map(({ version }) => version)));
    expect(ids.filter((id) => !over.has(id))).toEqual([]);
  });
});
