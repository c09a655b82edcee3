// Answers that are piped into the real program.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../src/root.js';
import { folderOf, git } from '../support/program.js';

it('an interview takes answers from standard input, and single ones from flags, by git’s user', () => {
  const folder = folderOf({ 'app.py': 'x = 1\n' });
  git(folder, 'init');
  git(folder, 'config', 'user.name', 'Ana');
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'bin', 'mlready.js'), 'interview', folder, '--answers', '-', '--set', 'concept-drift.watched=manual', '--set', 'domain=finance,retail'],
    {
      input: 'answers: {feedback-loops.mapped: partly}\n',
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], HOME: folder },
    },
  );
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('3 answers taken') });
  expect(parse(readFileSync(join(folder, 'mlready.yaml'), 'utf8'))).toMatchObject({
    context: { domain: ['finance', 'retail'] },
    answers: { 'concept-drift.watched': { value: 'manual', by: 'Ana' }, 'feedback-loops.mapped': { value: 'partly', by: 'Ana' } },
  });
});
