// How long the program takes, as ratios: each case runs in turn with `node -e 0`, and the median of the pairs' quotients is printed.
//   npm run bench -- [DIR …]     more folders to audit; the sample project is always there
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const program = `${root}bin/mlready.js`;
const pairs = 11;
const folders = [`${root}fixtures/projects/churn`, ...process.argv.slice(2)];
const cases = [['--version'], ['--help'], ...folders.map((folder) => ['audit', folder])];

// Where it is set, Node 20 spends more on certificates than on starting, and every ratio looks better than it is.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

function run(args) {
  const start = process.hrtime.bigint();
  const { status, signal } = spawnSync(process.execPath, args, { env, stdio: 'ignore' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status ?? signal}`);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
for (const args of cases) {
  const times = [];
  const ratios = [];
  for (let i = 0; i <= pairs; i++) {
    const baseline = run(['-e', '0']);
    const time = run([program, ...args]);
    // The first pair warms the disk cache.
    if (i > 0) {
      times.push(time);
      ratios.push(time / baseline);
    }
  }
  console.log(`x${median(ratios).toFixed(2).padStart(6)}  ${median(times).toFixed(0).padStart(5)} ms  mlready ${args.join(' ')}`);
}
