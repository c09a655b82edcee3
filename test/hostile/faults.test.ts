// What comes of a file that is being written where the disk is full, read-only or failing, where the program is killed, and where two write at once.
import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Disk, writeAtomically } from '../../src/cli/write-atomically.js';
import { root } from '../../src/root.js';
import { environment } from '../support/program.js';
import { runHere } from '../support/run-here.js';

const before = 'version: 1\nanswers:\n  concept-drift.watched: manual\n';
const program = join(root, 'bin', 'mlready.js');
const run = promisify(execFile);

function project(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mlready-'));
  cpSync(join(root, 'fixtures', 'projects', 'churn'), folder, { recursive: true });
  writeFileSync(join(folder, 'mlready.yaml'), before);
  return folder;
}

const listed = (folder: string) => readdirSync(folder).sort();
const manifestIn = (folder: string) => readFileSync(join(folder, 'mlready.yaml'), 'utf8');

/** A disk on which one step fails; half of what is to be written may be there by then. */
function failing(step: 'open' | 'write' | 'rename', code: string): Disk {
  const fail = (): never => {
    throw Object.assign(new Error(code), { code });
  };
  return {
    writeFileSync(path, data, options) {
      if (step === 'open') fail();
      writeFileSync(path, step === 'write' ? String(data).slice(0, String(data).length / 2) : data, options);
      if (step === 'write') fail();
    },
    renameSync: (from, to) => (step === 'rename' ? fail() : renameSync(from, to)),
  };
}

const steps = (['open', 'write', 'rename'] as const).flatMap((step) =>
  ['ENOSPC', 'EDQUOT', 'EIO', 'EROFS', 'EACCES', 'EPERM', 'EFBIG', 'EBUSY'].map((code): [typeof step, string] => [step, code]),
);

describe('a disk that fails', () => {
  it.each(steps)('at %s with %s leaves the old file and nothing beside it', (step, code) => {
    const folder = mkdtempSync(join(tmpdir(), 'mlready-'));
    writeFileSync(join(folder, 'a'), 'old');
    expect(() => writeAtomically(join(folder, 'a'), 'new and longer', failing(step, code))).toThrow(/^[^\n]*\/a: [^\n]+; name another file$/);
    expect([listed(folder), readFileSync(join(folder, 'a'), 'utf8')]).toEqual([['a'], 'old']);
  });

  // Each command that writes.
  it.each([
    ['interview', '--set', 'concept-drift.watched=automated'],
    ['waive', 'concept-drift.watched', '--reason', 'planned', '--statement', 'soon', '--owner', 'Ana', '--expires', '2026-12-31'],
    ['baseline', 'write'],
    ['audit', '-o', 'report.html'],
    ['badge', '-o', 'badge.svg'],
    ['evidence', '-o', 'pack.zip'],
    ['interview', '--export', 'form.md'],
    ['trend', '-o', 'trend.html'],
  ])('makes `mlready %s %s` one known mistake', async (...args) => {
    const folder = project();
    const files = listed(folder);
    const { code, err } = await runHere(folder, args, { write: (path, content) => writeAtomically(path, content, failing('write', 'ENOSPC')) });
    expect({ code, err }).toEqual({
      code: 2,
      err: expect.stringMatching(args[0] === 'trend' ? /^mlready: [^\n]+\n$/ : /^mlready: [^\n]+: does not fit on its disk; [^\n]+\n$/),
    });
    expect([listed(folder), manifestIn(folder)]).toEqual([files, before]);
  });
});

describe('a folder that may not be written', () => {
  it.each([
    ['interview', '--set', 'concept-drift.watched=automated'],
    ['baseline', 'write'],
    ['audit', '-o', 'report.html'],
  ])('makes `mlready %s %s` one known mistake', (...args) => {
    const folder = project();
    const files = listed(folder);
    chmodSync(folder, 0o555);
    // Root may write everywhere, so somebody else does it.
    const asNobody = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : [];
    const [command = '', ...rest] = [...asNobody, process.execPath, program, ...args];
    const { status, stderr } = spawnSync(command, rest, { cwd: folder, env: environment, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(/^mlready: [^\n]+ may not be written; [^\n]+\n$/) });
    expect([listed(folder), manifestIn(folder)]).toEqual([files, before]);
    chmodSync(folder, 0o755);
  });
});

/** Ends the program as `kill -9` does, at the n-th step of writing: 0 half-way through the file, 1 before it takes its name, 2 after that. */
const killer = (step: number) =>
  `data:text/javascript,${encodeURIComponent(
    `import fs from 'node:fs';import {syncBuiltinESMExports} from 'node:module';
const {writeFileSync,renameSync}=fs;const die=()=>process.kill(process.pid,'SIGKILL');
fs.writeFileSync=(path,data,options)=>{writeFileSync(path,${step === 0 ? 'String(data).slice(0,20)' : 'data'},options);if(${step}===0)die();};
fs.renameSync=(from,to)=>{if(${step}===1)die();renameSync(from,to);if(${step}===2)die();};
syncBuiltinESMExports();`,
  )}`;

describe('a program that is killed while it writes', () => {
  it.each([
    [0, before],
    [1, before],
    [2, expect.stringContaining('automated')],
  ])('at step %i leaves a whole file, and the next one goes on', (step, left) => {
    const folder = project();
    const args = [program, 'interview', '--set', 'concept-drift.watched=automated'];
    const killed = spawnSync(process.execPath, ['--import', killer(step), ...args], { cwd: folder, env: environment, encoding: 'utf8' });
    expect({ signal: killed.signal, text: manifestIn(folder) }).toEqual({ signal: 'SIGKILL', text: left });
    // Nobody waits for a lock of somebody who is gone longer than half a minute.
    const lock = join(folder, '.mlready.yaml.lock');
    const old = Date.now() / 1000 - 60;
    utimesSync(lock, old, old);
    const again = [program, 'interview', '--set', 'data-discovery.catalogued=unknown'];
    const next = spawnSync(process.execPath, again, { cwd: folder, env: environment, encoding: 'utf8' });
    expect([next.status, next.stderr]).toEqual([0, '']);
    expect(manifestIn(folder)).toContain('data-discovery.catalogued');
    expect(statSync(lock, { throwIfNoEntry: false })).toBeUndefined();
  });
});

describe('several at once', () => {
  it('lose no answer', async () => {
    const folder = project();
    const ids = ['data-discovery.catalogued', 'concept-drift.watched', 'model-stealing.queries-limited', 'data-poisoning.packages-watched'];
    await Promise.all(ids.map((id) => run(process.execPath, [program, 'interview', '--set', `${id}=unknown`], { cwd: folder, env: environment })));
    const text = manifestIn(folder);
    expect(ids.filter((id) => !text.includes(id))).toEqual([]);
    expect(listed(folder).filter((name) => /^\.mlready/.test(name))).toEqual([]);
  });

  it('write one report, each whole', async () => {
    const folder = project();
    const alone = await run(process.execPath, [program, 'audit', '-f', 'json'], { cwd: folder, env: environment, maxBuffer: 1e8 });
    await Promise.all([1, 2, 3].map(() => run(process.execPath, [program, 'audit', '-o', 'r.json'], { cwd: folder, env: environment, maxBuffer: 1e8 })));
    expect(readFileSync(join(folder, 'r.json'), 'utf8')).toBe(alone.stdout);
    rmSync(folder, { recursive: true });
  });
});
