// One thing changes, all other bytes stay.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { edit } from '../../src/manifest/edit.js';
import type { Plain } from '../../src/model/index.js';

const written = `# Our manifest. Ask Ana before you change it.
version: 1   # the only one there is

project: "churn"
answers:
    # four spaces, because Ana likes them
    concept-drift.watched:
        value: manual      # since March
        note: 'Somebody looks at it.'
        evidence:
        - {path: docs/runbook.md}

    data-discovery.documented: {value: yes}   # flow
# the end of the answers
waivers:
  - check: a.b
    reason: planned
exclude: [old/**]
# last words
`;

const cases: [string, string, string[], Plain, 'set' | 'add', string][] = [
  ['a new file', '', ['answers', 'a.b'], { value: 'yes', by: 'Ana' }, 'set', 'version: 1\nanswers:\n  a.b:\n    value: yes\n    by: Ana\n'],
  [
    'a new answer',
    written,
    ['answers', 'x.y'],
    { value: 'no' },
    'set',
    written.replace('{value: yes}   # flow\n', '{value: yes}   # flow\n    x.y:\n      value: no\n'),
  ],
  ['a value', written, ['answers', 'concept-drift.watched', 'value'], 'automated', 'set', written.replace('value: manual ', 'value: automated ')],
  ['a text that needs quotes', written, ['project'], 'a: b # c', 'set', written.replace('"churn"', '"a: b # c"')],
  [
    'a list',
    written,
    ['answers', 'concept-drift.watched', 'evidence'],
    [{ path: 'x.md' }],
    'set',
    written.replace('evidence:\n        - {path: docs/runbook.md}', 'evidence:\n          - path: x.md'),
  ],
  [
    'one more waiver',
    written,
    ['waivers'],
    { check: 'c.d', reason: 'planned' },
    'add',
    written.replace('    reason: planned\n', '    reason: planned\n  - check: c.d\n    reason: planned\n'),
  ],
  ['a first waiver', 'version: 1\n', ['waivers'], { check: 'c.d' }, 'add', 'version: 1\nwaivers:\n  - check: c.d\n'],
  [
    'a key that stands empty',
    'version: 1\nanswers: # none yet\n',
    ['answers', 'a.b', 'value'],
    'no',
    'set',
    'version: 1\nanswers: # none yet\n  a.b:\n    value: no\n',
  ],
  ['a key that goes', written, ['answers', 'concept-drift.watched', 'note'], null, 'set', written.replace("        note: 'Somebody looks at it.'\n", '')],
  ['no line break at the end', 'version: 1', ['project'], 'x', 'set', 'version: 1\nproject: x\n'],
  [
    'line ends of Windows',
    'version: 1\r\nproject: a # b\r\n',
    ['context', 'goal'],
    'pilot',
    'set',
    'version: 1\r\nproject: a # b\r\ncontext:\r\n  goal: pilot\r\n',
  ],
];

