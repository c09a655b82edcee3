// mlready explain: everything the catalogue says about one id.
import type { Command } from 'commander';
import { colorOption, examples, jsonOption, noColorOption } from '../command-options.js';
import type { Io } from '../io.js';

/** Adds the command `explain` to the program. */
export function registerExplain(program: Command, io: Io): void {
  program
    .command('explain')
    .description('explain a check, a consideration, a signal, a stage or a case, and how this project stands by it')
    .argument('<words...>', 'an id or the last part of one, a code such as MLR-S09, a title, or words')
    .addOption(jsonOption('print the entry as data'))
    .addOption(colorOption())
    .addOption(noColorOption())
    .addHelpText('after', examples('mlready explain seeds-set', 'mlready explain MLR-S09', 'mlready explain model inversion'))
    .action(async (words: string[], options: { json?: true; color?: boolean }) => {
      const { explanation } = await import('./explain.run.js');
      io.out(await explanation(words.join(' '), options, io));
    });
}
