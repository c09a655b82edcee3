// What is listed and read of a folder, hostile ones included. Each test has a folder of its own.
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFolder } from '../../src/project/working-tree.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlready-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const env = { PATH: process.env['PATH'], HOME: tmpdir() };
const open = (untracked = false) => openFolder(folder, { untracked, env });
const put = (path: string, text = 'x') => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const git = (...args: string[]) => execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], { stdio: 'pipe' });

describe('a folder without git', () => {
  it('is walked, .gitignore honoured, installed packages and caches left out', () => {
    put('a.py');
    put('deep/b.py');
    put('.gitignore', 'secret.txt\n/out/\n');
    put('secret.txt');
    put('out/x.py');
    put('node_modules/m/index.js');
    put('env2/pyvenv.cfg');
    put('env2/lib/x.py');
    expect(open().files).toEqual(['.gitignore', 'a.py', 'deep/b.py']);
  });

  it('says how much was passed over as built, at the top alone', () => {
    put('a.py');
    put('dist/a.py');
    put('dist/deep/b.py');
    put('src/build/c.py');
    expect(open()).toMatchObject({ files: ['a.py', 'src/build/c.py'], limits: [{ code: 'vendored', pattern: 'dist/**', files: 2 }] });
  });

  it('is empty when it is empty', () => expect(open()).toMatchObject({ files: [], limits: [], revision: null }));

  it('does not follow links, and says which dangle or lead out', () => {
    put('a.py');
    symlinkSync('/etc', join(folder, 'etc'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    symlinkSync('a.py', join(folder, 'inside.py'));
    const tree = open();
    expect(tree.files).toEqual(['a.py']);
    expect(tree.limits).toEqual(
      expect.arrayContaining([
        { code: 'symlink-outside', path: 'etc' },
        { code: 'symlink-outside', path: 'dangling' },
      ]),
    );
    expect(tree.limits).toHaveLength(2);
  });

  it('takes a document at the top that is a link for what it leads to', () => {
    put('legal/text.txt');
    symlinkSync('./legal/text.txt', join(folder, 'LICENSE'));
    symlinkSync('/etc/hosts', join(folder, 'README'));
    symlinkSync('legal', join(folder, 'SECURITY'));
    symlinkSync('text.txt', join(folder, 'legal', 'COPYING'));
    const tree = open();
    expect(tree.files).toEqual(['LICENSE', 'legal/text.txt']);
    expect(tree.read('LICENSE', 1000)).toEqual(tree.read('legal/text.txt', 1000));
    expect(tree.size('LICENSE')).toBe(tree.size('legal/text.txt'));
  });

  it('that is too deep is left there, and says so', () => {
    const deep = Array.from({ length: 70 }, () => 'd').join('/');
    put(`${deep}/a.py`);
    expect(open()).toMatchObject({ files: [], limits: [{ code: 'too-deep' }] });
  });

  it('does not open pipes', () => {
    execFileSync('mkfifo', [join(folder, 'pipe.py')]);
    expect(open()).toMatchObject({ files: [], limits: [{ code: 'special-file', path: 'pipe.py' }] });
    expect(open().read('pipe.py', 100)).toMatchObject({ failure: 'unreadable' });
  });
});

describe('a folder with git', () => {
  it('holds what is tracked, and counts what is not', () => {
    git('init', '-q');
    put('a.py');
    put('b.py');
    put('.gitignore', 'ignored.py\n');
    put('ignored.py');
    git('add', 'a.py', '.gitignore');
    git('commit', '-qm', 'x');
    expect(open().files).toEqual(['.gitignore', 'a.py']);
    expect(open().limits).toEqual([{ code: 'untracked', files: 1 }]);
    expect(open(true).files).toEqual(['.gitignore', 'a.py', 'b.py']);
    expect(open().revision).toMatch(/^[0-9a-f]{40}$/);
  });

  it('of which git tracks nothing here is walked', () => {
    git('init', '-q');
    put('a.py');
    expect(open().files).toEqual(['a.py']);
  });

  it('that git does not read is walked, and says so', () => {
    git('init', '-q');
    put('a.py');
    git('add', 'a.py');
    put('.git/index', 'broken');
    expect(open()).toMatchObject({ files: ['a.py'], limits: [{ code: 'git-silent' }], revision: null });
  });

  it('names its submodules, which are other repositories', () => {
    const other = mkdtempSync(join(tmpdir(), 'mlready-sub-'));
    execFileSync('git', ['-C', other, 'init', '-q']);
    execFileSync('git', ['-C', other, '-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-q', '--allow-empty', '-m', 'x']);
    git('init', '-q');
    put('a.py');
    git('add', 'a.py');
    git('-c', 'protocol.file.allow=always', 'submodule', 'add', '-q', other, 'sub');
    expect(open().limits).toContainEqual({ code: 'submodule', path: 'sub' });
    rmSync(other, { recursive: true });
  });

  it('starts no program that the repository names', () => {
    git('init', '-q');
    put('a.py');
    git('add', 'a.py');
    const mark = join(folder, 'ran');
    put('hook.sh', `#!/bin/sh\ntouch ${mark}\n`);
    chmodSync(join(folder, 'hook.sh'), 0o755);
    git('config', 'core.fsmonitor', join(folder, 'hook.sh'));
    open(true);
    expect(existsSync(mark)).toBe(false);
  });

  it('does not read through a folder that became a link', () => {
    git('init', '-q');
    put('sub/a.py', 'inside');
    git('add', '.');
    rmSync(join(folder, 'sub'), { recursive: true });
    const outside = mkdtempSync(join(tmpdir(), 'mlready-outside-'));
    writeFileSync(join(outside, 'a.py'), 'outside');
    symlinkSync(outside, join(folder, 'sub'));
    expect(open().read('sub/a.py', 100)).toMatchObject({ failure: 'unreadable' });
    expect(open().size('sub/a.py')).toBeNull();
    rmSync(outside, { recursive: true });
  });
});

describe('reading', () => {
  it('stops at the bound', () => {
    put('a.py', 'x'.repeat(200));
    expect(open().read('a.py', 100)).toEqual({ failure: 'too-large', size: 200 });
  });

  it('says that a file which is gone cannot be read', () => expect(open().read('gone.py', 100)).toMatchObject({ failure: 'unreadable' }));
});

describe('a folder that is none', () => {
  it.each([
    ['does not exist', '/nonexistent/x', /does not exist; name the folder of a project/],
    ['is a file', import.meta.filename, /is not a directory/],
  ])('%s', (_, path, message) => expect(() => openFolder(path, { untracked: false, env })).toThrow(message));
});