describe('an edit', () => {
  it.each(cases)('of %s leaves the rest as it was', (_, text, path, value, how, after) => expect(edit(text, path, value, how)).toBe(after));

  it.each([
    ['a key of an item', ['waivers', '1', 'expires'], '2027-03-01', 'expires: 2027-01-01 # soon', 'expires: 2027-03-01 # soon'],
    ['an item with its comment', ['waivers', '0'], null, '  # the first\n  - check: a.b\n    expires: 2026-12-01\n', ''],
    ['the last item', ['waivers', '1'], null, '  # the second\n  - check: c.d\n    expires: 2027-01-01 # soon\n', ''],
  ])('changes %s of a list', (_, path, value, from, to) => {
    const text =
      'version: 1\nwaivers:\n  # the first\n  - check: a.b\n    expires: 2026-12-01\n  # the second\n  - check: c.d\n    expires: 2027-01-01 # soon\nproject: p\n';
    expect(edit(text, path, value)).toBe(text.replace(from, to));
  });

  it('changes an item that is written in one line, and keeps the rest', () => {
    const after = edit('version: 1\nwaivers:\n  - {check: a.b, expires: 2026-12-01} # ours\n', ['waivers', '0', 'expires'], '2027-01-01');
    expect(parse(after)).toEqual({ version: 1, waivers: [{ check: 'a.b', expires: '2027-01-01' }] });
    expect(after).toContain('# ours');
  });

  it.each([
    ['an answer that is an alias', 'c.d', { 'a.b': { value: 'no' }, 'c.d': { value: 'yes' } }],
    ['an answer that others share', 'a.b', { 'a.b': { value: 'yes' }, 'c.d': { value: 'no' } }],
  ])('changes %s, and no other', (_, id, answers) => {
    const after = edit('# ours\nversion: 1\nanswers:\n  a.b: &shared {value: no} # first\n  c.d: *shared # second\n', ['answers', id, 'value'], 'yes');
    expect(parse(after)).toEqual({ version: 1, answers });
    for (const comment of ['# ours', '# first', '# second']) expect(after).toContain(comment);
  });

  it('leaves the comments of a section with it', () => {
    const begun = 'version: 1\nanswers:\n  a.b: {value: yes}\n\n  # And that?\n  # c.d: {value: }\n\n# gate: none\n';
    const order = (path: readonly string[]) => (path.length === 0 ? ['version', 'answers', 'waivers'] : []);
    expect(edit(begun, ['waivers'], { check: 'a.b' }, 'add', order)).toBe(begun.replace('{value: }\n', '{value: }\nwaivers:\n  - check: a.b\n'));
  });

  it('takes the place that was kept for it in a comment', () => {
    const begun =
      'version: 1\ncontext:\n  # Whose?\n  # data: personal   # guessed\n\nanswers:\n  # Is it so?\n  # a.b: {value: }\n\n  # And that?\n  # c.d: {value: }\n';
    const first = edit(begun, ['answers', 'c.d'], { value: 'no' });
    expect(first).toBe(begun.replace('# c.d: {value: }', 'c.d:\n    value: no'));
    const second = edit(first, ['context', 'data'], 'none');
    expect(second).toBe(first.replace('# data: personal   # guessed', 'data: none'));
    expect(edit(second, ['answers', 'a.b', 'value'], 'yes')).toBe(second.replace('# a.b: {value: }', 'a.b:\n    value: yes'));
  });

  it('into a flow mapping keeps comments and order', () => {
    const after = edit('# a\nversion: 1\nanswers: {a.b: {value: yes}} # c\nproject: x\n', ['answers', 'c.d'], { value: 'no' });
    expect(parse(after)).toEqual({ version: 1, answers: { 'a.b': { value: 'yes' }, 'c.d': { value: 'no' } }, project: 'x' });
    expect(after).toMatch(/^# a\nversion: 1\n[\s\S]*# c\n[\s\S]*project: x\n$/);
  });

  it.each([
    ['behind the nearest one before it', 'b', '  # of a\n  a: 1\n  b: 2\n  # of c\n  c: 3 # yes\n'],
    ['above the first, and above what is said of that', 'A', '  A: 2\n  # of a\n  a: 1\n  # of c\n  c: 3 # yes\n'],
    ['at the end, where it has no place', 'z', '  # of a\n  a: 1\n  # of c\n  c: 3 # yes\n  z: 2\n'],
  ])('puts a new key %s', (_, key, after) => {
    const text = 'version: 1\nanswers:\n  # of a\n  a: 1\n  # of c\n  c: 3 # yes\n';
    expect(edit(text, ['answers', key], 2, 'set', (path) => (path.length === 1 ? ['A', 'a', 'b', 'c'] : []))).toBe(`version: 1\nanswers:\n${after}`);
  });

  const word = fc.stringMatching(/^[a-z]{1,6}$/);
  const text = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.constantFrom('yes', 'null', '2026-01-01', '- x', 'a: b', '# c', '"', "it's", 'two\nlines\n', '', ' x ', '|', '@a', '%b', '{c}', '🚰'),
  );
  const manifest = fc
    .array(
      fc.record({
        id: fc.tuple(word, word).map((parts) => parts.join('.')),
        value: word,
        comment: fc.option(word),
        blank: fc.boolean(),
        note: fc.option(word),
      }),
      { maxLength: 6 },
    )
    .map((list) => {
      const unique = list.filter(({ id }, index) => list.findIndex((one) => one.id === id) === index);
      const entry = (one: (typeof list)[number]) =>
        `${one.blank ? '\n' : ''}${one.comment === null ? '' : `  # ${one.comment}\n`}  ${one.id}:\n    value: ${JSON.stringify(one.value)}${one.comment === null ? '' : ` # ${one.comment}`}\n${one.note === null ? '' : `    note: ${JSON.stringify(one.note)}\n`}`;
      return `# head\nversion: 1\n${unique.length > 0 ? `answers:\n${unique.map(entry).join('')}` : ''}# foot\nproject: "p" # why\n`;
    });

  it('changes what was asked, and keeps every comment, whatever stands there', () => {
    fc.assert(
      fc.property(manifest, fc.tuple(word, word), text, text, (before, [a, b], value, note) => {
        const id = `${a}.${b}`;
        let after = edit(before, ['answers', id, 'value'], value);
        after = edit(after, ['answers', id, 'note'], note);
        const data = parse(before);
        expect(parse(after)).toEqual({ ...data, answers: { ...data.answers, [id]: { ...data.answers?.[id], value, note } } });
        const comments = (source: string) => source.match(/#[^\n]*/g) ?? [];
        for (const comment of comments(before)) expect(after).toContain(comment);
        expect(edit(after, ['answers', id, 'note'], note)).toBe(after);
      }),
      { numRuns: 300 },
    );
  });
});
