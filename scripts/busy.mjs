// Whether a busy machine changes a result: audits folders alone, then with loops beside it that take every processor, and compares the bytes.
//   npm run busy -- DIR …     eight loops; BUSY_LOOPS=16 for more
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../bin/mlready.js', import.meta.url));
const loops = Number(process.env.BUSY_LOOPS ?? 8);
const folders = process.argv.slice(2);
if (folders.length === 0) throw new Error('name folders to audit');

function audit(folder) {
  const start = process.hrtime.bigint();
  const { status, stdout } = spawnSync(process.execPath, [program, 'audit', folder, '--json', '--no-input'], {
    env: { ...process.env, SOURCE_DATE_EPOCH: '1794000000' },
    maxBuffer: 256 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`the audit of ${folder} ended with ${status}`);
  return { sha256: createHash('sha256').update(stdout).digest('hex'), bytes: stdout.length, seconds: Number(process.hrtime.bigint() - start) / 1e9 };
}

const quiet = folders.map(audit);
const beside = Array.from({ length: loops }, () => spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' }));
let busy;
try {
  busy = folders.map(audit);
} finally {
  for (const child of beside) child.kill('SIGKILL');
}

folders.forEach((folder, index) => {
  const [a, b] = [quiet[index], busy[index]];
  const same = a.sha256 === b.sha256;
  if (!same) process.exitCode = 1;
  console.log(
    `${same ? 'same' : 'NOT THE SAME'}  ${a.bytes} bytes  ${a.seconds.toFixed(1)} s alone, ${b.seconds.toFixed(1)} s beside ${loops} loops  ${folder}`,
  );
});
