// What has to be true before anything is released.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KnownError, oneLine } from '../../src/errors.js';
import { root } from '../../src/root.js';

/** Runs git at the top of the repository. @param input what it reads @param index a file that stands for the index @returns what it prints, without the white space around it */
export function git(args: readonly string[], input?: string | Buffer, index?: string): string {
  return execFileSync('git', ['-C', root, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...(index !== undefined && { GIT_INDEX_FILE: index }) },
    stdio: ['pipe', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
    ...(input !== undefined && { input }),
  }).trim();
}

/**
 * @param version that is to be released
 * @param command that was asked for it, to be named in errors
 * @throws KnownError where the version is none, is not that of package.json and its lock file, has no dated entry in the changelog or is tagged already, and where the working tree is dirty
 */
export function proveVersion(version: string, command: string): void {
  if (!/^\d+\.\d+\.\d+$/.test(version))
    throw new KnownError(`the version ${oneLine(version)}`, 'is none', `name one such as 1.2.3: npm run ${command} -- 1.2.3`);
  for (const file of ['package.json', 'package-lock.json']) {
    const { version: written } = JSON.parse(readFileSync(join(root, file), 'utf8'));
    if (written !== version) throw new KnownError(file, `has the version ${written}, not ${version}`, 'set it there first, and commit that');
  }
  proveClean('commit or remove them: git status');
  if (!hasEntry(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version))
    throw new KnownError('CHANGELOG.md', `says nothing under a heading "## ${version}, <day of the release>"`, 'write what a user notices, and commit that');
  if (git(['tag', '--list', `v${version}`]) !== '')
    throw new KnownError(`the tag v${version}`, 'is there already', 'raise the version: a tag that others have pinned is never moved');
}

/** @throws KnownError where the working tree has changes, with what to do next */
export function proveClean(next: string): void {
  if (git(['status', '--porcelain']) !== '') throw new KnownError('the working tree', 'has changes that no commit holds', next);
}

/** @throws KnownError where what is generated (pages, schemas, parts of the README) is not what the build makes of the rules. It is made anew, so that the difference can be looked at. */
export function proveDocs(): void {
  execFileSync(join(root, 'node_modules', '.bin', 'tsx'), ['scripts/docs.ts'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  const stale = git(['ls-files', '--modified', '--others', '--exclude-standard']).split('\n');
  if (stale[0] === '') return;
  const more = stale.length > 1 ? `, and ${stale.length - 1} more` : '';
  throw new KnownError(`${stale[0]}${more}`, 'was stale, and has been made anew', 'look at it, and commit it: git diff');
}

/** Whether a changelog has something under the dated heading of a version. */
function hasEntry(changelog: string, version: string): boolean {
  const lines = changelog.split('\n');
  const head = lines.findIndex((line) => line.startsWith(`## ${version}, `) && /, \d{4}-\d{2}-\d{2}$/.test(line));
  const rest = head < 0 ? [] : lines.slice(head + 1);
  const next = rest.findIndex((line) => line.startsWith('## '));
  return rest.slice(0, next < 0 ? undefined : next).some((line) => /^[-*] \S/.test(line));
}
