// mlready explain: everything the catalogue says about one id.
import type { Command } from 'commander';
import { colorOption, examples, jsonOption, noColorOption } from '../command-options.js';
import type { Io } from '../io.js';

/** Adds the command `explain` to the program. */
export function registerExplain(program: Command, io: Io): void {
  program
    .command('explain')
    .description('explain a check, a consideration, a signal or a case')
    .argument('<id>', 'for example train.seeded, concept-drift, or an id from the report')
    .addOption(jsonOption('print the entry as data'))
    .addOption(colorOption())
    .addOption(noColorOption())
    .addHelpText('after', examples('mlready explain train.seeded'))
    .action(async (id: string, options: { json?: true; color?: boolean }) => {
      const { explanation } = await import('./explain.run.js');
      io.out(await explanation(id, options, io));
    });
}
