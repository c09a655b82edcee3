// Names of files that Windows takes for something else.
import { describe, expect, it } from 'vitest';
import { unwritable } from '../../src/cli/write-atomically.js';
import { windowsFault } from '../../src/parsers/text/windows-names.js';

describe('a name', () => {
  it.each(['CON', 'con', 'aux.txt', 'Aux.tar.gz', 'NUL', 'nul .html', 'com1', 'COM1.json', 'lpt9.md', 'com¹', 'CONIN$', 'conout$.txt'])(
    '%s is that of a device',
    (name) => expect(windowsFault(name)).toBe('is the name of a device'),
  );

  it.each(['report.', 'report ', 'report. ', '..', 'a.html...'])('%j loses its end', (name) =>
    expect(windowsFault(name)).toBe('ends in a dot or a space, which Windows leaves out'),
  );

  it.each([
    ['report.html:hidden', '":"'],
    ['a"b', '"\\""'],
    ['a*b', '"*"'],
    ['a\\b', '"\\\\"'],
    ['a\u0007b', '"\\u0007"'],
  ])('%j has a mark that none may have', (name, mark) => expect(windowsFault(name)).toBe(`has ${mark} in its name`));

  it.each(['report.html', 'console.md', 'auxiliary.txt', 'com0a.json', 'lpt10.md', '.gitignore', 'данные.csv', 'a b.txt', 'nullable.py'])(
    '%s is one like others',
    (name) => expect(windowsFault(name)).toBeNull(),
  );
});

describe('a path to write to', () => {
  it.each([
    ['C:\\reports\\readiness.html', null],
    ['C:readiness.html', null],
    ['reports/readiness.html', null],
    [`C:\\${'deep\\'.repeat(80)}readiness.html`, null],
    ['C:\\reports\\aux.html', 'is the name of a device'],
    ['reports/nul', 'is the name of a device'],
    ['\\\\.\\NUL', 'is the name of a device'],
    ['readiness.html:hidden', 'has ":" in its name'],
    ['C:\\reports\\readiness.html.', 'ends in a dot or a space, which Windows leaves out'],
  ])('%s is judged by its name as Windows reads it', (path, fault) => expect(unwritable(path)).toBe(fault));
});
