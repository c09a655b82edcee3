// What a pack, a saved report or a change of thousands of lines may hold: a report is made of it in bounded time, and none of it becomes Markdown.
import { expect, it } from 'vitest';
import { newPlaces } from '../../src/gate/new-places.js';
import type { FileChange } from '../../src/project/file-changes.js';
import { markdown } from '../../src/report/formats/markdown/index.js';
import { placeLink } from '../../src/report/formats/markdown/text.js';
import { seenHazards } from '../../src/report/highlights.js';
import { encoded } from '../../src/report/links.js';
import { citationOf } from '../../src/report/messages/results.js';
import { withQuietMonths } from '../../src/report/trend.js';
import { everyReport } from '../support/every-report.js';

const cited = { authors: [], moreAuthors: false, year: 2020, title: 'T', confirmed: 'identifier' as const };
it.each([
  ['4', 'AI Incident Database 4, 2018', '2020, "T", AI Incident Database 4, 2018'],
  ['4', 'AI Incident Database 42', '2020, "T", AI Incident Database 42, AI Incident Database 4'],
  ['(a+)+x', `AI Incident Database ${'a'.repeat(400)}`, `2020, "T", AI Incident Database ${'a'.repeat(400)}, AI Incident Database (a+)+x`],
  ['(', 'V', '2020, "T", V, AI Incident Database ('],
])('the incident %j beside the venue %j', (aiid, venue, expected) => expect(citationOf({ ...cited, venue, identifiers: { aiid } })).toBe(expected));

it('takes the words of each old place once, however many new ones there are', () => {
  let asked = 0;
  const change = (side: string): FileChange => ({
    isGone: false,
    isSame: false,
    before: ({ line = 0 }) => `${side} ${line} ${'word '.repeat(2_000)}`,
    after: ({ line = 0 }) => {
      asked++;
      return `now ${line} ${'other '.repeat(2_000)}`;
    },
    isTouched: () => true,
    isTaken: () => true,
    standsAt: () => null,
  });
  const places = Array.from({ length: 300 }, (_, index) => ({ path: 'a.py', line: index + 1 }));
  expect(newPlaces(places, places, () => change('was'))).toHaveLength(300);
  expect(asked).toBe(600);
});

it('shows at most a century of months without a point', () => {
  const points = Array.from({ length: 340 }, (_, index) => ({ date: index % 2 === 0 ? '0000-01-01' : '0100-01-01' }));
  const steps = withQuietMonths({ by: 'month', points });
  expect(steps.length).toBeLessThanOrEqual(points.length + 1_200);
});

it('makes an address of half a surrogate pair', () => expect(encoded('a\ud800b')).toBe('a%EF%BF%BDb'));

it('ends no link by what a saved report says of its revision', () => {
  const kept = { remote: { kind: 'github' as const, url: 'https://github.com/a/b' }, revision: 'x>) <img src=y>\n# Gate passed', inside: '' };
  const link = placeLink(kept, { path: 'a.py', line: 1 });
  expect(link).not.toMatch(/<img|\n/);
  expect(link.match(/>/g)).toHaveLength(1);
});

it('keeps the verdict and cuts the causes where there are hundreds', async () => {
  const report = structuredClone(await everyReport());
  if (report.gate === null) throw new Error('no gate');
  report.gate.causes = Array.from({ length: 700 }, (_, index) => ({
    code: 'hazard-added' as const,
    signal: 'security.unsafe_load',
    place: { path: `src/some/long/path/to/a/module_${index}.py`, line: index + 1 },
    check: 'data-poisoning.model-files-inert',
    risk: 'high' as const,
  }));
  const text = markdown(report, { color: false, width: 80, unicode: true, stage: null, ledger: false, full: false, all: false, waived: false });
  expect(text).toContain(': gate failed');
  expect(text).toContain('- and 670 more');
  expect(text.length).toBeLessThan(65_536);
});

it('disputes a hazard in its own cell of a notebook alone', async () => {
  const report = structuredClone(await everyReport());
  const [fact] = report.facts.filter(({ hazard }) => hazard !== undefined);
  if (fact?.hazard === undefined) throw new Error('no hazard');
  const code = fact.hazard.code;
  const hazards = (cell: number) =>
    seenHazards(
      {
        ...report,
        facts: [{ ...fact, state: 'present', places: [{ path: 'n.ipynb', cell: 2, line: 1 }] }],
        ignores: [{ code, signal: fact.signal, reason: 'made here', path: 'n.ipynb', cell, line: 1, disputes: 1, matches: true }],
      },
      true,
    );
  expect(hazards(1)).toHaveLength(1);
  expect(hazards(2)).toHaveLength(0);
});
