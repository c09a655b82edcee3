// What bin/mlready.js calls.

import { exitCodes } from './cli/exit.js';
import { processIo } from './cli/io.js';
import { run } from './cli/run.js';
import { suitShortRuns } from './cli/v8-flags.js';
import { oneLine } from './errors.js';

/** Runs the program in this process. @returns the exit code */
export async function main(argv: readonly string[]): Promise<number> {
  // Before anything has run: V8 may end the process where its settings change under expressions that it has compiled. Help is shown sooner without.
  if (!argv.some((one) => one === '--help' || one === '-h')) suitShortRuns(process.versions.v8);
  // A reader that has seen enough (`mlready audit | head`) closes the pipe; that is no error. A full disk is one.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`mlready: standard output: cannot be written (${oneLine(error.code ?? error.message)}); free its disk or name another file\n`);
    process.exitCode = exitCodes.couldNotRun;
  });
  const code = await run(argv, processIo());
  return process.exitCode === exitCodes.couldNotRun ? exitCodes.couldNotRun : code;
}
