// What a script does about a command that fails.
import { describe, expect, it } from 'vitest';
import { shellCommands } from '../../src/parsers/shell/commands.js';
import { plainShell } from '../../src/parsers/shell/fate.js';

/** What becomes of each command called `t`. */
const fates = (text: string, setting = { errexit: true, pipefail: false }) =>
  shellCommands(text, setting)
    .filter((one) => /^t\b/.test(one.text))
    .map(({ fate }) => fate ?? 'used');

describe('a shell that stops at failures', () => {
  it.each([
    ['t || true', 'failure-allowed'],
    ['t || :', 'failure-allowed'],
    ['t || echo "no" >&2', 'failure-allowed'],
    ['(t || exit 0)', 'failure-allowed'],
    ['t || { echo no; true; }', 'failure-allowed'],
    ['t || exit 1', 'used'],
    ['t || { echo no; exit 1; }', 'used'],
    ['t || echo no >> failed.txt', 'used'],
    ['t || failed=1', 'used'],
    ['t; exit 0', 'used'],
    ['t && echo ok', 'used'],
    ['t && echo ok\nls', 'status-lost'],
    ['cd a && t\nls', 'used'],
    ['set +e\nt\nls', 'status-lost'],
    ['set +e\nt\ncode=$?\nls\nexit $code', 'used'],
    ['t | tee log', 'status-lost'],
    ['set -o pipefail\nt | tee log', 'used'],
    ['t | tee log\nexit ${PIPESTATUS[0]}', 'used'],
    ['t | grep -q passed', 'used'],
    ['if t; then ls; fi\nls', 'used'],
  ])('%s: %s', (text, fate) => expect(fates(text)).toEqual([fate]));
});

describe('a shell that nobody told to stop', () => {
  it.each([
    ['t\nls', 'status-lost'],
    ['ls\nt', 'used'],
    ['t; exit 0', 'status-lost'],
    ['set -e\nt\nls', 'used'],
    ['set -euo pipefail\nt | tee log\nls', 'used'],
    ['#!/bin/bash -e\nt\nls', 'used'],
    ['trap clean ERR\nt\nls', 'used'],
    ['t > report.txt\nls', 'used'],
    ['for x in a b; do t; done\nls', 'status-lost'],
    ['case $1 in a) t ;; esac', 'used'],
    ['{ t; } || true', 'failure-allowed'],
    ['t &\nwait', 'used'],
  ])('%s: %s', (text, fate) => expect(fates(text, plainShell)).toEqual([fate]));
});

it('says nothing of a shell that it does not know', () => {
  expect(shellCommands('t\nls')).toEqual([
    { text: 't', words: ['t'], offset: 0, shells: [] },
    { text: 'ls', words: ['ls'], offset: 1, shells: [] },
  ]);
});
