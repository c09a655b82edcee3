// Answers that are piped into the real program.
import { execFile, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../../src/root.js';
import { catalogue } from '../support/catalogue-of-rules.js';
import { environment, folderOf, git, mlready } from '../support/program.js';

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

it('loses no answer of eight people who write at once, and leaves nothing behind', async () => {
  const folder = folderOf({ 'app.py': 'x = 1\n' });
  const ids = catalogue.checks.slice(0, 8).map(({ id }) => id);
  const start = promisify(execFile);
  const ends = await Promise.all(
    ids.map((id) => start(process.execPath, [join(root, 'bin', 'mlready.js'), 'interview', folder, '--set', `${id}=no`], { env: environment })),
  );
  expect(ends.map(({ stdout }) => stdout.split('.')[0])).toEqual(ids.map(() => '1 answer taken into mlready'));
  expect(Object.keys(parse(readFileSync(join(folder, 'mlready.yaml'), 'utf8')).answers).sort()).toEqual([...ids].sort());
  expect(readdirSync(folder).sort()).toEqual(['app.py', 'mlready.yaml']);
});

it('goes on after somebody who was killed while writing', () => {
  const folder = folderOf({ 'app.py': 'x = 1\n' });
  const lock = join(folder, '.mlready.yaml.lock');
  writeFileSync(lock, '1\n');
  const anHourAgo = Date.now() / 1000 - 3600;
  utimesSync(lock, anHourAgo, anHourAgo);
  expect(mlready(['interview', folder, '--set', 'concept-drift.watched=no'])).toMatchObject({ code: 0 });
  expect(readdirSync(folder).sort()).toEqual(['app.py', 'mlready.yaml']);
});
