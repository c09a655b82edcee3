// What bin/mlready.js calls.
import { processIo } from './cli/io.js';
import { run } from './cli/run.js';

/** Runs the program in this process. @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  // A reader that has seen enough (`mlready audit | head`) closes the pipe; that is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return run(argv, processIo());
}
