// mlready badge: the score as a picture.
import { type Command, Option } from 'commander';
import { examples, projectArgument, repeatable } from '../command-options.js';
import type { Io } from '../io.js';
import type { BadgeOptions } from './badge.run.js';

/** Adds the command `badge` to the program. */
export function registerBadge(program: Command, io: Io): void {
  program
    .command('badge')
    .description('what the repository shows, the level, and the day, as a badge')
    .addArgument(projectArgument())
    .addOption(new Option('-f, --format <format>', 'what is printed: a picture, or JSON for shields.io').choices(['svg', 'endpoint']).default('svg'))
    .addOption(repeatable('-o, --output <file>', 'write to a file that ends in .svg or .json instead of printing (repeatable)'))
    .option('--label <text>', 'what stands on the left', 'ML readiness')
    .option('--from <report>', 'make it from a saved report (audit --json) instead of an audit')
    .addHelpText('after', examples('mlready badge -o docs/readiness.svg', 'mlready badge --from result.json -o badge.json'))
    .action(async (dir: string | undefined, options: BadgeOptions) => {
      const { badge } = await import('./badge.run.js');
      await badge(dir, options, io);
    });
}
