// mlready init: a manifest to fill in with an editor.
import type { Command } from 'commander';
import { examples, projectArgument } from '../command-options.js';
import type { Io } from '../io.js';

/** Adds the command `init` to the program. */
export function registerInit(program: Command, io: Io): void {
  program
    .command('init')
    .description('write a manifest to fill in with an editor: every question that concerns the project, commented out')
    .addArgument(projectArgument())
    .option('--force', 'overwrite the manifest that is there, with all its answers')
    .addHelpText('after', examples('mlready init && $EDITOR mlready.yaml && mlready validate'))
    .action(async (dir: string | undefined, options: { force?: true }) => {
      const { init } = await import('./init.run.js');
      io.out(await init(dir, options.force === true, io));
    });
}
