// mlready badge: the score as a picture.
import { type Command, Option } from 'commander';
import type { Io } from '../io.js';
import type { BadgeOptions } from './badge.run.js';

/** Adds the command `badge` to the program. */
export function registerBadge(program: Command, io: Io): void {
  program
    .command('badge')
    .description('the score, how much of it is known, and the day, as a badge')
    .argument('[dir]', 'the project (default: the nearest folder upwards with an mlready.yaml, or this one)')
    .addOption(new Option('-f, --format <format>', 'what is printed: a picture, or JSON for shields.io').choices(['svg', 'endpoint']).default('svg'))
    .addOption(
      new Option('-o, --output <file>', 'write to a file that ends in .svg or .json instead of printing (repeatable)')
        .argParser((value: string, all: string[]) => [...all, value])
        .default([], 'none'),
    )
    .option('--label <text>', 'what stands on the left', 'ML readiness')
    .option('--from <report>', 'make it from a saved report (audit --json) instead of an audit')
    .addHelpText('after', '\nExamples:\n  mlready badge -o docs/readiness.svg\n  mlready badge --from result.json -o badge.json')
    .action(async (dir: string | undefined, options: BadgeOptions) => {
      const { badge } = await import('./badge.run.js');
      await badge(dir, options, io);
    });
}
