// Links to lines, as each hosting service writes them.
import { describe, expect, it } from 'vitest';
import type { Remote } from '../../src/model/index.js';
import { commitUrl, lineUrl, repositoryPath } from '../../src/report/links.js';

const at = (remote: Remote | null, inside = '', revision: string | null = 'abc') => ({
  name: 'churn',
  root: '.',
  manifest: null,
  firstFile: null,
  cases: [],
  inside,
  remote,
  revision,
});

describe('the address of a line', () => {
  it.each<[Remote, string]>([
    [{ kind: 'github', url: 'https://github.com/acme/ml' }, 'https://github.com/acme/ml/blob/abc/a%20b/%23c.py#L7'],
    [{ kind: 'gitlab', url: 'https://gitlab.com/acme/ml' }, 'https://gitlab.com/acme/ml/-/blob/abc/a%20b/%23c.py#L7'],
    [{ kind: 'bitbucket', url: 'https://bitbucket.org/acme/ml' }, 'https://bitbucket.org/acme/ml/src/abc/a%20b/%23c.py#lines-7'],
    [
      { kind: 'azure', url: 'https://dev.azure.com/acme/p/_git/ml' },
      'https://dev.azure.com/acme/p/_git/ml?path=%2Fa%20b%2F%23c.py&version=GCabc&line=7&lineEnd=8&lineStartColumn=1&lineEndColumn=1',
    ],
  ])('%j', (remote, url) => expect(lineUrl(at(remote), { path: 'a b/#c.py', line: 7 })).toBe(url));

  const github: Remote = { kind: 'github', url: 'https://github.com/acme/ml' };
  it('is seen from the top of the repository, and may lead above the project', () => {
    expect(lineUrl(at(github, 'services/scoring'), { path: 'train.py' })).toBe('https://github.com/acme/ml/blob/abc/services/scoring/train.py');
    expect(lineUrl(at(github, 'services/scoring'), { path: '../../.github/ci.yml', line: 1 })).toBe('https://github.com/acme/ml/blob/abc/.github/ci.yml#L1');
  });
  it('of a notebook is that of the file', () =>
    expect(lineUrl(at(github), { path: 'a.ipynb', cell: 2, line: 3 })).toBe('https://github.com/acme/ml/blob/abc/a.ipynb'));
  it('is not known without a host, without a commit, or out of the repository', () => {
    expect(lineUrl(at(null), { path: 'a.py' })).toBeNull();
    expect(lineUrl(at(github, '', null), { path: 'a.py' })).toBeNull();
    expect(lineUrl(at(github, 'a'), { path: '../../b.py' })).toBeNull();
    expect(repositoryPath('a/b', '../c')).toBe('a/c');
  });
  it('holds nothing that ends it early', () =>
    expect(lineUrl(at(github), { path: ')](javascript:alert(1))"><img src=x>' })).toMatch(/^https:\/\/github\.com\/acme\/ml\/blob\/abc\/[\w%.()/-]+$/));
  it('is not made of what has no encoding', () => expect(lineUrl(at(github), { path: 'a\ud800.py' })).toBeNull());
});

describe('the address of the commit', () => {
  it.each<[Remote, string]>([
    [{ kind: 'github', url: 'https://github.com/acme/ml' }, 'https://github.com/acme/ml/commit/abc'],
    [{ kind: 'gitlab', url: 'https://gitlab.com/acme/ml' }, 'https://gitlab.com/acme/ml/-/commit/abc'],
    [{ kind: 'bitbucket', url: 'https://bitbucket.org/acme/ml' }, 'https://bitbucket.org/acme/ml/commits/abc'],
    [{ kind: 'azure', url: 'https://dev.azure.com/acme/p/_git/ml' }, 'https://dev.azure.com/acme/p/_git/ml/commit/abc'],
  ])('%j', (remote, url) => expect(commitUrl(at(remote))).toBe(url));
  it('is not known without a host or a commit', () => {
    expect(commitUrl(at(null))).toBeNull();
    expect(commitUrl(at({ kind: 'github', url: 'https://github.com/acme/ml' }, '', null))).toBeNull();
  });
});
