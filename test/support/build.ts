// Tests that start the real program need a build of what is on disk now.
import { execFileSync } from 'node:child_process';

/** Builds once before all tests. */
export function setup(): void {
  execFileSync('npm', ['run', '-s', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
