// mlready checks: the list of all checks.
import { type Command, Option } from 'commander';
import { risks } from '../../model/index.js';
import { examples, jsonOption } from '../command-options.js';
import type { Io } from '../io.js';
import type { ChecksOptions } from './checks.run.js';

/** Adds the command `checks` to the program. */
export function registerChecks(program: Command, io: Io): void {
  program
    .command('checks')
    .description('list the checks')
    .option('--stage <id>', 'only those of a stage')
    .option('--step <id>', 'only those of a step')
    .option('--consideration <id>', 'only those of a consideration')
    .option('--pack <id>', 'only those of a pack')
    .addOption(new Option('--risk <risk>', 'only those of a risk').choices([...risks]))
    .option('--coverage [framework]', 'which items of a framework are asked by which checks, and which are not asked; without a name, how many of each')
    .addOption(new Option('-f, --format <format>', 'how to print them').choices(['text', 'markdown']).default('text'))
    .addOption(jsonOption('print them as data'))
    .addHelpText(
      'after',
      examples('mlready checks --stage model-deployment --risk critical', 'mlready checks --pack generative', 'mlready checks --coverage ml-test-score'),
    )
    .action(async (options: ChecksOptions) => {
      const { checksText } = await import('./checks.run.js');
      io.out(await checksText(options, io));
    });
}
