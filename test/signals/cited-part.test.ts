// Evidence that is a part of a file: some lines, or a section with what stands below it.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { reusedIn } from '../../src/assess/reused.js';
import { parseManifest } from '../../src/manifest/parse.js';
import type { Citation, EvidenceRef } from '../../src/model/index.js';
import { treeOf } from '../../src/project/text-tree.js';
import { cite } from '../../src/signals/citations.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const watched = 'concept-drift.watched';
const drift = 'Every Monday a job compares the inputs of the week with those that the model was trained on. Ana opens a ticket where three columns differ.';
const page = `# Handbook

## Lunch

The kitchen opens at noon on every day but Friday. Bring your own spoon and wash it afterwards.

## Drift of *inputs*

${drift}

### Who

The team of the service looks at the drift report each week, and the model is trained again where it says so.

## Empty
`;
const notebook = JSON.stringify({
  cells: [
    { cell_type: 'code', source: ['import pandas as pd\n'], metadata: {}, outputs: [], execution_count: null },
    { cell_type: 'markdown', source: ['# Notes\n', '\n', 'What we tried.'], metadata: {} },
    { cell_type: 'markdown', source: ['## Drift\n', '\n', drift], metadata: {} },
  ],
  metadata: { kernelspec: { name: 'python3', language: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});
const files = {
  'docs/book.md': page,
  'n.ipynb': notebook,
  'code.py': `# drift\n\ndef f():\n    pass\n\nprint(f(1))\n`,
  'a.bin': Uint8Array.of(1, 0, 2, 0),
  'big.md': `${'# a\n'.repeat(300_000)}`,
};
const cited = (ref: EvidenceRef) =>
  cite(treeOf(files), { [watched]: { value: 'automated', evidence: [ref], dispute: [] } }, 'mlready.yaml', catalogue.checks)[watched]?.[0];
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

describe('a part of a file', () => {
  it.each<[string, EvidenceRef, Citation['state'], Citation['part'] | undefined]>([
    ['a section, with what stands below it', { path: 'docs/book.md', section: 'Drift of inputs' }, 'good', { at: { line: 7 }, from: 7, to: 14 }],
    [
      'a section, whatever the case and the mark-up of its name',
      { path: 'docs/book.md', section: '## drift of *Inputs*' },
      'good',
      { at: { line: 7 }, from: 7, to: 14 },
    ],
    ['a section about something else', { path: 'docs/book.md', section: 'Lunch' }, 'unrelated', { at: { line: 3 }, from: 3, to: 6 }],
    ['a section that says nothing', { path: 'docs/book.md', section: 'Empty' }, 'empty', { at: { line: 15 }, from: 15, to: 16 }],
    ['a section that is not there', { path: 'docs/book.md', section: 'Drift' }, 'part-missing', undefined],
    ['a section of code', { path: 'code.py', section: 'drift' }, 'part-missing', undefined],
    ['a section of a notebook, in its cell', { path: 'n.ipynb', section: 'Drift' }, 'good', { at: { cell: 3, line: 1 }, from: 5, to: 7 }],
    ['lines', { path: 'docs/book.md', lines: '9' }, 'good', { at: { line: 9 }, from: 9, to: 9 }],
    ['lines up to the last', { path: 'docs/book.md', lines: '9-15' }, 'good', { at: { line: 9 }, from: 9, to: 15 }],
    ['lines beyond the end', { path: 'docs/book.md', lines: '9-16' }, 'part-missing', undefined],
    ['lines about something else', { path: 'docs/book.md', lines: '3-5' }, 'unrelated', { at: { line: 3 }, from: 3, to: 5 }],
    ['lines of code that do something', { path: 'code.py', lines: '6' }, 'good', { at: { line: 6 }, from: 6, to: 6 }],
    ['lines of code that do nothing', { path: 'code.py', lines: '1-4' }, 'empty', { at: { line: 1 }, from: 1, to: 4 }],
    ['lines of what is no text', { path: 'a.bin', lines: '1' }, 'part-missing', undefined],
    ['lines of a file that is not there', { path: 'docs/gone.md', lines: '1' }, 'missing', undefined],
    ['lines of a very large file', { path: 'big.md', lines: '1' }, 'too-large', undefined],
  ])('%s', (_, ref, state, part) => {
    expect(cited(ref)).toEqual({ ref, state, content: expect.toSatisfy((content) => content === null || typeof content === 'string'), ...(part && { part }) });
  });

  it('is due for review where it has changed, and not where something else has', () => {
    const text = page.split('\n').slice(6, 14).join('\n');
    expect(cited({ path: 'docs/book.md', section: 'Drift of inputs', sha256: sha(text) })?.state).toBe('good');
    expect(cited({ path: 'docs/book.md', section: 'Drift of inputs', sha256: sha(page) })?.state).toBe('changed');
    expect(cited({ path: 'docs/book.md', lines: '9', sha256: sha(drift) })?.state).toBe('good');
    expect(cited({ path: 'docs/book.md', sha256: sha(page) })?.state).toBe('good');
  });
});

describe('what is cited for more than three checks', () => {
  const part = (from: number, to: number, content = `${from}`): Citation => ({
    ref: { path: 'a.md', lines: `${from}-${to}` },
    state: 'good',
    content,
    part: { at: { line: from }, from, to },
  });
  const whole: Citation = { ref: { path: 'a.md' }, state: 'good', content: 'all' };
  const gone: Citation = { ref: { path: 'a.md', section: 'x' }, state: 'part-missing', content: null };
  const count = (...all: Citation[]) => reusedIn(Object.fromEntries(all.map((one, at) => [`c.${at}`, [one]]))).size;

  it.each<[string, Citation[], number]>([
    ['parts of their own', [part(1, 4), part(5, 8), part(9, 12), part(13, 16)], 0],
    ['parts that share a line', [part(1, 5), part(2, 6), part(3, 7), part(5, 8)], 4],
    ['parts of which three share a line', [part(1, 5), part(2, 6), part(5, 7), part(8, 9)], 0],
    ['the whole, and parts of it', [whole, { ...whole }, { ...whole }, part(5, 8), part(9, 12)], 5],
    ['parts of the same content', [part(1, 2, 'x'), part(3, 4, 'x'), part(5, 6, 'x'), part(7, 8, 'x')], 4],
    ['parts that are not there, beside one that is', [gone, { ...gone }, { ...gone }, part(1, 2)], 0],
  ])('%s', (_, all, size) => expect(count(...all)).toBe(size));

  it('may be cited by one check as often as it likes', () => {
    expect(reusedIn({ 'c.1': [part(1, 5), part(1, 5), part(1, 5), part(1, 5)] }).size).toBe(0);
  });
});

describe('a manifest', () => {
  const read = (ref: string) => parseManifest('mlready.yaml', `version: 1\nanswers:\n  ${watched}: {value: automated, evidence: [${ref}]}\n`, catalogue);

  it.each([
    ['{path: a.md, lines: 12}', { path: 'a.md', lines: '12' }],
    ['{path: a.md, lines: 12-40}', { path: 'a.md', lines: '12-40' }],
    ['{path: a.md, section: The end}', { path: 'a.md', section: 'The end' }],
  ])('points at a part: %s', (written, ref) => expect(read(written)).toMatchObject({ manifest: { answers: { [watched]: { evidence: [ref] } } } }));

  it.each([
    ['{path: a.md, lines: 40-12}', 'must end behind their start, as 12-40 do'],
    ['{path: a.md, lines: top}', 'must be lines such as 12 or 12-40'],
    ['{path: a.md, lines: 0}', 'is too small'],
    ['{path: a.md, lines: 1, section: x}', 'names lines and a section: keep one of the two'],
    ['{url: "https://a.example", lines: 1}', 'unknown key "lines"'],
  ])('that names none is refused in one line: %s', (written, mistake) => {
    const result = read(written);
    expect('problems' in result ? result.problems.map(({ message }) => message) : []).toEqual([
      expect.stringMatching(new RegExp(`^mlready\\.yaml:3:\\d+: .*${mistake}`)),
    ]);
  });
});
