// A .git that leads elsewhere: what is the folder's own is read, what is another's is refused.
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRevision } from '../../src/project/git-tree.js';
import { openFolder } from '../../src/project/working-tree.js';
import { git } from '../support/program.js';

const env = { PATH: process.env['PATH'], HOME: tmpdir() };
const here = () => realpathSync(mkdtempSync(join(tmpdir(), 'mlready-')));

function repository(name: string): string {
  const folder = join(here(), name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.py'), '');
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'x');
  return folder;
}

const both = (folder: string) => [openFolder(folder, { untracked: false, env }).files, openRevision(folder, 'HEAD', env).files];

describe('is taken for its own', () => {
  it.each<[string, () => string]>([
    ['a repository', () => repository('a')],
    [
      'a folder of one',
      () => {
        const folder = repository('a');
        mkdirSync(join(folder, 'b'));
        writeFileSync(join(folder, 'b', 'a.py'), '');
        git(folder, 'add', '-A');
        git(folder, 'commit', '-qm', 'y');
        return join(folder, 'b');
      },
    ],
    [
      'a linked working tree',
      () => {
        const folder = repository('a');
        git(folder, 'worktree', 'add', '-q', '../b');
        return join(folder, '..', 'b');
      },
    ],
    [
      'a submodule',
      () => {
        const [folder, other] = [repository('a'), repository('b')];
        git(folder, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', other, 'sub');
        return join(folder, 'sub');
      },
    ],
    [
      'a repository whose git directory stands alone',
      () => {
        const folder = repository('a');
        git(folder, 'init', '-q', '--separate-git-dir', '../a.git');
        return folder;
      },
    ],
  ])('%s', (_, made) => expect(both(made())).toEqual([['a.py'], ['a.py']]));
});

describe('is refused', () => {
  const into = (make: (folder: string, other: string) => void) => () => {
    const other = repository('a');
    const folder = here();
    make(folder, other);
    return folder;
  };
  it.each<[string, () => string]>([
    ['a file that names the repository of another folder', into((folder, other) => writeFileSync(join(folder, '.git'), `gitdir: ${other}/.git\n`))],
    ['a link to it', into((folder, other) => symlinkSync(join(other, '.git'), join(folder, '.git')))],
    [
      'a file that names the working tree of another folder',
      into((folder, other) => {
        git(other, 'worktree', 'add', '-q', '../b');
        writeFileSync(join(folder, '.git'), `gitdir: ${other}/.git/worktrees/b\n`);
      }),
    ],
    [
      'a file that names the submodule of another folder',
      into((folder, other) => {
        git(other, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', repository('c'), 'sub');
        writeFileSync(join(folder, '.git'), `gitdir: ${other}/.git/modules/sub\n`);
      }),
    ],
    [
      'a folder that keeps its objects in the repository of another',
      into((folder, other) => {
        mkdirSync(join(folder, '.git'));
        writeFileSync(join(folder, '.git', 'HEAD'), 'ref: refs/heads/main\n');
        writeFileSync(join(folder, '.git', 'commondir'), `${other}/.git\n`);
      }),
    ],
  ])('%s', (_, made) => {
    const folder = made();
    const refused = /\.git: names the repository of another folder; remove it/;
    expect(() => openFolder(folder, { untracked: false, env })).toThrow(refused);
    expect(() => openRevision(folder, 'HEAD', env)).toThrow(refused);
  });
});
