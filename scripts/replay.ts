// Replays a history: audits each commit of the main line against the one before it, and prints what the gate would have failed for, in words and with the places.
// npm run replay -- <repository> [how many commits] [name of the newest]
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { safe } from '../src/terminal/text.js';
import { explained } from './gate/explain.js';
import { gateRunner } from './gate/run-gate.js';

const [given = '.', count = '100', newest = 'HEAD'] = process.argv.slice(2);
const folder = resolve(given);
const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 }).trim();
const commits = git('rev-list', '--first-parent', `--max-count=${Number(count) + 1}`, newest)
  .split('\n')
  .reverse();
const { audit, catalogue } = await gateRunner();

const verdicts: Record<string, number> = {};
for (const [index, commit] of commits.entries()) {
  const base = commits[index - 1];
  if (base === undefined) continue;
  const done = await audit({ folder, base, revision: commit });
  const gate = 'error' in done ? null : done.gate;
  const verdict = 'error' in done ? 'error' : (gate?.verdict ?? 'no gate');
  verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  const told = 'error' in done ? [`  ${safe(done.error)}`] : gate?.regressed.length || verdict !== 'pass' ? explained(gate, catalogue) : [];
  if (told.length === 0) continue;
  console.log(`\n${verdict} ${commit.slice(0, 10)} ${safe(git('log', '-1', '--format=%s', commit)).slice(0, 80)}`);
  for (const line of told) console.log(line);
}
console.log(`\n${commits.length - 1} commits, ${commits[0]?.slice(0, 10)}..${commits.at(-1)?.slice(0, 10)}: ${JSON.stringify(verdicts)}`);
