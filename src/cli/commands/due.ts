// mlready due: what will break by itself, and when.
import { type Command, Option } from 'commander';
import { colorOption, examples, jsonOption, noColorOption, projectArgument } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';
import type { DueOptions } from './due.run.js';

/** Adds the command `due` to the program. */
export function registerDue(program: Command, io: Io, end: End): void {
  program
    .command('due')
    .description('what will break by itself, and when: waivers, answers, models, runtimes, laws')
    .addArgument(projectArgument())
    .addOption(new Option('--within <span>', 'how far ahead: days, weeks, months or years, such as 90d, 12w, 6m, 1y').default('60d'))
    .option('--all', 'everything that has a day, however far away')
    .option('--fail-within <span>', 'end with 1 where something is overdue or falls due in that time; 0d for what is overdue or due today')
    .addOption(new Option('-f, --format <format>', 'how to print it; markdown is the body of an issue').choices(['text', 'markdown']).default('text'))
    .addOption(jsonOption())
    .addOption(colorOption())
    .addOption(noColorOption())
    .addHelpText(
      'after',
      examples('mlready due', 'mlready due --within 1y', 'mlready due --fail-within 14d --json', 'mlready due services/scoring -f markdown'),
    )
    .action(async (dir: string | undefined, options: DueOptions) => {
      const { due } = await import('./due.run.js');
      end(await due(dir, options, io));
    });
}
