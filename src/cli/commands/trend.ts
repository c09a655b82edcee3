// mlready trend: readiness over the history.
import { type Command, InvalidArgumentError, Option } from 'commander';
import { historySteps } from '../../model/index.js';
import { colorOption, examples, jsonOption, noColorOption, projectArgument } from '../command-options.js';
import type { Io } from '../io.js';
import type { TrendOptions } from './trend.run.js';

const mostPoints = 10_000;

/** Adds the command `trend` to the program. */
export function registerTrend(program: Command, io: Io): void {
  program
    .command('trend')
    .description('readiness over the history of the project, computed from git')
    .addArgument(projectArgument())
    .addOption(new Option('--by <step>', 'the points: the last commit of each month, each tag, or each commit').choices(historySteps).default('month'))
    .option('--since <revision>', 'begin at this commit, branch or tag')
    .addOption(
      new Option('--limit <points>', 'how many points, the latest ones')
        .argParser((value: string) => {
          if (!/^[1-9]\d*$/.test(value) || Number(value) > mostPoints) throw new InvalidArgumentError(`Use a whole number between 1 and ${mostPoints}.`);
          return Number(value);
        })
        .default(24),
    )
    .addOption(new Option('-f, --format <format>', 'how to print it').choices(['terminal', 'json', 'csv']).default('terminal'))
    .addOption(jsonOption('the same as --format json'))
    .option('--no-cache', 'look at every file anew, and keep nothing for the next run')
    .addOption(colorOption())
    .addOption(noColorOption())
    .addHelpText('after', examples('mlready trend', 'mlready trend --by tag --since v1.0', 'mlready trend --by commit --limit 100 -f csv'))
    .action(async (dir: string | undefined, options: TrendOptions) => {
      const { trend } = await import('./trend.run.js');
      io.out(await trend(dir, options, io));
    });
}
