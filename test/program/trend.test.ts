// What the real program keeps between two runs of mlready trend.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { churnHistory } from '../support/churn-history.js';
import { folderOf, mlready } from '../support/program.js';

describe('the cache of a trend', () => {
  let folder = '';
  beforeAll(() => {
    folder = churnHistory();
  });

  it('keeps what it saw, and loses nothing when that is gone, wrong or taken by two at once', async () => {
    const own = folderOf();
    const args = ['trend', folder, '--by', 'commit', '--json'];
    const first = mlready([...args, '--no-cache'], { env: { XDG_CACHE_HOME: own } });
    expect(existsSync(join(own, 'mlready'))).toBe(false);
    const again = () => mlready(args, { env: { XDG_CACHE_HOME: own } });
    expect(again()).toEqual(first);
    const [name = ''] = readdirSync(join(own, 'mlready'));
    const file = join(own, 'mlready', name);
    const kept = readFileSync(file, 'utf8');
    expect(again()).toEqual(first);
    expect(readFileSync(file, 'utf8')).toBe(kept);
    for (const wrong of ['', 'x', kept.slice(0, -10), kept.replace('"bytes":', '"bytes":9'), kept.replace(/"made":"/, '"made":"old ')]) {
      writeFileSync(file, wrong);
      expect(again()).toEqual(first);
      expect(readFileSync(file, 'utf8')).toBe(kept);
    }
    rmSync(file);
    const runs = [0, 1, 2].map(
      () =>
        new Promise<string>((done) => {
          const child = spawn(process.execPath, [join(root, 'bin', 'mlready.js'), ...args], { env: { PATH: process.env['PATH'], XDG_CACHE_HOME: own } });
          let out = '';
          child.stdout.on('data', (data) => (out += String(data)));
          child.on('close', () => done(out));
        }),
    );
    for (const out of await Promise.all(runs)) expect(out).toBe(first.out);
    expect(readdirSync(join(own, 'mlready'))).toEqual([name]);
    expect(readFileSync(file, 'utf8')).toBe(kept);
  });

  it('goes on without a place for it', () => {
    const own = folderOf({ mlready: 'a file where a folder should be' });
    const { code, out, err } = mlready(['trend', folder, '--json'], { env: { XDG_CACHE_HOME: own } });
    expect({ code, lines: err.split('\n').length - 1 }).toEqual({ code: 0, lines: 1 });
    expect(err).toMatch(/--no-cache/);
    expect(out).toBe(mlready(['trend', folder, '--json', '--no-cache']).out);
  });
});
