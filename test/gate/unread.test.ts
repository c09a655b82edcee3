// What the head could not read and the base could: a loss that may be none, by the files that it may rest on.
import { expect, it } from 'vitest';
import type { Limit } from '../../src/model/index.js';
import { inputOf, type State, smallRules, toldBy } from '../support/small-project.js';

const shows = (signal: string) => ({ signal, earns: 'full' as const, enough: null });
const rules = smallRules([{ id: 'tested', shownBy: [shows('tests'), shows('more')] }, { id: 'asked' }], ['more', 'tests']);
const at = (path: string, line = 1) => [{ path, line }];
const files = { 'ci.yml': 'run: pytest\n', 'other.yml': 'x: y\n', 'sub/a.py': 'a\n' };
const good: State = { files, seen: { tests: at('ci.yml') } };
const limits = (...all: Limit[]) => ({ limits: all });
const notParsed = (path: string): Limit => ({ code: 'not-parsed', path });
const cut = limits({ code: 'too-many-files', files: 100_000 });
const gone = (more: State = {}): State => ({ files, seen: {}, ...more });
const { 'ci.yml': _, ...withoutCi } = files;
const edited = { ...files, 'ci.yml': 'run: build\n' };
const lost = ['lost tested 8'];

const rows: [name: string, before: State, after: State, told: string[]][] = [
  ['all was read', good, gone({ files: edited }), lost],
  ['the file of the evidence was not read', good, gone({ files: edited, scan: limits(notParsed('ci.yml')) }), ['unread tested ci.yml']],
  ['another file was not read, and the line of the evidence was changed', good, gone({ files: edited, scan: limits(notParsed('other.yml')) }), lost],
  ['another file was not read, and the line of the evidence stands', good, gone({ scan: limits(notParsed('other.yml')) }), ['unread tested other.yml']],
  ['the line of the evidence stands, and all was read', good, gone(), lost],
  ['another file was not read, and the file of the evidence is gone', good, gone({ files: withoutCi, scan: limits(notParsed('other.yml')) }), lost],
  ['the base could not read the file either', { ...good, scan: limits(notParsed('ci.yml')) }, gone({ files: edited, scan: limits(notParsed('ci.yml')) }), lost],
  [
    'a folder of the evidence was not read',
    { ...good, seen: { tests: at('sub/a.py') } },
    gone({ scan: limits({ code: 'too-deep', path: 'sub' }) }),
    ['unread tested sub/a.py'],
  ],
  [
    'a folder whose name begins as that of the evidence was not read',
    { ...good, seen: { tests: at('sub/a.py') } },
    gone({ files: { 'ci.yml': 'x' }, scan: limits({ code: 'too-deep', path: 'su' }) }),
    lost,
  ],
  ['a link leads out', good, gone({ scan: limits({ code: 'symlink-outside', path: 'ci.yml' }) }), lost],
  ['a file was too large', good, gone({ files: edited, scan: limits({ code: 'too-large', path: 'ci.yml', bytes: 1 }) }), ['unread tested ci.yml']],
  ['a file took too long', good, gone({ files: edited, scan: limits({ code: 'too-slow', path: 'ci.yml' }) }), ['unread tested ci.yml']],
  ['a file was closed to the reader', good, gone({ files: edited, scan: limits({ code: 'unreadable', path: 'ci.yml' }) }), ['unread tested ci.yml']],
  ['there were too many files, and that of the evidence is not among them', good, gone({ files: withoutCi, scan: cut }), ['unread tested ci.yml']],
  ['there were too many files, and that of the evidence is among them', good, gone({ files: edited, scan: cut }), lost],
  ['there were too many files on both sides', { ...good, scan: cut }, gone({ files: withoutCi, scan: cut }), lost],
  [
    'what is asked for needs a file that was not read',
    good,
    gone({ files: edited, seen: { tests: { state: 'unreadable' } }, scan: limits(notParsed('other.yml')) }),
    ['unread tested other.yml'],
  ],
  [
    'what is asked for beside it needs a file that was not read',
    good,
    gone({ files: edited, seen: { more: { state: 'unreadable' } }, scan: limits(notParsed('other.yml')) }),
    lost,
  ],
  [
    'an answer was lowered, and a file was not read',
    { ...good, said: { asked: { value: 'automated', evidence: [], dispute: [] } } },
    { ...good, scan: limits(notParsed('other.yml')) },
    ['lost asked 8'],
  ],
  [
    'many files were not read: five are named',
    good,
    gone({ scan: limits(...[1, 2, 3, 4, 5, 6, 7].map((one) => notParsed(`${one}.yml`))) }),
    ['unread tested 1.yml+2.yml+3.yml+4.yml+5.yml'],
  ],
  [
    'many files of the evidence were not read: five are named, each once',
    { files, seen: { tests: [1, 1, 2, 3, 4, 5, 6].map((one) => ({ path: `${one}.yml`, line: 1 })) } },
    gone({ scan: limits(...[1, 2, 3, 4, 5, 6].map((one) => notParsed(`${one}.yml`))) }),
    ['unread tested 1.yml+2.yml+3.yml+4.yml+5.yml'],
  ],
  [
    'another file was not read, and one of two lines of the evidence stands',
    { ...good, seen: { tests: [...at('ci.yml'), ...at('other.yml')] } },
    gone({ files: edited, scan: limits(notParsed('third.yml')) }),
    lost,
  ],
  [
    'one of two files of the evidence was not read',
    { ...good, seen: { tests: [...at('ci.yml'), ...at('other.yml')] } },
    gone({ files: { 'other.yml': 'z\n', 'ci.yml': 'z\n' }, scan: limits(notParsed('other.yml')) }),
    ['unread tested other.yml'],
  ],
];

it.each(rows)('where %s', (_name, before, after, told) => {
  expect(toldBy(inputOf(rules, before, after))).toEqual(told);
});
