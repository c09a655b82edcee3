// mlready waive: accepts a gap for a time.
import { type Command, Option } from 'commander';
import { waiverReasons } from '../../model/index.js';
import { colorOption, examples, noColorOption, projectArgument } from '../command-options.js';
import type { End } from '../exit.js';
import type { Io } from '../io.js';
import type { WaiveOptions } from './waive.run.js';

/** Adds the command `waive` to the program. */
export function registerWaive(program: Command, io: Io, end: End): void {
  program
    .command('waive')
    .description('accept a gap for a time: the gate lets it pass, the score stays; what no flag says is asked for')
    .argument('<check>', 'the check (see: mlready checks)')
    .addArgument(projectArgument())
    .addOption(new Option('--reason <reason>', 'why').choices(waiverReasons))
    .option('--statement <text>', 'what was decided, in a sentence')
    .option('--owner <who>', 'who answers for it')
    .option('--expires <day>', 'the last day that it holds, such as 2027-01-31: at most 180 days away, 90 for a critical check')
    .option('--approved-by <who>', 'who agreed; needed for a critical check, and never the owner')
    .option('--ticket <text>', 'where it is followed up')
    .option('--no-input', 'ask nothing: what is missing is an error')
    .addOption(colorOption())
    .addOption(noColorOption())
    .addHelpText(
      'after',
      examples(
        'mlready waive model-stealing.queries-limited',
        'mlready waive model-stealing.queries-limited --reason planned --statement "The gateway comes in March." --owner Ana --expires 2027-03-31',
      ),
    )
    .action(async (check: string, dir: string | undefined, options: WaiveOptions) => {
      const { waive } = await import('./waive.run.js');
      end(await waive(check, dir, options, io));
    });
}
