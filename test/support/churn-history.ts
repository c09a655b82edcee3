// The sample project over some months: begun empty, brought, robbed of its CI, broken in its manifest, and brought back.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../src/root.js';
import { folderOf, git } from './program.js';

/** Makes the history, with the tags v1 and v2. @param last the day on which it is brought back @returns its folder */
export function churnHistory(last = '2026-04-02'): string {
  const folder = join(folderOf(), 'churn');
  mkdirSync(folder);
  git(folder, 'init', '-q');
  writeFileSync(join(folder, 'README.md'), '# churn\n');
  commit(folder, '2026-01-05', 'Begin');
  cpSync(join(root, 'fixtures', 'projects', 'churn'), folder, { recursive: true });
  commit(folder, '2026-01-20', 'Bring the project');
  git(folder, 'tag', 'v1');
  rmSync(join(folder, '.github'), { recursive: true });
  commit(folder, '2026-03-01', 'Drop CI');
  writeFileSync(join(folder, 'mlready.yaml'), 'answers: {no-such-check: {value: yes}}\n');
  commit(folder, '2026-03-20', 'Break the manifest');
  git(folder, 'tag', 'v2');
  git(folder, 'checkout', '-q', 'v1', '--', 'mlready.yaml', '.github');
  commit(folder, last, 'Bring it back');
  return folder;
}

/** Commits all that is there at noon of a day. */
export function commit(folder: string, day: string, subject: string): void {
  git(folder, 'add', '-A');
  execFileSync('git', ['-C', folder, '-c', 'user.name=somebody', '-c', 'user.email=somebody@example.org', 'commit', '-q', '--allow-empty', '-m', subject], {
    env: { PATH: process.env['PATH'], HOME: folder, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z` },
    stdio: 'pipe',
  });
}
