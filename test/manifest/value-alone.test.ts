// An answer may be its value alone: `concept-drift.watched: manual`.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { manifestJsonSchema } from '../../src/manifest/json-schema.js';
import { parseManifest } from '../../src/manifest/parse.js';
import { manifestStore } from '../../src/manifest/store.js';
import type { Edit } from '../../src/model/index.js';
import { catalogue } from '../support/catalogue-of-rules.js';

const id = 'concept-drift.watched';
const read = (answers: string) => parseManifest('mlready.yaml', `version: 1\nanswers:\n${answers}`, catalogue);

describe('a value alone', () => {
  it.each([
    ['a word', 'automated', 'automated'],
    ['a word in quotes', "'manual'", 'manual'],
    ['true, which is the top of the scale', 'true', 'automated'],
    ['false, which is its bottom', 'false', 'no'],
    ['unknown', 'unknown', 'unknown'],
  ])('is an answer: %s', (_, written, value) => {
    expect(read(`  ${id}: ${written}\n`)).toMatchObject({ manifest: { answers: { [id]: { value, evidence: [], dispute: [] } } } });
  });

  it.each([
    ['maybe', 'mlready.yaml:3:26: "concept-drift.watched" cannot be answered "maybe"; use one of no, manual, automated, unknown, does-not-apply'],
    ['does-not-apply', 'mlready.yaml:3:3: "concept-drift.watched" is set aside without a reason; add why: …'],
    ['5', 'mlready.yaml:3:26: "answers.concept-drift.watched" is "5"; write a mapping'],
    ['[manual]', 'mlready.yaml:3:26: "answers.concept-drift.watched" is a list; write a mapping'],
  ])('that is none is refused in one line: %s', (written, message) => {
    const result = read(`  ${id}: ${written}\n`);
    expect('problems' in result ? result.problems.map((one) => one.message) : []).toEqual([message]);
  });

  const valid = new Ajv2020({ strict: false, formats: { uri: true } }).compile(manifestJsonSchema(catalogue));
  it.each([
    [id, 'automated', true],
    [id, { value: 'automated', by: 'Ana' }, true],
    [id, true, true],
    [id, { value: 'does-not-apply', why: 'Nothing is served.' }, true],
    [id, { value: 'partly' }, false],
    [id, 'partly', false],
    [id, { by: 'Ana' }, false],
    [id, { value: 'automated', whom: 'Ana' }, false],
    ['data-discovery.documented', 'partly', true],
    ['data-discovery.documented', { value: 'automated' }, false],
    // Nobody may set this check aside.
    ['data-discovery.documented', { value: 'does-not-apply', why: 'There is no data.' }, false],
    ['data-discovery.none', 'yes', false],
  ])('and the map are held against the published schema: %s: %j', (check, answer, good) => {
    expect(valid({ version: 1, answers: { [check]: answer } })).toBe(good);
  });
});

const before = `version: 1 # ours
answers:
  # asked every month
  ${id}: manual   # Ana looks
  data-discovery.documented: yes
`;
const line = `  ${id}: manual   # Ana looks\n`;
const cases: [string, string, Edit[], string][] = [
  ['another value stays alone', before, [{ path: ['answers', id, 'value'], value: 'automated' }], before.replace('manual ', 'automated ')],
  [
    'what is said beside it makes a map of it, with its comment',
    before,
    [
      { path: ['answers', id, 'by'], value: 'Ana' },
      { path: ['answers', id, 'on'], value: '2026-11-02' },
    ],
    before.replace(line, `  ${id}:\n    value: manual   # Ana looks\n    by: Ana\n    on: 2026-11-02\n`),
  ],
  ['what it does not have is not taken from it', before, [{ path: ['answers', id, 'note'], value: null }], before],
  [
    'quotes stay',
    before.replace('manual ', '"manual" '),
    [{ path: ['answers', id, 'by'], value: 'Ana' }],
    before.replace(line, `  ${id}:\n    value: "manual"   # Ana looks\n    by: Ana\n`),
  ],
  [
    'line ends stay',
    before.replaceAll('\n', '\r\n'),
    [{ path: ['answers', id, 'by'], value: 'Ana' }],
    before.replace(line, `  ${id}:\n    value: manual   # Ana looks\n    by: Ana\n`).replaceAll('\n', '\r\n'),
  ],
  [
    'one of several in a line',
    `version: 1\nanswers: {${id}: manual}\n`,
    [{ path: ['answers', id, 'by'], value: 'Ana' }],
    `version: 1\nanswers: { ${id}: { value: manual, by: Ana } }\n`,
  ],
  [
    'one under an older name of its check',
    'version: 1\nanswers:\n  software-engineering-anti-patterns.settings-declared: partly # old\n',
    [{ path: ['answers', 'unknown-search-space.settings-in-files', 'by'], value: 'Ana' }],
    'version: 1\nanswers:\n  software-engineering-anti-patterns.settings-declared:\n    value: partly # old\n    by: Ana\n',
  ],
  [
    'a word that stands for another',
    `version: 1\nproject: &w manual\nanswers:\n  ${id}: *w\n`,
    [{ path: ['answers', id, 'by'], value: 'Ana' }],
    `version: 1\nproject: &w manual\nanswers:\n  ${id}:\n    value: manual\n    by: Ana\n`,
  ],
];

describe('a change of a value alone', () => {
  it.each(cases)('%s', (_, begin, edits, after) => {
    const folder = mkdtempSync(join(tmpdir(), 'mlready-alone-'));
    const file = join(folder, 'mlready.yaml');
    writeFileSync(file, begin);
    const tree = { read: () => ({ bytes: readFileSync(file) }) };
    manifestStore({ folder, tree, path: 'mlready.yaml', catalogue, begin, write: writeFileSync, locked: (_, work) => work() }).save(edits);
    expect(readFileSync(file, 'utf8')).toBe(after);
  });
});
