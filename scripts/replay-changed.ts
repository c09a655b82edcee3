// Replays a history as pull requests: looks at what each commit of the main line brings, and prints what a reviewer would have been told, with the lines.
// npm run replay-changed -- <repository> [how many commits] [name of the newest]
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { builtinCatalogue } from '../src/catalogue/builtin.js';
import { scanCaches } from '../src/engine/assess-project.js';
import { processHost } from '../src/engine/host.js';
import { lookAtChange } from '../src/engine/look-at-change.js';
import { placeText } from '../src/terminal/text.js';

const [given = '.', count = '100', newest = 'HEAD'] = process.argv.slice(2);
const folder = resolve(given);
const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 }).trim();
const commits = git('rev-list', '--first-parent', `--max-count=${Number(count) + 1}`, newest)
  .split('\n')
  .reverse();
const terms = { builtin: await builtinCatalogue(), today: new Date().toISOString().slice(0, 10), cache: scanCaches() };
const host = processHost({ PATH: process.env['PATH'], HOME: process.env['HOME'] });

let [spoken, told] = [0, 0];
for (const [index, commit] of commits.entries()) {
  const base = commits[index - 1];
  if (base === undefined) continue;
  const { review } = await lookAtChange({ folder, untracked: false, revision: commit, base, trial: false }, terms, host);
  if (review.findings.length === 0) continue;
  spoken++;
  told += review.findings.length;
  console.log(`\n${commit.slice(0, 10)} ${git('log', '-1', '--format=%s', commit).slice(0, 80)}`);
  for (const { kind, signal, place, text, doubt, checks } of review.findings)
    console.log(
      `  ${kind} ${signal} ${placeText(place)}${doubt === null ? '' : ` (${doubt})`} ${checks.join(', ')}\n    | ${(text ?? '').trim().slice(0, 160)}`,
    );
}
console.log(`\n${commits.length - 1} commits: ${spoken} with ${told} findings`);
