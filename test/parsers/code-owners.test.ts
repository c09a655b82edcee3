// CODEOWNERS: the examples of GitHub's documentation, and whatever else somebody may write.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownersOf } from '../../src/parsers/code-owners.js';

describe('the owners of a file', () => {
  // docs.github.com, "About code owners", the example of a CODEOWNERS file.
  it.each([
    ['*', 'any/where/a.txt', true],
    ['*.js', 'src/deep/a.js', true],
    ['*.js', 'a.jsx', false],
    ['/build/logs/', 'build/logs/today/a.log', true],
    ['/build/logs/', 'app/build/logs/a.log', false],
    ['docs/*', 'docs/getting-started.md', true],
    ['docs/*', 'docs/build-app/troubleshooting.md', false],
    ['apps/', 'x/apps/y/z.txt', true],
    ['apps/', 'apps', false],
    ['/docs/', 'docs/a.md', true],
    ['/scripts/', 'scripts/a', true],
    ['**/logs', 'deeply/nested/logs/a.log', true],
    ['**/logs', 'logs', true],
    ['/apps/github', 'apps/github/a', true],
    ['/apps/github', 'apps/github-x', false],
    ['mlready.yaml', 'services/a/mlready.yaml', true],
    ['mlready.yaml', 'MLREADY.yaml', false],
    ['/mlready.yaml', 'services/a/mlready.yaml', false],
    ['services/**/mlready.yaml', 'services/mlready.yaml', true],
    ['services/**/mlready.yaml', 'services/a/b/mlready.yaml', true],
    ['services/**', 'services/a/b', true],
    ['services/**', 'services', false],
    ['services/*/mlready.yaml', 'services/a/b/mlready.yaml', false],
    ['mlready.y?ml', 'mlready.yaml', true],
    ['my\\ folder/', 'my folder/a', true],
    ['{a,b}', 'a', false],
  ])('%j covers %j: %j', (pattern, path, is) => expect(ownersOf(`${pattern} @acme/ml-leads\n`, path)).toEqual(is ? ['@acme/ml-leads'] : []));

  it.each([
    ['the last line that matches decides', '* @a\nmlready.yaml @b @c/d e@example.org\n', ['@b', '@c/d', 'e@example.org']],
    ['one that names nobody takes the file out', 'mlready.yaml @a\n/mlready.yaml\n', []],
    ['a later line that does not match changes nothing', 'mlready.yaml @a\ndocs/ @b\n', ['@a']],
    ['what stands behind a # is none of it', '# * @x\nmlready.yaml @a # and @b\nmlready.yaml# @c\n', ['@a']],
    ['a pattern that begins with !, or has a range, is none', 'mlready.yaml @a\n!mlready.yaml @b\n[m]lready.yaml @c\n\\#x @d\n', ['@a']],
    ['a line with an owner that can be none is none', 'mlready.yaml @a\nmlready.yaml nobody\nmlready.yaml @b mail\n', ['@a']],
    ['lines end as they do on Windows as well', 'mlready.yaml @a\r\n\r\n', ['@a']],
    ['nothing is nobody', '', []],
  ])('%s', (_, text, owners) => expect(ownersOf(text, 'mlready.yaml')).toEqual(owners));

  it('are some that the text names, whatever it is, and of a text as long as GitHub takes', () => {
    const piece = fc.constantFrom('*', '**', '/', '?', 'a', ' ', '\n', '@a', '#', '\\', '[', '!', 'mlready.yaml', '@x/y');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const owner of ownersOf(text, 'a/mlready.yaml')) expect(text).toContain(owner);
      }),
    );
    expect(ownersOf(`* @first\n${'*a*'.repeat(1_000_000)} @last\n`, 'mlready.yaml')).toEqual(['@first']);
    expect(ownersOf(`* @first\n${'**/*a*/ @x\n'.repeat(200_000)}`, `${'a/'.repeat(100)}mlready.yaml`)).toEqual(['@x']);
  });
});
