// Replays a history: audits each commit against the one before it, and prints what the gate would have failed for.
// npm run replay -- <repository> [how many commits] [name of the newest]
import { execFileSync } from 'node:child_process';
import { processIo } from '../src/cli/io.js';
import { run } from '../src/cli/run.js';
import { changeText } from '../src/report/messages/gate-messages.js';
import type { Report } from '../src/report/report.js';

const [folder = '.', count = '100', newest = 'HEAD'] = process.argv.slice(2);
const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 }).trim();
const commits = git('rev-list', '--first-parent', `--max-count=${Number(count) + 1}`, newest)
  .split('\n')
  .reverse();

const verdicts: Record<string, number> = {};
for (const [index, commit] of commits.entries()) {
  const before = commits[index - 1];
  if (before === undefined) continue;
  let out = '';
  let err = '';
  const io = {
    ...processIo(),
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
  };
  await run(['audit', folder, '--rev', commit, '--base', before, '--json'], io);
  const gate = out === '' ? null : (JSON.parse(out) as Report).gate;
  const verdict = gate?.verdict ?? `error: ${err.trim()}`;
  verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  if (verdict === 'pass' && gate?.regressed.length === 0) continue;
  console.log(`\n${verdict} ${commit.slice(0, 10)} ${git('log', '-1', '--format=%s', commit).slice(0, 80)}`);
  for (const change of gate?.regressed ?? []) console.log(`  ${changeText(change, false)}`);
}
console.log(`\n${commits.length - 1} commits: ${JSON.stringify(verdicts)}`);
