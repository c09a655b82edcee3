// The files of a release are made of a copy of this project, and refused for whatever would make them untrue.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Lock, shippedLock, vulnerableIn } from '../../scripts/release/advisories.js';
import { root } from '../../src/root.js';
import { git } from '../support/program.js';
import { commit, dateEntry, releaseSource, runScript, version } from '../support/release-source.js';

let source = '';
beforeAll(() => {
  source = releaseSource();
});

const release = (...args: string[]) => runScript(source, 'release', '--no-advisories', ...args);
const changed = (path: string, from: string | RegExp, to: string) => {
  const text = readFileSync(join(source, path), 'utf8');
  expect(text.replace(from, to)).not.toBe(text);
  writeFileSync(join(source, path), text.replace(from, to));
};

describe('a release', () => {
  it('is refused without an entry in the changelog, and with changes that are in no commit', () => {
    expect(release()).toMatchObject({ code: 2, err: 'release: the version : is none; name one such as 1.2.3: npm run release -- 1.2.3\n' });
    expect(release(version)).toMatchObject({ code: 2, err: expect.stringMatching(/^release: CHANGELOG\.md: says nothing under a heading[^\n]*\n$/) });
    dateEntry(source);
    expect(release(version)).toMatchObject({ code: 2, err: expect.stringMatching(/^release: the working tree: has changes that no commit holds;[^\n]*\n$/) });
    commit(source, 'Date the release');
  });

  it('is refused with a lock file of another version', () => {
    changed('package-lock.json', `"version": "${version}"`, '"version": "0.0.9"');
    commit(source, 'Lock another version');
    expect(release(version)).toMatchObject({
      code: 2,
      err: `release: package-lock.json: has the version 0.0.9, not ${version}; set it there first, and commit that\n`,
    });
    git(source, 'reset', '-q', '--hard', 'HEAD~1');
  });

  it('is refused with a table of public projects that other rules have measured', () => {
    changed('rules/peers.yaml', /^pack: .*$/m, 'pack: 1.0.0');
    commit(source, 'Measure by other rules');
    expect(release(version)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^release: rules\/peers\.yaml: was measured by the rules 1\.0\.0, not [^\n]*\n$/),
    });
    git(source, 'reset', '-q', '--hard', 'HEAD~1');
  });

  it('is refused with a page that is stale, and made once that is mended', () => {
    changed('docs/checks.md', /^\| \[`data-discovery\.documented`\].*\n/m, '');
    commit(source, 'Forget a check');
    expect(release(version)).toMatchObject({
      code: 2,
      err: 'release: docs/checks.md: was stale, and has been made anew; look at it, and commit it: git diff\n',
    });
    expect(existsSync(join(source, 'release'))).toBe(false);
    commit(source, 'Print the pages');
    const head = git(source, 'rev-parse', 'HEAD').trim();
    const names = [`mlready-${version}.tgz`, `mlready-${version}.cdx.json`];
    expect(release(version)).toEqual({ code: 0, out: `release/${version}: ${names[0]}, ${names[1]} and SHA256SUMS, built from ${head}.\n`, err: '' });
    const file = (name: string) => readFileSync(join(source, 'release', version, name));
    expect(file('SHA256SUMS').toString()).toBe(names.map((name) => `${createHash('sha256').update(file(name)).digest('hex')}  ${name}\n`).join(''));
    expect(JSON.parse(file(names[1] ?? '').toString()).metadata.component.version).toBe(version);
    // Nothing but those files is left behind, and nothing is tagged.
    expect([git(source, 'status', '--porcelain'), git(source, 'tag')]).toEqual(['', '']);
  }, 600_000);
});

describe('what is asked of npm', () => {
  const lock: Lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

  it('is about the packages that ship, though all are for development here', () => {
    const { packages } = shippedLock(lock, ['node_modules/zod', 'node_modules/yaml']);
    expect(Object.keys(packages)).toEqual(['', 'node_modules/zod', 'node_modules/yaml']);
    expect(packages['']?.dependencies).toEqual({ zod: lock.packages['node_modules/zod']?.version, yaml: lock.packages['node_modules/yaml']?.version });
    expect(Object.values(packages).filter((one) => 'dev' in one)).toEqual([]);
  });

  it.each([
    ['{"vulnerabilities": {}}', []],
    ['{"vulnerabilities": {"zod": {"severity": "high"}}}', ['zod']],
    ['{"message": "405 Method Not Allowed", "error": {}}', null],
    ['', null],
    ['null', null],
  ])('is answered by %j', (said, found) => expect(vulnerableIn(said)).toEqual(found));
});
