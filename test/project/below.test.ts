// Whether a path lies in a folder, on Linux and on Windows.
import { posix, win32 } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wayBelow, wayTo } from '../../src/project/below.js';

describe('the way to a path', () => {
  it.each([
    ['C:\\work', 'C:\\work', ''],
    ['C:\\work', 'C:\\work\\docs\\a.md', 'docs/a.md'],
    // The disk does not tell letter case apart, nor does a drive letter.
    ['C:\\Work', 'c:\\work\\Docs\\a.md', 'Docs/a.md'],
    ['C:\\', 'C:\\a.md', 'a.md'],
    ['C:\\work', 'C:\\work2\\a.md', null],
    ['C:\\work', 'C:\\a.md', null],
    ['C:\\work', 'C:\\', null],
    ['C:\\work', 'D:\\work\\a.md', null],
    ['C:\\work', '\\\\server\\share\\a.md', null],
    ['\\\\server\\share', '\\\\server\\share\\a.md', 'a.md'],
    ['C:\\work', 'C:\\work\\..a\\b', '..a/b'],
    ['C:\\work', `C:\\work\\${'deep\\'.repeat(60)}a.md`, `${'deep/'.repeat(60)}a.md`],
  ])('on Windows from %s to %s is %s', (folder, path, way) => expect(wayBelow(folder, path, win32)).toBe(way));

  it.each([
    ['/srv', '/srv', ''],
    ['/srv', '/srv/docs/a.md', 'docs/a.md'],
    ['/Srv', '/srv/a.md', null],
    ['/', '/a.md', 'a.md'],
    ['/srv', '/srv2', null],
    ['/srv', '/', null],
    ['/srv', '/srv/..a', '..a'],
    // A backslash is a letter of a name there.
    ['/srv', '/srv/a\\b', 'a\\b'],
  ])('on Linux from %s to %s is %s', (folder, path, way) => expect(wayBelow(folder, path, posix)).toBe(way));

  it('may lead up', () => {
    expect(wayTo('C:\\work\\services\\a', 'C:\\Work', win32)).toBe('../..');
    expect(wayTo('/srv/services', '/srv', posix)).toBe('..');
  });
});
