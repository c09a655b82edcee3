// Tests that start the real program need a build of what is on disk now.
import { execFileSync } from 'node:child_process';

/** Set once the build is made: every project of a run asks for it. */
const made = 'MLREADY_TEST_BUILT';

/** Builds once before all tests. */
export function setup(): void {
  if (process.env[made] !== undefined) return;
  execFileSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
  process.env[made] = 'yes';
}
