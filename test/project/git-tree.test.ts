// A revision read from git is the tree that a checkout of it would be.
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Tree } from '../../src/model/index.js';
import { openRevision } from '../../src/project/git-tree.js';
import { openFolder } from '../../src/project/working-tree.js';
import { git } from '../support/program.js';

const env = { PATH: process.env['PATH'], HOME: tmpdir() };

function repository(files: Record<string, string | Buffer>, ...flags: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlready-'));
  git(folder, 'init', '-q', ...flags);
  write(folder, files);
  commit(folder);
  return folder;
}

function write(folder: string, files: Record<string, string | Buffer>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

function commit(folder: string): void {
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'more');
}

const shown = (tree: Tree) => ({
  name: tree.name,
  revision: tree.revision,
  limits: tree.limits,
  files: tree.files.map((path) => [path, tree.size(path), tree.read(path, 1000)]),
});

describe('a revision', () => {
  it.each([
    ['plain files', { 'a.py': 'x = 1\n', 'b/c.txt': 'é\n', 'b/empty': '' }, []],
    ['names that need quotes', { 'a b.py': '1', 'tab\there': '2', 'new\nline': '3', '"quoted"': '4', 'ü/ñ.md': '5', '-flag': '6' }, []],
    ['large files and binary ones', { 'large.py': '#'.repeat(5000), 'model.bin': Buffer.from([0, 1, 2, 255, 10, 0]) }, []],
    ['the same content twice', { 'a.py': 'same\n', 'b.py': 'same\n' }, []],
    ['SHA-256 objects', { 'a.py': 'x = 1\n' }, ['--object-format=sha256']],
    [
      'a file that LFS keeps',
      {
        '.gitattributes': '*.onnx filter=lfs diff=lfs merge=lfs -text\n',
        'model.onnx': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 99\n',
        'a.py': '',
      },
      [],
    ],
  ])('with %s is what is on disk', (_, files, flags) => {
    const folder = repository(files, ...flags);
    expect(shown(openRevision(folder, 'HEAD', env))).toEqual(shown(openFolder(folder, { untracked: false, env })));
  });

  it('sees links and submodules as a checkout does', () => {
    const folder = repository({ 'a/real.py': 'x = 1\n' });
    symlinkSync('a/real.py', join(folder, 'inside.py'));
    symlinkSync('a', join(folder, 'folder'));
    symlinkSync('../outside', join(folder, 'outside'));
    symlinkSync('/etc/passwd', join(folder, 'absolute'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    git(folder, 'update-index', '--add', '--cacheinfo', `160000,${git(folder, 'rev-parse', 'HEAD').trim()},part`);
    mkdirSync(join(folder, 'part'));
    git(folder, 'add', 'inside.py', 'folder', 'outside', 'absolute', 'dangling');
    git(folder, 'commit', '-q', '-m', 'links');
    const tree = openRevision(folder, 'HEAD', env);
    expect(tree.files).toEqual(['a/real.py']);
    expect(tree.limits.map((limit) => ('path' in limit ? `${limit.code} ${limit.path}` : limit.code)).sort()).toEqual([
      'submodule part',
      'symlink-outside absolute',
      'symlink-outside dangling',
      'symlink-outside outside',
    ]);
    expect(shown(tree).files).toEqual(shown(openFolder(folder, { untracked: false, env })).files);
  });

  it('takes a document at the top that is a link for what it leads to, as a checkout does', () => {
    const folder = repository({ 'legal/text.txt': 'Permission is granted\n' });
    symlinkSync('legal/text.txt', join(folder, 'LICENSE'));
    symlinkSync('../text.txt', join(folder, 'COPYING'));
    git(folder, 'add', 'LICENSE', 'COPYING');
    git(folder, 'commit', '-q', '-m', 'links');
    // One that git does not know is none of its documents.
    symlinkSync('legal/text.txt', join(folder, 'README'));
    const tree = openRevision(folder, 'HEAD', env);
    expect(tree.files).toEqual(['LICENSE', 'legal/text.txt']);
    expect(tree.read('LICENSE', 100)).toEqual(tree.read('legal/text.txt', 100));
    expect(shown(tree).files).toEqual(shown(openFolder(folder, { untracked: false, env })).files);
  });

  it('is that of then, whatever the working directory holds now', () => {
    const folder = repository({ 'a.py': 'old\n', 'gone.py': 'gone\n' });
    git(folder, 'tag', 'v1');
    write(folder, { 'a.py': 'new\n' });
    git(folder, 'rm', '-q', 'gone.py');
    commit(folder);
    write(folder, { 'a.py': 'newest\n', 'untracked.py': 'x\n' });
    const tree = openRevision(folder, 'v1', env);
    expect(tree.files).toEqual(['a.py', 'gone.py']);
    expect(tree.read('a.py', 100)).toEqual({ bytes: Buffer.from('old\n') });
    expect(git(folder, 'status', '--porcelain')).toContain('a.py');
  });

  it('of a sub-folder is what lies below it', () => {
    const folder = repository({ 'a.py': '1', 'part/b.py': '2', 'part/c/d.py': '3' });
    expect(openRevision(join(folder, 'part'), 'HEAD', env).files).toEqual(['b.py', 'c/d.py']);
  });

  it('can be read from a bare repository and from a worktree', () => {
    const folder = repository({ 'a.py': '1' });
    const bare = mkdtempSync(join(tmpdir(), 'mlready-'));
    git(folder, 'clone', '-q', '--bare', folder, join(bare, 'x.git'));
    expect(openRevision(join(bare, 'x.git'), 'HEAD', env).files).toEqual(['a.py']);
    git(folder, 'worktree', 'add', '-q', '--detach', join(bare, 'tree'));
    expect(openRevision(join(bare, 'tree'), 'HEAD', env).files).toEqual(['a.py']);
  });

  it('reads an LFS file on disk as its pointer, so that an installed LFS changes nothing', () => {
    const folder = repository({
      'data/.gitattributes': '*.csv filter=lfs\n',
      'data/a.csv': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 99\n',
      'b.csv': 'x\n',
    });
    write(folder, { 'data/a.csv': 'a,b\n'.repeat(500) });
    const tree = openFolder(folder, { untracked: false, env });
    expect(tree.size('data/a.csv')).toBeLessThan(200);
    expect(tree.read('data/a.csv', 100)).toEqual({ bytes: Buffer.from('version https://git-lfs.github.com/spec/v1\n') });
    expect(tree.read('b.csv', 100)).toEqual({ bytes: Buffer.from('x\n') });
  });

  it.each(['nowhere', '--upload-pack=touch x', '', 'HEAD:a.py'])('called %j is refused in one line', (name) => {
    const folder = repository({ 'a.py': '1' });
    expect(() => openRevision(folder, name, env)).toThrow(/is not known to git here/);
  });

  it('fetches no object that is missing: a transport could be any program', () => {
    const folder = repository({ 'a.py': 'import mlflow\n', 'b.py': 'x = 1\n' });
    const id = git(folder, 'rev-parse', 'HEAD:a.py').trim();
    rmSync(join(folder, '.git', 'objects', id.slice(0, 2), id.slice(2)));
    const ran = join(mkdtempSync(join(tmpdir(), 'mlready-')), 'ran');
    for (const [key, value] of Object.entries({
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.promisor': 'true',
      'remote.origin.url': `ext::sh -c touch% ${ran}`,
      'protocol.ext.allow': 'always',
    }))
      git(folder, 'config', key, value);
    const tree = openRevision(folder, 'HEAD', env);
    for (const path of tree.files) tree.read(path, 1000);
    openFolder(folder, { untracked: true, env });
    expect(existsSync(ran)).toBe(false);
  });

  it('ignores replaced objects', () => {
    const folder = repository({ 'a.py': 'old\n' });
    const before = git(folder, 'rev-parse', 'HEAD').trim();
    write(folder, { 'a.py': 'new\n' });
    commit(folder);
    git(folder, 'replace', git(folder, 'rev-parse', 'HEAD').trim(), before);
    expect(openRevision(folder, 'HEAD', env).read('a.py', 100)).toEqual({ bytes: Buffer.from('new\n') });
  });
});
