// Takes the picture of the page that the README shows: the report of the sample project, as a browser draws it. Needs Chromium.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../src/root.js';
import { chromium } from '../test/support/needs.js';

if (chromium === null) throw new Error('chromium is not installed: set CHROMIUM to where it is');
const folder = mkdtempSync(join(tmpdir(), 'mlready-picture-'));
// A copy outside of git, so that no commit of this repository stands in it.
cpSync(join(root, 'fixtures', 'projects', 'churn'), join(folder, 'churn'), { recursive: true });
execFileSync(process.execPath, [join(root, 'bin', 'mlready.js'), 'audit', 'churn', '-o', 'report.html'], {
  cwd: folder,
  stdio: 'ignore',
  env: { PATH: process.env['PATH'], SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 21) / 1000) },
});
// Chromium writes into its working directory only where it runs in a sandbox of its own, so the picture is moved from there.
execFileSync(
  chromium,
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    '--window-size=1200,900',
    '--screenshot=report.png',
    `file://${join(folder, 'report.html')}`,
  ],
  { cwd: folder, stdio: 'ignore' },
);
renameSync(join(folder, 'report.png'), join(root, 'docs', 'report.png'));
