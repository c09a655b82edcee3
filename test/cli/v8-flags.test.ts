// What V8 is told for a short run, by version: what a version does not know it prints on every start.
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { settingsOf } from '../../src/cli/v8-flags.js';

describe('the settings of V8', () => {
  it.each([
    ['11.3.244.8-node.38', ['--no-regexp-tier-up', '--interrupt-budget=675840']],
    ['12.4.254.21-node.57', ['--no-regexp-tier-up']],
    ['13.6.233.17-node.63', ['--no-regexp-tier-up']],
    ['14.1.1-node.1', []],
    ['10.2.154.26-node.39', []],
  ])('of %s are those that it knows', (version, known) => expect(settingsOf(version)).toEqual(known));

  it('are known to the one that runs', () => {
    const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8' });
    for (const setting of settingsOf(process.versions.v8)) expect(options).toContain(` --${setting.replace(/^--(?:no-)?/, '').replace(/=.*/, '')} (`);
  });
});
