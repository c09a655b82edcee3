// mlready test: proves a pack of one's own by its fixtures.
import type { Command } from 'commander';
import { examples, jsonOption } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';

/** Adds the command `test` to the program. */
export function registerTest(program: Command, io: Io, end: End): void {
  program
    .command('test')
    .description('prove packs of your own by their fixtures: what each small tree shows, and how checks come out in it')
    .option('--pack <dir>', 'the folder of the pack (default: every pack of the project that lies in it)')
    .addOption(jsonOption('print the results as data'))
    .addHelpText('after', examples('mlready test --pack ./rules/acme'))
    .action(async (options: { pack?: string; json?: true }) => {
      const { testPacks } = await import('./test.run.js');
      end(await testPacks(options, io));
    });
}
