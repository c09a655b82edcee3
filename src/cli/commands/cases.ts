// mlready cases: what happened to others, by word, domain or consideration.
import type { Command } from 'commander';
import { examples, jsonOption } from '../command-options.js';
import type { Io } from '../io.js';
import type { CasesOptions } from './cases.run.js';

/** Adds the command `cases` to the program. */
export function registerCases(program: Command, io: Io): void {
  program
    .command('cases')
    .description('search what happened to other teams')
    .argument('[words...]', 'every word must stand in the case')
    .option('--domain <domain>', 'only those of a domain')
    .option('--consideration <id>', 'only those that bear on a consideration')
    .addOption(jsonOption('print them as data'))
    .addHelpText('after', examples('mlready cases drift --domain finance'))
    .action(async (words: string[], options: CasesOptions) => {
      const { printCases } = await import('./cases.run.js');
      await printCases(words, options, io);
    });
}
